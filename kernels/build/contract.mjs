// Reads the contract, src/engine/contract/*.ts: the one place that says what a kernel's arguments are.
import { readdir, readFile } from 'node:fs/promises';

/**
 * @typedef {object} Argument
 * @property {string} name as TypeScript has it: `dStates`
 * @property {string} type a key of `C_TYPES`
 * @property {string} doc
 *
 * @typedef {object} Kernel
 * @property {string} name
 * @property {string} family the C file that defines it, without `.c`
 * @property {string} doc
 * @property {boolean} isRange whether `begin` and `end` follow the arguments
 * @property {readonly Argument[]} args in C's order, without the range
 *
 * @typedef {object} Family
 * @property {string} name of the contract's file and of the C file: `lstm`
 * @property {string} doc
 * @property {readonly Kernel[]} kernels
 */

/** The C type of each type of argument. */
export const C_TYPES = {
  Float32s: 'float *',
  ReadonlyFloat32s: 'const float *',
  Float64s: 'double *',
  Int32s: 'int32_t *',
  ReadonlyInt32s: 'const int32_t *',
  Uint32s: 'uint32_t *',
  ReadonlyUint32s: 'const uint32_t *',
  Size: 'int32_t ',
  Flag: 'int32_t ',
  Int32: 'int32_t ',
  Float32: 'float ',
  Float64: 'double ',
};

/** An argument's name in C: `dStates` is `d_states`. */
export const cName = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A kernel's arguments as C has them, the range included: `const float *weights`, … */
export function cParameters({ args, isRange }) {
  const own = args.map(({ name, type }) => `${C_TYPES[type]}${cName(name)}`);
  return isRange ? [...own, 'int32_t begin', 'int32_t end'] : own;
}

/**
 * The texts of the contract's files.
 * @param {URL} folder src/engine/contract/
 * @returns {Promise<Record<string, string>>} file name → text
 */
export async function readContractFiles(folder) {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'),
  );
  const texts = await Promise.all(
    names.sort().map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  return Object.fromEntries(names.map((name, i) => [name, texts[i]]));
}

/**
 * Reads the families out of the TypeScript: `Kernels` extends an interface a family, whose members are
 * the kernels. An interface's own arguments come first, then those of the interfaces that it extends.
 * @param {Record<string, string>} files
 * @returns {Promise<readonly Family[]>}
 * @throws Error that names the kernel and the argument where a type is not one of `arguments.ts`
 */
export async function readContract(files) {
  const { default: ts } = await import('typescript');
  /** Every interface, with the file that it stands in. */
  const interfaces = new Map();
  for (const [file, text] of Object.entries(files)) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements) {
      if (!ts.isInterfaceDeclaration(statement)) continue;
      const { text: name } = statement.name;
      if (interfaces.has(name)) {
        throw new Error(
          `contract/${file}: interface ${name} is declared twice; rename one of them.`,
        );
      }
      interfaces.set(name, { file, node: statement });
    }
  }

  const find = (name, user) => {
    const found = interfaces.get(name);
    if (found === undefined) {
      throw new Error(`contract: ${user} uses ${name}, which is no interface of the contract.`);
    }
    return found;
  };
  const basesOf = (node) =>
    (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => type.getText()));
  const docOf = (node) =>
    ts
      .getJSDocCommentsAndTags(node)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
      .join('\n');

  const readArguments = (name, user) => {
    const { file, node } = find(name, user);
    const own = node.members.map((member) => {
      const argument = member.name.getText();
      const type = member.type?.getText();
      if (!(type in C_TYPES)) {
        throw new Error(
          `contract/${file}: ${name}.${argument} is a ${type}; expected one of ${Object.keys(C_TYPES).join(', ')}.`,
        );
      }
      return { name: argument, type, doc: docOf(member) };
    });
    const all = [...own, ...basesOf(node).flatMap((base) => readArguments(base, name))];
    const twice = all.find((one, i) => all.findIndex((other) => other.name === one.name) !== i);
    if (twice !== undefined) {
      throw new Error(`contract/${file}: ${name} has two arguments named ${twice.name}.`);
    }
    return all;
  };

  return basesOf(find('Kernels', 'the build').node).map((familyName) => {
    const { file, node } = find(familyName, 'Kernels');
    const family = file.replace(/\.ts$/, '');
    const kernels = node.members.map((member) => {
      const name = member.name.getText();
      const [, kind, args] = /^(RangeKernel|WholeKernel)<(\w+)>$/.exec(member.type.getText()) ?? [];
      if (kind === undefined) {
        throw new Error(
          `contract/${file}: ${name} is a ${member.type.getText()}; expected RangeKernel<…> or WholeKernel<…> of one interface.`,
        );
      }
      const isRange = kind === 'RangeKernel';
      return { name, family, doc: docOf(member), isRange, args: readArguments(args, name) };
    });
    return { name: family, doc: docOf(node), kernels };
  });
}

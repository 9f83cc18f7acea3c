// Compares the kernels that the C files define with the contract, by their arguments' names: the compiler
// compares the types, and would let two arguments of one type change places.
import { cName } from './contract.mjs';

/**
 * @param {Record<string, string>} sources file name → text, of every .c
 * @param {readonly import('./contract.mjs').Family[]} families
 * @throws Error when a kernel is missing, is unknown, stands in another file, or names its arguments otherwise
 */
export function checkDefinitions(sources, families) {
  const expected = new Map(
    families.flatMap(({ kernels }) => kernels.map((kernel) => [kernel.name, kernel])),
  );
  const defined = new Set();
  for (const [file, text] of Object.entries(sources)) {
    const family = file.replace(/\.c$/, '');
    const code = text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    for (const [, name, parameters] of code.matchAll(/\bKERNEL\((\w+)\)\s*\(([^)]*)\)\s*\{/g)) {
      const kernel = expected.get(name);
      if (kernel === undefined) {
        throw new Error(`kernels/${file}: the contract has no kernel ${name}.`);
      }
      if (kernel.family !== family) {
        throw new Error(
          `kernels/${file}: ${name} stands in contract/${kernel.family}.ts; expected in contract/${family}.ts, or the C in ${kernel.family}.c.`,
        );
      }
      if (defined.has(name)) throw new Error(`kernels/${file}: ${name} is defined twice.`);
      defined.add(name);
      const given = parameters.split(',').map((parameter) => /(\w+)\s*$/.exec(parameter)?.[1]);
      const range = kernel.isRange ? ['begin', 'end'] : [];
      const wanted = [...kernel.args.map((argument) => cName(argument.name)), ...range];
      if (given.join() !== wanted.join()) {
        throw new Error(
          `kernels/${file}: ${name} takes (${given.join(', ')}); contract/${family}.ts says (${wanted.join(', ')}).`,
        );
      }
    }
  }
  for (const { name, family } of expected.values()) {
    if (!defined.has(name)) throw new Error(`kernels/${family}.c: ${name} is not defined.`);
  }
}

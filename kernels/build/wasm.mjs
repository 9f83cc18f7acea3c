// Compiles kernels/*.c to WebAssembly with Clang compiled to WebAssembly: npm alone builds it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { WASM_TYPES } from './contract.mjs';
import { replace } from './replace.mjs';
import { readSections } from './wasm-sections.mjs';

/** Bytes of shadow stack that each instance has: room for a kernel's local arrays. */
export const STACK_BYTES = 1 << 20;

const COMPILE = [
  '--target=wasm32',
  '-std=gnu17',
  '-O3',
  '-Wall',
  '-Werror',
  '-msimd128',
  // Shared memory asks for both; without shared memory the same code runs, as one thread.
  '-matomics',
  '-mbulk-memory',
  // Portable kernels give the same bits everywhere: no multiply-add is fused, nothing reordered.
  '-ffp-contract=off',
  '-fno-math-errno',
  '-ffreestanding',
  '-nostdlib',
];

/** Each build of the kernels, and what sets it apart. */
export const WASM_VARIANTS = { portable: [], relaxed: ['-mrelaxed-simd', '-ffp-contract=fast'] };

const LINK = [
  '--no-entry',
  '--import-memory',
  '--shared-memory',
  `--max-memory=${2 ** 32}`,
  // Each worker's instance is given a shadow stack of its own; the heap begins after the data.
  '--export=__stack_pointer',
  '--export=__heap_base',
  '--strip-all',
  '-z',
  `stack-size=${STACK_BYTES}`,
];

/** Everything besides the sources that the result depends on. */
export const WASM_SETTINGS = JSON.stringify([COMPILE, WASM_VARIANTS, LINK]);

/**
 * @param {string} variant a key of `WASM_VARIANTS`
 * @param {Record<string, string>} sources file name → text, of every .c and .h
 * @param {import('./contract.mjs').KernelTable} table
 * @param {URL} cache folder for object files, so that one changed file compiles alone
 * @returns {Promise<{binary: Uint8Array, memoryFlagOffset: number, memoryPages: number}>}
 */
export async function buildWasm(variant, sources, table, cache) {
  const { commands } = await import('@yowasp/clang');
  const headers = Object.entries(sources).filter(([name]) => name.endsWith('.h'));
  // Unpacks the compiler: left to the first compilation, it would report its progress.
  await runTool(commands['wasm-ld'], ['--version'], {});
  const objects = {};
  for (const [name, text] of Object.entries(sources)) {
    if (!name.endsWith('.c')) continue;
    const flags = [...COMPILE, ...WASM_VARIANTS[variant]];
    const hash = createHash('sha256').update(JSON.stringify([flags, headers, name, text]));
    const cached = new URL(`${hash.digest('hex').slice(0, 24)}.o`, cache);
    const object = name.replace(/\.c$/, '.o');
    objects[object] = await readFile(cached).catch(() => undefined);
    if (objects[object] !== undefined) continue;
    const tree = { kernels: { ...Object.fromEntries(headers), [name]: text } };
    const made = await runTool(
      commands.clang,
      [...flags, '-c', `kernels/${name}`, '-o', object],
      tree,
    );
    objects[object] = made[object];
    await replace(cached, made[object]);
  }
  const linked = await runTool(
    commands['wasm-ld'],
    [...LINK, ...Object.keys(objects), '-o', 'out'],
    objects,
  );
  const { functions, ...memory } = readSections(linked.out);
  checkContract(functions, table);
  return { binary: linked.out, ...memory };
}

/** Runs a tool of the compiler; its messages become the error's text. */
async function runTool(command, args, files) {
  let messages = '';
  const collect = (bytes) => {
    if (bytes !== null) messages += new TextDecoder().decode(bytes);
  };
  try {
    return await command(args, files, {
      stdout: collect,
      stderr: collect,
      decodeASCII: false,
      fetchProgress: () => {},
    });
  } catch (error) {
    throw new Error(messages || String(error));
  }
}

/** A kernel whose C parameters differ from the table would read wrong memory: refuse it here. */
function checkContract(functions, table) {
  for (const [name, kinds] of Object.entries(table)) {
    const given = functions[name];
    if (given === undefined) throw new Error(`kernels.ts lists ${name}, which no C file defines.`);
    const expected = kinds.map((kind) => WASM_TYPES[kind]).join(', ');
    if (given.join(', ') !== expected) {
      throw new Error(`${name}: kernels.ts says (${expected}), the C says (${given.join(', ')}).`);
    }
  }
  for (const name of Object.keys(functions)) {
    if (!(name in table) && !name.startsWith('__')) {
      throw new Error(`kernels/: ${name} is a KERNEL that kernels.ts does not list.`);
    }
  }
}

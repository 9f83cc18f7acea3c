// Compiles kernels/*.c to WebAssembly with Clang compiled to WebAssembly: npm alone builds it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ClangPool } from './clang-pool.mjs';
import { replace } from './replace.mjs';
import { byLength, withIncludes } from './sources.mjs';
import { readSections } from './wasm-sections.mjs';

/** Bytes of shadow stack that each instance has: room for a kernel's local arrays. */
export const STACK_BYTES = 1 << 20;

const COMPILE = [
  '--target=wasm32',
  '-std=gnu17',
  '-O3',
  '-Wall',
  '-Wmissing-prototypes',
  '-Werror',
  '-msimd128',
  // Shared memory asks for both; without shared memory the same code runs, as one thread.
  '-matomics',
  '-mbulk-memory',
  // Portable kernels give the same bits everywhere: no multiply-add is fused, nothing reordered.
  '-ffp-contract=off',
  '-fno-math-errno',
  '-ffreestanding',
  '-Ikernels',
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

/** Which Clang: another one compiles everything anew. */
export const CLANG_VERSION = JSON.parse(
  await readFile(new URL('../package.json', import.meta.resolve('@yowasp/clang')), 'utf8'),
).version;

/**
 * Compiles and links every build.
 * @param {Record<string, string>} sources path below kernels/ → text, of every .c and .h
 * @param {URL} cache folder for object files, so that one changed file compiles alone
 * @returns {Promise<Record<string, {binary: Uint8Array, memoryFlagOffset: number, memoryPages: number}>>}
 *   by variant
 * @throws Error with the compiler's messages
 */
export async function buildWasm(sources, cache) {
  const pool = new ClangPool();
  try {
    const files = byLength(sources);
    const builds = Object.entries(WASM_VARIANTS).map(async ([variant, own]) => {
      const flags = [...COMPILE, ...own];
      const objects = {};
      await Promise.all(
        files.map(async (name) => {
          const parts = withIncludes(name, sources);
          objects[objectName(name)] = await compile(pool, flags, name, parts, cache);
        }),
      );
      // In one order, whichever was compiled first: the same sources give the same bytes.
      const args = [...LINK, ...Object.keys(objects).sort(), '-o', 'out'];
      const binary = await pool.run({ tool: 'wasm-ld', args, files: objects, output: 'out' });
      return [variant, { binary, ...readSections(binary) }];
    });
    return Object.fromEntries(await Promise.all(builds));
  } finally {
    await pool.close();
  }
}

const objectName = (name) => name.replace(/\.c$/, '.o');

/** The object file of one C file, from the cache when nothing that it depends on has changed. */
async function compile(pool, flags, name, files, cache) {
  const key = createHash('sha256').update(JSON.stringify([CLANG_VERSION, flags, files]));
  const cached = new URL(`${key.digest('hex').slice(0, 24)}.o`, cache);
  const known = await readFile(cached).catch(() => undefined);
  if (known !== undefined) return known;
  const output = objectName(name);
  const args = [...flags, '-c', `kernels/${name}`, '-o', output];
  const made = await pool.run({ tool: 'clang', args, files: { kernels: asTree(files) }, output });
  await replace(cached, made);
  return made;
}

/** Files as the compiler's file system wants them: a folder is an object. */
function asTree(files) {
  const tree = {};
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop();
    let folder = tree;
    for (const part of folders) {
      folder[part] ??= {};
      folder = folder[part];
    }
    folder[name] = text;
  }
  return tree;
}

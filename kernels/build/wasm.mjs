// Compiles kernels/*.c to WebAssembly with Clang compiled to WebAssembly: npm alone builds it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { replace } from './replace.mjs';
import { withIncludes } from './sources.mjs';
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

/** Everything besides the sources that the result depends on. */
export const WASM_SETTINGS = JSON.stringify([COMPILE, WASM_VARIANTS, LINK]);

/**
 * @param {string} variant a key of `WASM_VARIANTS`
 * @param {Record<string, string>} sources path below kernels/ → text, of every .c and .h
 * @param {URL} cache folder for object files, so that one changed file compiles alone
 * @returns {Promise<{binary: Uint8Array, memoryFlagOffset: number, memoryPages: number}>}
 */
export async function buildWasm(variant, sources, cache) {
  const { commands } = await import('@yowasp/clang');
  // Unpacks the compiler: left to the first compilation, it would report its progress.
  await runTool(commands['wasm-ld'], ['--version'], {});
  const objects = {};
  for (const name of Object.keys(sources)) {
    if (!name.endsWith('.c')) continue;
    const files = withIncludes(name, sources);
    const flags = [...COMPILE, ...WASM_VARIANTS[variant]];
    const hash = createHash('sha256').update(JSON.stringify([flags, files]));
    const cached = new URL(`${hash.digest('hex').slice(0, 24)}.o`, cache);
    const object = name.replace(/\.c$/, '.o');
    objects[object] = await readFile(cached).catch(() => undefined);
    if (objects[object] !== undefined) continue;
    const made = await runTool(commands.clang, [...flags, '-c', `kernels/${name}`, '-o', object], {
      kernels: asTree(files),
    });
    objects[object] = made[object];
    await replace(cached, made[object]);
  }
  const linked = await runTool(
    commands['wasm-ld'],
    [...LINK, ...Object.keys(objects), '-o', 'out'],
    objects,
  );
  return { binary: linked.out, ...readSections(linked.out) };
}

/** Files as the compiler's file system wants them: a folder is an object. */
function asTree(files) {
  const tree = {};
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop();
    let folder = tree;
    for (const part of folders) folder = folder[part] ??= {};
    folder[name] = text;
  }
  return tree;
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

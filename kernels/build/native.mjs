// Compiles kernels/*.c with the machine's C compiler to one Node add-on for each instruction set.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { include_dir as headers } from 'node-api-headers';
import { nodeApiGlue } from './node-api-glue.mjs';

const run = promisify(execFile);

const COMPILE = [
  '-std=gnu17',
  '-O3',
  '-Wall',
  '-fPIC',
  '-fvisibility=hidden',
  '-fno-math-errno',
  '-fno-trapping-math',
  // Native kernels may fuse multiply-adds: faster, and the same bits on the same kind of processor.
  '-ffp-contract=fast',
];

const supports = (...features) =>
  features.map((feature) => `__builtin_cpu_supports("${feature}")`).join(' && ');

/** Best first. `supported` is a C expression; without one the processor always can. */
const VARIANTS = {
  x64: {
    avx512: {
      flags: ['-march=x86-64-v4', '-mprefer-vector-width=512'],
      supported: supports('avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl', 'fma'),
    },
    avx2: { flags: ['-march=x86-64-v3'], supported: supports('avx2', 'fma', 'bmi', 'bmi2') },
    baseline: { flags: ['-march=x86-64-v2'], supported: supports('sse4.2', 'popcnt') },
  },
  arm64: { neon: { flags: [], supported: '1' } },
};

/** Everything besides the sources that the result depends on. */
export const NATIVE_SETTINGS = JSON.stringify([COMPILE, VARIANTS[process.arch]]);

/** The add-ons that this machine can build, best first. */
export const nativeVariants = Object.keys(VARIANTS[process.arch] ?? {});

/**
 * @param {string[]} sources paths of the .c files
 * @param {import('./contract.mjs').KernelTable} table
 * @param {string} hash of everything that the build depends on, built into the add-ons
 * @param {URL} output folder for `<variant>.node`
 * @returns {Promise<string | undefined>} why nothing was built, if nothing was
 */
export async function buildNative(sources, table, hash, output) {
  const compiler = process.env.CC ?? 'cc';
  if (nativeVariants.length === 0) return `no native variant for ${process.arch}`;
  try {
    await run(compiler, ['--version']);
  } catch {
    return `no C compiler (${compiler})`;
  }
  await mkdir(output, { recursive: true });
  const work = await mkdtemp(fileURLToPath(new URL('work-', output)));
  try {
    const glue = `${work}/glue.c`;
    await writeFile(glue, nodeApiGlue(table));
    for (const [variant, { flags, supported }] of Object.entries(VARIANTS[process.arch])) {
      const define = [`-DMALMOI_HASH="${hash}"`, `-DMALMOI_SUPPORTED=(${supported})`];
      // The glue is compiled for any processor: it is what finds out whether this one will do.
      await run(compiler, [
        ...COMPILE,
        ...define,
        '-I',
        headers,
        '-c',
        glue,
        '-o',
        `${work}/glue.o`,
      ]);
      const link = process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : [];
      const made = `${work}/${variant}.node`;
      await run(compiler, [
        ...COMPILE,
        ...flags,
        '-shared',
        ...link,
        ...sources,
        `${work}/glue.o`,
        '-o',
        made,
      ]);
      await rename(made, new URL(`${variant}.node`, output));
    }
  } finally {
    await rm(work, { recursive: true });
  }
  return undefined;
}

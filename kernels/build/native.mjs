// Compiles kernels/*.c with the machine's C compiler to one Node add-on for each instruction set.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { include_dir as headers } from 'node-api-headers';
import { nodeApiGlue } from './node-api-glue.mjs';
import { byLength, withIncludes } from './sources.mjs';

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

/** Refuses a kernel that the contract does not list: it has no prototype. */
const COMPILE_KERNELS = [...COMPILE, '-Werror=missing-prototypes'];

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

/** The add-ons that this machine can build, best first. */
export const nativeVariants = Object.keys(VARIANTS[process.arch] ?? {});

/** Runs tasks, as many at a time as there are cores. */
async function runAll(tasks) {
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

/**
 * The machine's C compiler (`CC`, or cc).
 * @returns {Promise<{command: string, version: string} | undefined>}
 */
export async function findCompiler() {
  const command = process.env.CC ?? 'cc';
  try {
    return { command, version: (await run(command, ['--version'])).stdout };
  } catch {
    return undefined;
  }
}

/**
 * @param {{command: string, version: string}} compiler
 * @param {Record<string, string>} sources path below kernels/ → text, of every .c and .h
 * @param {readonly import('./contract.mjs').Family[]} families
 * @param {string} hash of everything that the build depends on, built into the add-ons
 * @param {{sources: URL, objects: URL, output: URL}} folders where the sources are, where object
 *   files are kept so that one changed file compiles alone, and where `<variant>.node` goes
 */
export async function buildNative({ command, version }, sources, families, hash, folders) {
  await mkdir(folders.output, { recursive: true });
  const work = await mkdtemp(fileURLToPath(new URL('work-', folders.output)));
  try {
    const glue = `${work}/glue.c`;
    await writeFile(glue, nodeApiGlue(families));
    const files = byLength(sources);
    const include = fileURLToPath(folders.sources);
    const tasks = [];
    const objects = {};
    for (const [variant, { flags, supported }] of Object.entries(VARIANTS[process.arch])) {
      // The glue is compiled for any processor: it is what finds out whether this one will do.
      const define = [
        `-DMALMOI_HASH="${hash}"`,
        `-DMALMOI_SUPPORTED=(${supported})`,
        '-I',
        headers,
        '-I',
        include,
      ];
      const glueObject = `${work}/${variant}.o`;
      objects[variant] = [glueObject];
      tasks.push(() => run(command, [...COMPILE, ...define, '-c', glue, '-o', glueObject]));
      for (const name of files) {
        const all = [...COMPILE_KERNELS, ...flags];
        const key = createHash('sha256').update(
          JSON.stringify([version, all, withIncludes(name, sources)]),
        );
        const object = new URL(`${key.digest('hex').slice(0, 24)}.o`, folders.objects);
        objects[variant].push(fileURLToPath(object));
        tasks.push(async () => {
          if (existsSync(object)) return;
          const made = `${work}/${variant}-${name}.o`;
          const source = fileURLToPath(new URL(name, folders.sources));
          await run(command, [...all, '-I', include, '-c', source, '-o', made]);
          await rename(made, object);
        });
      }
    }
    await mkdir(folders.objects, { recursive: true });
    await runAll(tasks);
    const link = process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : [];
    for (const variant of nativeVariants) {
      const made = `${work}/${variant}.node`;
      await run(command, ['-shared', ...link, ...objects[variant], '-o', made]);
      await rename(made, new URL(`${variant}.node`, folders.output));
    }
  } finally {
    await rm(work, { recursive: true });
  }
}

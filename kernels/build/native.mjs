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

/** Runs a function with a folder for what lasts no longer than it. */
async function withWorkFolder(output, task) {
  await mkdir(output, { recursive: true });
  const work = await mkdtemp(fileURLToPath(new URL('work-', output)));
  try {
    return await task(work);
  } finally {
    await rm(work, { recursive: true });
  }
}

/**
 * Asks this machine's processor for the best variant that it runs.
 * @param {{command: string}} compiler
 * @param {URL} output a folder that may be written to
 * @returns {Promise<string[]>} one variant, or none
 */
export async function findOwnVariants({ command }, output) {
  const variants = Object.entries(VARIANTS[process.arch] ?? {});
  if (variants.length < 2) return nativeVariants;
  const lines = variants.map(
    ([name, { supported }]) => `  if (${supported}) return puts("${name}"), 0;`,
  );
  return withWorkFolder(output, async (work) => {
    const [source, program] = [`${work}/own.c`, `${work}/own`];
    await writeFile(
      source,
      `#include <stdio.h>\nint main(void) {\n${lines.join('\n')}\n  return 0;\n}\n`,
    );
    await run(command, [source, '-o', program]);
    const { stdout } = await run(program);
    return nativeVariants.filter((name) => name === stdout.trim());
  });
}

/**
 * @param {{command: string, version: string}} compiler
 * @param {object} build
 * @param {readonly string[]} build.variants which of `nativeVariants`
 * @param {Record<string, string>} build.sources path below kernels/ → text, of every .c and .h
 * @param {readonly import('./contract.mjs').Family[]} build.families
 * @param {string} build.hash of everything that the build depends on, built into the add-ons
 * @param {{sources: URL, objects: URL, output: URL}} build.folders where the sources are, where object
 *   files are kept so that one changed file compiles alone, and where `<variant>.node` goes
 */
export async function buildNative({ command, version }, build) {
  const { variants, sources, families, hash, folders } = build;
  await withWorkFolder(folders.output, async (work) => {
    const glue = `${work}/glue.c`;
    await writeFile(glue, nodeApiGlue(families));
    const files = byLength(sources);
    const include = fileURLToPath(folders.sources);
    const tasks = [];
    const objects = {};
    for (const variant of variants) {
      const { flags, supported } = VARIANTS[process.arch][variant];
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
    for (const variant of variants) {
      const made = `${work}/${variant}.node`;
      await run(command, ['-shared', ...link, ...objects[variant], '-o', made]);
      await rename(made, new URL(`${variant}.node`, folders.output));
    }
  });
}

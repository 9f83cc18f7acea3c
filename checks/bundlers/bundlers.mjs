// Builds the application with each bundler, as its users do: with as few settings as it takes. Each
// gives the warnings of the build; the files that browsers load lie in `output`.
import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** @typedef {{ folder: string, output: string }} Job where the application lies, and where it is built to */

/** Imports a bundler from the folder of the application, which brings its own. */
const load = (folder, name) =>
  import(pathToFileURL(createRequire(join(folder, 'index.js')).resolve(name)).href);

/** @param {Job} job */
async function vite({ folder, output }) {
  const { build, createLogger } = await load(folder, 'vite');
  const warnings = [];
  const customLogger = createLogger('warn');
  customLogger.warn = customLogger.warnOnce = (message) => warnings.push(message);
  await build({
    root: join(folder, 'app'),
    configFile: false,
    logLevel: 'warn',
    customLogger,
    build: { outDir: output, emptyOutDir: true },
  });
  return warnings;
}

/** @param {Job} job */
async function webpack({ folder, output }) {
  const { default: compile } = await load(folder, 'webpack');
  const stats = await promisify(compile)({
    mode: 'production',
    context: join(folder, 'app'),
    entry: { page: './page.js' },
    output: { path: output, clean: true },
    // It warns of any file over 244 KiB; what ours weigh has budgets of its own (tests/package/bundle-size.test.ts).
    performance: { hints: false },
  });
  await cp(join(folder, 'app/index.html'), join(output, 'index.html'));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return warnings.map(({ message }) => message);
}

/** @param {Job} job */
async function esbuild({ folder, output }) {
  const { build } = await load(folder, 'esbuild');
  const { warnings } = await build({
    absWorkingDir: join(folder, 'app'),
    entryPoints: ['page.js', 'worker.js'],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: output,
    logLevel: 'silent',
  });
  await cp(join(folder, 'app/index.html'), join(output, 'index.html'));
  return warnings.map(({ text }) => text);
}

/**
 * @param {Job} job
 * @param {'--turbopack' | '--webpack'} bundler
 */
async function next({ folder, output }, bundler) {
  const place = join(folder, 'next');
  await mkdir(output, { recursive: true });
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [createRequire(join(folder, 'index.js')).resolve('next/dist/bin/next'), 'build', bundler],
    { cwd: place, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } },
  );
  await cp(join(place, 'out'), output, { recursive: true });
  // On CI, Next warns that no earlier build left a cache: in a new folder none can.
  const isWarning = (line) => /warn|⚠/i.test(line) && !line.includes('no-cache');
  return `${stdout}${stderr}`.split('\n').filter(isWarning);
}

export const BUNDLERS = {
  vite,
  webpack,
  esbuild,
  'next (turbopack)': (job) => next(job, '--turbopack'),
  'next (webpack)': (job) => next(job, '--webpack'),
};

// Packs malmoi, installs the tarball beside Vite, webpack, esbuild and Next, builds an application with
// each, and runs what was built in Chromium: in the page and in a worker. Fails at a warning, and at an
// answer that is not Node's. npm brings the bundlers into a temporary folder: a clone installs none.
//
//   npm run check:bundlers                  all of them
//   npm run check:bundlers -- vite webpack  some
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from '../tests/browser/chromium.ts';
import { BUNDLERS } from './bundlers/bundlers.mjs';
import { serveFolder } from './bundlers/serve-folder.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
// Outside the clone: bundlers would read its tsconfig.json, and find its modules.
const folder = await mkdtemp(join(tmpdir(), 'malmoi-bundlers-'));
const wanted = process.argv.slice(2);
const npm = (...args) =>
  execFileSync('npm', [...args, '--ignore-scripts', '--loglevel=error'], {
    cwd: args[0] === 'pack' ? root : folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Brings the application, the bundlers and the tarball together. */
async function install() {
  await cp(new URL('bundlers', import.meta.url), folder, { recursive: true });
  for (const file of ['task.js', 'worker.js']) {
    await cp(join(folder, 'app', file), join(folder, 'next', file));
  }
  const tarball = npm('pack', '--pack-destination', folder).trim().split('\n').at(-1);
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];
  npm('install', ...options, `./${tarball}`);
}

/** Opens what was built, and waits for the answers of the page and of its worker. */
async function runInBrowser(browser, output) {
  const server = await serveFolder(output);
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  try {
    await page.goto(server.url);
    await page.waitForFunction('globalThis.report !== undefined', undefined, { timeout: 20_000 });
    return await page.evaluate('globalThis.report');
  } catch (error) {
    throw new Error([...problems, error].join('\n'));
  } finally {
    await page.close();
    server.close();
  }
}

/** What is wrong with a bundler's application. */
async function check(name, browser, expected) {
  const output = join(folder, 'built', name.replace(/\W+/g, '-'));
  const start = performance.now();
  const problems = (await BUNDLERS[name]({ folder, output })).map((text) => `warning: ${text}`);
  const built = seconds(start);
  const [page, worker] = await runInBrowser(browser, output);
  // A page's own thread may not wait for others: there the engine runs on one.
  for (const [place, answer, workers] of [
    ['page', page, 1],
    ['worker', worker, 2],
  ]) {
    const right = JSON.stringify({ ...expected, workers });
    if (JSON.stringify(answer) !== right) {
      problems.push(`in the ${place}: ${JSON.stringify(answer)}, expected ${right}`);
    }
  }
  console.log(`${name}: built in ${built}, ${problems.length === 0 ? 'runs' : 'FAILS'}`);
  return problems;
}

let failed = 0;
try {
  const start = performance.now();
  await install();
  console.log(`bundlers: installed in ${seconds(start)}`);
  const { runTask } = await import(pathToFileURL(join(folder, 'app/task.js')).href);
  const expected = await runTask();
  const browser = await launchChromium();
  try {
    for (const name of Object.keys(BUNDLERS)) {
      if (wanted.length > 0 && !wanted.some((part) => name.startsWith(part))) continue;
      const problems = await check(name, browser, expected).catch((error) => [String(error)]);
      for (const problem of problems) console.error(`${name}: ${problem}`);
      if (problems.length > 0) failed++;
    }
  } finally {
    await browser.close();
  }
} finally {
  await rm(folder, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/**
 * The lab in headless Chromium: how fast a language model trains in the tab beside Node's WebAssembly with as many
 * threads, the longest tasks on the page's thread meanwhile, how soon a stop is heard, the first picture at a quarter of
 * the processor's speed, and the page's memory over many trainings.
 *
 *   npm run bench:lab -- [--rounds 3] [--minutes 1]
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createEngine } from '../dist/index.js';
import { RECIPES } from '../lab/worker/workbench/recipes.ts';
import { TRAININGS } from '../lab/worker/workbench/trainings/index.ts';
import { serveFolder } from '../src/cli/lab/serve-folder.ts';
import { launchChromium } from '../tests/browser/chromium.ts';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '1' },
  },
});
const [rounds, minutes] = [Number(given.rounds), Number(given.minutes)];

const RECIPE = 'language-model';
const STEPS = 300;
const TEXT = 'samples/romeo-and-juliet.txt';

/** The threads that the lab's worker takes. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const server = await serveFolder('lab/dist');
const browser = await launchChromium();

/** Opens the workbench with the text, ready to train so many steps. */
async function openWorkbench(steps) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.goto(`${server.url}/en/workbench/`);
  await page.waitForSelector('html[data-ready]');
  await page.locator('main input[type=file]').setInputFiles(TEXT);
  await page.locator(`.recipe input[value="${RECIPE}"]`).check();
  const place = Object.keys(RECIPES[RECIPE].options).indexOf('steps');
  const field = page.locator('.options .field input, .options .field select').nth(place);
  await field.fill(String(steps));
  await field.press('Tab');
  return page;
}

/** Trains on the page; the seconds are the worker's own. */
async function trainInTab(page) {
  await page.locator('.bench-step .main-button', { hasText: /^Train$/ }).click();
  await page.waitForSelector('progress');
  await page.waitForSelector('[data-trained]', { timeout: 600_000 });
  const text = await page.locator('[data-trained]').textContent();
  return { seconds: Number(/([\d.]+) s/.exec(text)?.[1]) };
}

/** Trains the same in Node. */
async function trainInNode(engine) {
  const defaults = Object.entries(RECIPES[RECIPE].options);
  const options = Object.fromEntries(defaults.map(([name, option]) => [name, option.default]));
  const file = new File([readFileSync(TEXT)], 'romeo.txt');
  const order = { recipe: RECIPE, roles: {}, file, options: { ...options, steps: STEPS } };
  const started = performance.now();
  await TRAININGS[RECIPE](engine, order, {
    signal: new AbortController().signal,
    onProgress() {},
    onPoint() {},
    onCheckpoint: async () => {},
  });
  return (performance.now() - started) / 1000;
}

async function measureSpeed() {
  const engine = await createEngine({ engine: 'wasm', workers: THREADS });
  const page = await openWorkbench(STEPS);
  await trainInTab(page);
  await page.evaluate(() => {
    globalThis.longTasks.length = 0;
  });
  const [tab, node] = [[], []];
  for (let round = 0; round < rounds; round++) {
    tab.push((await trainInTab(page)).seconds);
    node.push(await trainInNode(engine));
  }
  const tasks = await page.evaluate(() => globalThis.longTasks);
  console.log(
    `training in the tab ÷ Node's WebAssembly, ${THREADS} thread${THREADS > 1 ? 's' : ''}: ${(median(node) / median(tab)).toFixed(2)} (goal 0.95)`,
  );
  console.log(
    `tasks over 50 ms on the page's thread in ${rounds} trainings: ${tasks.length}${tasks.length > 0 ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : ''} (goal none)`,
  );
  await page.close();
  engine.dispose();
}

async function measureStop() {
  const page = await openWorkbench(20_000);
  const heard = [];
  for (let round = 0; round < rounds; round++) {
    await page.locator('.bench-step .main-button', { hasText: /^Train$/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('progress').length > 0);
    await page.waitForTimeout(1000);
    heard.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const started = performance.now();
            const observer = new MutationObserver(() => {
              if (document.querySelector('progress') !== null) return;
              observer.disconnect();
              resolve(performance.now() - started);
            });
            observer.observe(document.body, { childList: true, subtree: true });
            for (const button of document.querySelectorAll('button')) {
              if (button.textContent?.startsWith('Stop')) button.click();
            }
          }),
      ),
    );
  }
  console.log(
    `from the stop to a model that can be asked: ${median(heard).toFixed(0)} ms (its last checkpoint, opened and hashed, among them)`,
  );
  await page.close();
}

async function measureFirstPicture() {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(`${server.url}/ko/rnn/`);
    await page.waitForSelector('html[data-ready]');
    times.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  console.log(
    `chapter 8 ready at a quarter of the processor's speed: ${(median(times) / 1000).toFixed(2)} s (goal 2)`,
  );
}

/** The page's heap after its trainings, in MB, without what can be thrown away. */
async function measureMemory() {
  const page = await openWorkbench(STEPS);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  await trainInTab(page);
  const first = await heap();
  const end = performance.now() + minutes * 60_000;
  let trainings = 0;
  while (performance.now() < end) {
    await trainInTab(page);
    trainings += 1;
  }
  console.log(
    `the page's heap after the first training and after ${trainings} more (${minutes} min): ${first.toFixed(1)} and ${(await heap()).toFixed(1)} MB (goal ± 1)`,
  );
  await page.close();
}

try {
  await measureFirstPicture();
  await measureSpeed();
  await measureStop();
  await measureMemory();
} finally {
  await browser.close();
  server.close();
}

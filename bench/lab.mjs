/**
 * The lab in headless Chromium: how fast a language model trains in the tab beside Node's WebAssembly with as many
 * threads, the longest tasks on the page's thread meanwhile, how soon a stop is heard, the first picture at a quarter of
 * the processor's speed, the frames of a map of 100,000 words that is zoomed and dragged, and the page's memory over
 * many trainings.
 *
 *   npm run bench:lab -- [--only picture,speed,stop,map,memory] [--rounds 3] [--minutes 1] [--pause 0]
 *
 * `--minutes 60 --pause 50` asks for the memory of an hour in which little is computed: a training a minute.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createEngine, createRandom } from '../dist/index.js';
import { RECIPES } from '../lab/worker/workbench/recipes.ts';
import { TRAININGS } from '../lab/worker/workbench/trainings/index.ts';
import { serveFolder } from '../src/cli/lab/serve-folder.ts';
import { launchChromium } from '../tests/browser/chromium.ts';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '1' },
    /** Seconds between two trainings of the memory's. */
    pause: { type: 'string', default: '0' },
    only: { type: 'string', default: 'picture,speed,stop,map,memory' },
  },
});
const [rounds, minutes, pause] = [Number(given.rounds), Number(given.minutes), Number(given.pause)];

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

const MAP_WORDS = 100_000;

/** Seconds for which a map is zoomed and dragged. */
const MOVING_SECONDS = 6;

/** A file of so many words in few dimensions, as word2vec writes it. */
function drawVectors() {
  const random = createRandom(1, 'points');
  const lines = Array.from({ length: MAP_WORDS }, (_, id) => {
    const numbers = Array.from({ length: 4 }, () => (random.float() * 2 - 1).toFixed(4));
    return `word${id} ${numbers.join(' ')}`;
  });
  return Buffer.from(`${MAP_WORDS} 4\n${lines.join('\n')}\n`);
}

/** Collects the times between the page's frames, and its own work in them, until it is asked for them. */
const WATCH_FRAMES = () => {
  const times = [];
  const work = [];
  const request = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (draw) =>
    request((now) => {
      const began = performance.now();
      draw(now);
      work.push(performance.now() - began);
    });
  let last;
  let going = true;
  const frame = (now) => {
    if (last !== undefined) times.push(now - last);
    last = now;
    if (going) request(frame);
  };
  request(frame);
  globalThis.endFrames = () => {
    going = false;
    return { times, work };
  };
};

/** Moves the pointer over a page for some seconds: the wheel zooms in and out, a drag pans. */
async function moveOver(page, { x, y, width, height }) {
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.move(left, top);
  await page.mouse.click(left, top);
  await page.evaluate(WATCH_FRAMES);
  const end = performance.now() + MOVING_SECONDS * 1000;
  for (let turn = 0; performance.now() < end; turn++) {
    for (let i = 0; i < 8; i++) await page.mouse.wheel(0, turn % 2 === 0 ? -120 : 120);
    await page.mouse.down();
    for (let i = 1; i <= 8; i++) await page.mouse.move(left + 9 * i, top + 5 * i);
    await page.mouse.up();
    await page.mouse.move(left, top);
  }
  return page.evaluate(() => globalThis.endFrames());
}

const perSecond = (times) => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);

async function measureMap() {
  const empty = await browser.newPage();
  await empty.goto(`${server.url}/icon.svg`);
  const { times: none } = await moveOver(empty, { x: 100, y: 100, width: 800, height: 500 });
  await empty.close();
  const buffer = drawVectors();
  for (const renderer of ['webgl2', 'canvas']) {
    const page = await browser.newPage();
    if (renderer === 'canvas') {
      await page.addInitScript(() => {
        const { getContext } = HTMLCanvasElement.prototype;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
        };
      });
    }
    await page.goto(`${server.url}/en/vectors/?formula=word1&plane=pca`);
    await page.waitForSelector('html[data-ready]');
    await page.locator('.controls input[type=file]').setInputFiles({
      ...{ name: 'words.vec', mimeType: 'text/plain', buffer },
    });
    const box = page.locator(`.map-box[data-points="${MAP_WORDS}"]`);
    await box.waitFor({ timeout: 120_000 });
    await page.waitForSelector('.picture[aria-busy=false]');
    await box.scrollIntoViewIfNeeded();
    const drawnBy = await box.getAttribute('data-renderer');
    if (drawnBy !== renderer) throw new Error(`The map is drawn by ${drawnBy}, not ${renderer}.`);
    const { times, work } = await moveOver(page, await box.boundingBox());
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `a map of ${MAP_WORDS.toLocaleString('en')} words, zoomed and dragged, by ${renderer === 'canvas' ? 'Canvas 2D' : 'WebGL2 in SwiftShader'}: ${perSecond(times).toFixed(0)} frames a second beside ${perSecond(none).toFixed(0)} of an empty page; a frame takes ${median(times).toFixed(0)} ms, of 100 one ${sorted[Math.floor(0.99 * sorted.length)].toFixed(0)} ms or more; the page itself works ${median(work).toFixed(1)} ms for one, at the most ${Math.max(...work).toFixed(0)} ms`,
    );
    await page.close();
  }
}

/** The moments at which the memory is told, in minutes. */
const MEMORY_MINUTES = [1, 10, 60];

/** The page's heap after its trainings, in MB, without what can be thrown away. */
async function measureMemory() {
  const page = await openWorkbench(STEPS);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return `${(usedSize / 1e6).toFixed(1)} MB`;
  };
  await trainInTab(page);
  console.log(`the page's heap after the first training: ${await heap()}`);
  const started = performance.now();
  let trainings = 0;
  for (const moment of [...MEMORY_MINUTES.filter((one) => one < minutes), minutes]) {
    while (performance.now() - started < moment * 60_000) {
      await trainInTab(page);
      trainings += 1;
      await page.waitForTimeout(pause * 1000);
    }
    console.log(`… after ${trainings} more in ${moment} min: ${await heap()} (goal ± 1)`);
  }
  await page.close();
}

const MEASURES = {
  ...{ picture: measureFirstPicture, speed: measureSpeed, stop: measureStop },
  ...{ map: measureMap, memory: measureMemory },
};

try {
  for (const name of given.only.split(',')) {
    if (!(name in MEASURES)) throw new Error(`There is no measure "${name}".`);
    await MEASURES[name]();
  }
} finally {
  await browser.close();
  server.close();
}

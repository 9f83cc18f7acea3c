// One model goes through the course: trained and kept in chapter 10, it is what chapters 11 to 14 look into.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { textTables } from '../../lab/chapters/bptt/text-flow.ts';
import { readTrace, tracedTable } from '../../lab/chapters/gates/traced-cell.ts';
import { tablesOf } from '../../lab/chapters/units/tables.ts';
import { heardTables } from '../../lab/chapters/vanishing/looks.ts';
import type { ModelFile } from '../../lab/worker/job-looks.ts';
import { measureHeard, measureTextFlow, openModel } from '../../lab/worker/jobs/gradients.ts';
import { createLanguageModelJob } from '../../lab/worker/jobs/language-model.ts';
import { createRaceJob } from '../../lab/worker/jobs/race.ts';
import { traceText } from '../../lab/worker/jobs/trained-model.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { listUnequal, openLab, readTwin } from './open-lab.ts';

const lab = openLab();

const TEXT = Array.from({ length: 30 }, (_, i) => `the cat drinks milk ${i % 7}`).join('\n');
const READ = 'the cat drinks';
const SMALL = { cell: 'lstm', hiddenSize: 16, steps: 60, seed: 5 } as const;
const SEARCH = new URLSearchParams({
  ...{ text: 'own', own: TEXT, cell: SMALL.cell, hidden: String(SMALL.hiddenSize) },
  ...{ steps: String(SMALL.steps), seed: String(SMALL.seed), step: String(SMALL.steps) },
});

/** Opens a chapter in the page that has kept the model, and reads its numbers. */
async function readChapter(
  page: Page,
  path: string,
  search: Readonly<Record<string, string>>,
): Promise<Record<string, number[][]>> {
  await page.goto(`${lab.url()}/${path}/?${new URLSearchParams(search)}`);
  await page.waitForSelector('html[data-ready]');
  await page.locator('.picture-tools [aria-pressed]').click();
  const shown = await readTwin(page);
  await page.waitForSelector('[data-check="equal"]');
  return shown;
}

test('a model that is trained in chapter 10 is what chapters 11 to 14 show, with the numbers of Node', async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = createLanguageModelJob(engine, { text: TEXT, units: 'code-points', ...SMALL });
    for (let step = 0; step < SMALL.steps; step++) await job.next();
    const bytes = job.finish();
    const hash = createHash('sha256').update(bytes).digest('hex');
    const model = openModel(engine, bytes);

    const page = await lab.open(`ko/language-model/?${SEARCH}`);
    await page.locator('.keep button').click();
    await page.waitForSelector(`[data-kept="${hash}"]`);
    const at = { text: READ, model: hash };

    const units = await readChapter(page, 'en/units', { ...at, unit: '3' });
    const trace = await traceText(model, { what: 'trace', text: READ, signals: ['h'] });
    const features = { feature: 'indent', unit: 3, step: READ.length } as const;
    expect(listUnequal(units, tablesOf(trace, features))).toEqual([]);
    expect(units.activation?.length).toBe(READ.length);

    const bptt = await readChapter(page, 'ko/bptt', { ...at, view: 'text', cut: '5', step: '13' });
    const look = { what: 'text-flow', text: READ, chunk: 5, plain: false } as const;
    const [flow] = await measureTextFlow([model], look);
    expect(listUnequal(bptt, textTables(flow, { step: 13 }))).toEqual([]);
    // Before the cut, exact zeros; uncut, something comes.
    expect(bptt.flow?.slice(0, 8).every(([whole = 0, cut]) => whole > 0 && cut === 0)).toBe(true);

    const letters = { ...at, view: 'letters', step: '9' };
    const vanishing = await readChapter(page, 'en/vanishing', letters);
    const heard = measureHeard([model], { what: 'heard', text: READ, position: 9, plain: false });
    expect(listUnequal(vanishing, heardTables(heard))).toEqual([]);
    expect(vanishing.heard?.length).toBe(9);

    const gates = await readChapter(page, 'ko/gates', { ...at, at: '7', step: '12' });
    const whole = readTrace(await traceText(model, { what: 'trace', text: READ }));
    expect(listUnequal(gates, { traced: tracedTable(whole, 7, 12) })).toEqual([]);
    expect(gates.traced?.[11]?.length).toBe(6);
    await page.close();
  } finally {
    engine.dispose();
  }
});

test('a model that is gone is said, in all of them', async () => {
  const model = 'f'.repeat(64);
  for (const path of ['units', 'bptt', 'vanishing', 'gates']) {
    const view = { bptt: 'text', vanishing: 'letters' }[path];
    const search = new URLSearchParams({ model, ...(view && { view }) });
    const page = await lab.open(`en/${path}/?${search}`);
    expect({ path, says: await page.locator('.reader-says').textContent() }).toEqual({
      path,
      says: 'This model is no longer in this browser. Choose another under “Change it”.',
    });
    await page.close();
  }
});

test('a model that cannot be fetched is said, and nothing waits', async () => {
  const page = await lab.browser().newPage();
  await page.route('**/*.malmoi', (route) => route.abort());
  await page.goto(`${lab.url()}/en/units/`);
  await page.waitForSelector('html[data-ready]');
  expect(await page.locator('.reader-says').textContent()).toContain('could not be fetched');
  expect(await page.locator('.picture').getAttribute('aria-busy')).toBe('false');
  await page.close();
});

test('a model that has raced is kept with the hash of Node', async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const page = await lab.open('en/gates/?view=race&race=kernels&hidden=8&steps=20&step=20');
    await page.locator('.racer.gru button.link').click();
    await page.waitForSelector('.racer.gru [data-kept]');
    const kept = await page.locator('.racer.gru [data-kept]').getAttribute('data-kept');
    const text = readFileSync('lab/texts/kernels.txt', 'utf8');
    const spec = { text, budget: 'units', hiddenSize: 8, steps: 20, seed: 1 } as const;
    const job = createRaceJob(engine, spec);
    for (let step = 0; step < 20; step++) await job.next();
    const { hash } = (await job.look({ what: 'racer', cell: 'gru' })) as ModelFile;
    expect(kept).toBe(hash);
    await page.close();
  } finally {
    engine.dispose();
  }
});

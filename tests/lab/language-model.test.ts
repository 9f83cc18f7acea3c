// Chapter 10 in real Chromium: the model that is kept, downloaded and opened again, and a training whose worker is lost.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import check from '../../lab/chapters/language-model/check.ts';
import { FIELDS } from '../../lab/chapters/language-model/state.ts';
import { parseState } from '../../lab/shell/address.ts';
import { createLanguageModelJob } from '../../lab/worker/jobs/language-model.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { runCommand } from '../cli/run-command.ts';
import { listUnequal, openLab, readTwin } from './open-lab.ts';

const lab = openLab();

const TEXT = Array.from({ length: 30 }, (_, i) => `the cat drinks milk ${i % 7}`).join('\n');
const SMALL = { cell: 'gru', hiddenSize: 16, steps: 60, seed: 3 } as const;
const SEARCH = new URLSearchParams({
  ...{ text: 'own', own: TEXT, cell: SMALL.cell, hidden: String(SMALL.hiddenSize) },
  ...{ steps: String(SMALL.steps), seed: String(SMALL.seed), step: String(SMALL.steps) },
});

/** The model's file after the training in Node. */
async function fileInNode(): Promise<Uint8Array> {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = createLanguageModelJob(engine, { text: TEXT, units: 'code-points', ...SMALL });
    for (let step = 0; step < SMALL.steps; step++) await job.next();
    return job.finish();
  } finally {
    engine.dispose();
  }
}

test('a model is kept with the hash of Node, stays, is downloaded for the command line, and comes back from its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-'));
  try {
    const bytes = await fileInNode();
    const hash = createHash('sha256').update(bytes).digest('hex');
    const page = await lab.open(`en/language-model/?${SEARCH}`);
    await page.locator('.keep button').click();
    await page.waitForSelector('[data-kept]');
    expect(await page.locator('[data-kept]').getAttribute('data-kept')).toBe(hash);
    // Another chapter, another load: it is there still.
    await page.goto(`${lab.url()}/ko/gates/`);
    await page.waitForSelector('html[data-ready]');
    await page.locator('.bench-button').click();
    await page.waitForSelector(`.bench-model[data-hash="${hash}"]`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.bench-model .text-button').click(),
    ]);
    const file = join(folder, 'cat.malmoi');
    await download.saveAs(file);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    const written = await runCommand(['generate', file, '--length', '20', '--engine', 'wasm']);
    expect(written).toMatchObject({ code: 0 });
    expect(written.stdout.length).toBeGreaterThan(10);
    // Removed, and opened from the file again.
    await page.locator('.bench-model .link').click();
    await page.waitForSelector('.bench-model', { state: 'detached' });
    await page.locator('.bench-file input').setInputFiles(file);
    await page.waitForSelector(`.bench-model[data-hash="${hash}"]`);
    // What is none is said, in the reader's language.
    await page.locator('.bench-file input').setInputFiles('package.json');
    await page.waitForSelector('.bench .fault');
    expect(await page.locator('.bench .fault').textContent()).toMatch(/[가-힣]/);
    await page.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a training whose worker is lost goes on from its checkpoint, to the numbers of Node', async () => {
  const steps = 1_900;
  const search = new URLSearchParams({
    ...{ text: 'own', own: TEXT, hidden: '40', steps: String(steps), step: String(steps) },
  });
  const lost = await lab.browser().newPage();
  await lost.addInitScript(() => {
    let isLost = false;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          if (isLost || data.kind !== 'checkpoint') return;
          isLost = true;
          this.terminate();
        });
      }
    };
  });
  await lost.goto(`${lab.url()}/en/language-model/?${search}`);
  await lost.waitForSelector('html[data-ready]', { timeout: 50_000 });
  expect(await lost.locator('.worker-says').textContent()).toContain('checkpoint');
  await lost.locator('.picture-tools [aria-pressed]').click();
  const inNode = await check(parseState(FIELDS, search.toString()).values);
  expect(listUnequal(await readTwin(lost), inNode)).toEqual([]);
  await lost.close();
});

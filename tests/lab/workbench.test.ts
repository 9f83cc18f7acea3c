// The workbench in real Chromium: every recipe trains to the bytes that Node gives, answers what Node answers, and is kept.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from '../../lab/worker/workbench/ask.ts';
import { bytesOf, describeModel } from '../../lab/worker/workbench/model-card.ts';
import type { Question } from '../../lab/worker/workbench/protocol.ts';
import { RECIPE_IDS, RECIPES, type RecipeId } from '../../lab/worker/workbench/recipes.ts';
import { TRAININGS } from '../../lab/worker/workbench/trainings/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { handleOf, openModel } from '../../src/models/index.ts';
import { openLab } from './open-lab.ts';

const lab = openLab();

const lines = (text: string, count: number): string => `${text.split('\n', count).join('\n')}\n`;
const sample = (name: string): string => readFileSync(`samples/${name}`, 'utf8');

/** A small file for each recipe, what it is asked, and options that make it short. */
const TRIALS: Readonly<
  Record<
    RecipeId,
    {
      readonly name: string;
      readonly text: string;
      readonly question: Omit<Question, 'asking'>;
      readonly options?: Readonly<Record<string, number>>;
    }
  >
> = {
  'naive-bayes': {
    name: 'reviews.tsv',
    text: lines(sample('korean-reviews-train.tsv'), 201),
    question: { text: '정말 재미있게 봤어요' },
  },
  linear: {
    name: 'mails.tsv',
    text: lines(sample('english-mails-test.tsv'), 121),
    question: { text: 'You have been selected for a free offer' },
  },
  'text-network': {
    name: 'mails.tsv',
    text: lines(sample('english-mails-test.tsv'), 61),
    question: { text: 'You have been selected for a free offer' },
    options: { hiddenSize: 8, epochs: 1 },
  },
  table: {
    name: 'people.csv',
    text: lines(sample('people.csv'), 121),
    question: { text: '', row: { height: '170', weight: '90', age: '66' } },
    options: { hiddenSize: 8, epochs: 4 },
  },
  translator: {
    name: 'pairs.tsv',
    text: `source\ttarget\n${Array.from({ length: 60 }, (_, i) => `${i} 일\tday ${i}`).join('\n')}\n`,
    question: { text: '7 일' },
    options: { hiddenSize: 8, epochs: 1 },
  },
  tagger: {
    name: 'names.tsv',
    text: lines(sample('english-names.tsv'), 300),
    question: { text: 'Zara lives in Tampa .' },
    options: { hiddenSize: 8, epochs: 1 },
  },
  captioner: {
    name: 'small.shapes.json',
    text: JSON.stringify({ count: 40 }),
    question: { text: '' },
    options: { hiddenSize: 8, epochs: 1 },
  },
  'language-model': {
    name: 'romeo.txt',
    text: lines(sample('romeo-and-juliet.txt'), 120),
    question: { text: 'JULIET:', seed: 1 },
    options: { hiddenSize: 16, steps: 12 },
  },
  word2vec: {
    name: 'sentences.txt',
    text: lines(sample('english-sentences.txt'), 200),
    question: { text: 'the' },
    options: { dimensions: 8, epochs: 2 },
  },
  glove: {
    name: 'sentences.txt',
    text: lines(sample('english-sentences.txt'), 200),
    question: { text: 'the' },
    options: { dimensions: 8, iterations: 3 },
  },
};

const IN_NODE = { signal: new AbortController().signal, onProgress() {}, onPoint() {} };

/** The columns and the options as they stand on the page. */
interface ChosenOnPage {
  readonly roles: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

/** Trains in Node what the page trains, and asks it the same. */
async function inNode(recipe: RecipeId, chosen: ChosenOnPage) {
  const { name, text, question } = TRIALS[recipe];
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const order = { recipe, ...chosen, file: new File([text], name) };
    const ears = { ...IN_NODE, onCheckpoint: async () => {} };
    const handle = handleOf((await TRAININGS[recipe](engine, order, ears)).model);
    const { hash, askings, pictures } = await describeModel(handle);
    const [asking] = askings;
    if (asking === undefined) throw new Error(`${recipe} can be asked nothing`);
    // A captioner is asked of the first picture that it is offered, as on the page.
    const [picture] = pictures;
    const asked = { ...question, asking, ...(picture && { picture }) };
    return { hash, answer: await ask(handle, asked), bytes: bytesOf(handle) };
  } finally {
    engine.dispose();
  }
}

async function give(page: Page, name: string, text: string | Buffer): Promise<void> {
  const buffer = Buffer.from(text as string);
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer });
}

/** Trains a recipe on the page with the trial's options. */
async function trainOnPage(page: Page, recipe: RecipeId): Promise<ChosenOnPage> {
  const { name, text, options = {} } = TRIALS[recipe];
  await give(page, name, text);
  await page.locator(`.recipe input[value="${recipe}"]`).check();
  const fields = await page.locator('.options :is(input, select)').all();
  // The columns of a table stand first, then the options in the recipe's order.
  const names = Object.keys(RECIPES[recipe].options);
  const columns = fields.slice(0, fields.length - names.length);
  const inputs = fields.slice(columns.length);
  for (const [option, value] of Object.entries(options)) {
    await inputs[names.indexOf(option)]?.fill(String(value));
    await inputs[names.indexOf(option)]?.press('Tab');
  }
  const read = async (keys: readonly string[], locators: typeof fields) =>
    Object.fromEntries(
      await Promise.all(locators.map(async (one, i) => [keys[i], await one.inputValue()])),
    );
  const chosen = {
    roles: await read(RECIPES[recipe].roles, columns),
    options: await read(names, inputs),
  };
  await page.locator('.bench-step .main-button', { hasText: /Train/ }).click();
  await page.waitForSelector('[data-trained]', { timeout: 60_000 });
  return chosen;
}

describe.each(RECIPE_IDS)('%s', (recipe) => {
  test('trains to the hash that Node gives, answers the same, and its file opens', async () => {
    const faults: string[] = [];
    const page = await lab.open('en/workbench/', faults);
    const chosen = await trainOnPage(page, recipe);
    const expected = await inNode(recipe, chosen);
    expect(await page.locator('main [data-hash]').getAttribute('data-hash')).toBe(expected.hash);

    const { question } = TRIALS[recipe];
    if (recipe === 'captioner') {
      expect(await page.locator('.picture-choice').count()).toBe(8);
    } else if (question.row === undefined) {
      await page.locator('form textarea').fill(question.text);
    } else {
      for (const [i, cell] of Object.values(question.row).entries()) {
        await page.locator('form .field input').nth(i).fill(cell);
      }
    }
    await page.locator('form .main-button').click();
    await page.waitForSelector('[data-answer]');
    const shown = await page.locator('[data-answer]').getAttribute('data-answer');
    expect(shown).toBe(firstOf(expected.answer));

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.bench-step .main-button', { hasText: '.malmoi' }).click(),
    ]);
    const bytes = readFileSync(await download.path());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected.hash);
    const opened = await openModel(bytes, { engine: { engine: 'wasm', workers: 1 } });
    expect(opened.kind).toBe(await page.locator('[data-model]').getAttribute('data-model'));
    opened.dispose();
    if (opened.kind === 'language-model') {
      // The chapters take it up from the browser's storage.
      await page.locator('main .text-button', { hasText: 'Keep in this browser' }).click();
      await page.waitForSelector(`[data-kept="${expected.hash}"]`);
      expect(await page.locator('.bench-count').textContent()).toBe('1');
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});

/** What the page marks as the answer. */
function firstOf(answer: Awaited<ReturnType<typeof ask>>): string | undefined {
  switch (answer.what) {
    case 'classes':
    case 'next':
      return answer.shares[0]?.[0];
    case 'words':
      return answer.similar[0]?.[0];
    case 'written':
      return answer.text;
    case 'value':
      return answer.predicted;
    case 'translations':
      return answer.texts[0]?.[0];
    case 'caption':
      return answer.caption;
    case 'morphemes':
      return answer.spaced;
    case 'tags':
      return answer.columns[0]?.labels.join(' ');
  }
}

test('a file of another tool opens, and what is damaged is said in one sentence of the language', async () => {
  const page = await lab.open('ko/workbench/');
  await give(page, 'small.vec', '3 2\ncat 1 0\nkitty 0.9 0.1\nburger 0 1\n');
  await page.waitForSelector('[data-model="word-vectors"]');
  await page.locator('form textarea').fill('cat');
  await page.locator('form .main-button').click();
  await page.waitForSelector('[data-answer="kitty"]');
  await page.locator('form textarea').fill('dog');
  await page.locator('form .main-button').click();
  expect(await page.waitForSelector('.fault').then((fault) => fault.textContent())).toMatch(/dog/);

  const whole = bytesOf(handleOf((await openModel('models/korean.malmoi')).model));
  await give(page, 'broken.malmoi', Buffer.from(whole.subarray(0, 5000)));
  await page.waitForFunction(() =>
    document.querySelector('.fault')?.textContent?.includes('broken.malmoi'),
  );
  expect(await page.locator('.fault').textContent()).toMatch(/[가-힣]/);

  // The analyzer that comes with the package, by its own file.
  await give(page, 'korean.malmoi', readFileSync('models/korean.malmoi'));
  await page.waitForSelector('[data-model="morphology"]');
  await page.locator('form .main-button').click();
  await page.waitForSelector('.morphemes ruby');
  expect(await page.locator('.morphemes').textContent()).toContain('학교/NNG 에/JKB');
  await page.close();
});

test('a stopped training leaves a model that can be asked; the page stays free meanwhile', async () => {
  const page = await lab.open('en/workbench/');
  await give(page, 'romeo.txt', sample('romeo-and-juliet.txt'));
  await page.locator('.recipe input[value="language-model"]').check();
  await page.locator('.options .field').nth(3).locator('input').fill('20000');
  await page.locator('.options .field').nth(3).locator('input').press('Tab');
  await page.locator('.bench-step .main-button', { hasText: /Train/ }).click();
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0);
  await page.locator('main .text-button', { hasText: 'Stop' }).click();
  await page.waitForSelector('[data-trained="stopped"]');
  await page.locator('form .main-button').click();
  await page.waitForSelector('.written');
  expect((await page.locator('.written').textContent())?.length).toBeGreaterThan(100);
  await page.close();
});

test('with everything open, the accessibility checker finds nothing', async () => {
  const page = await lab.open('ko/workbench/');
  await page.locator('main .buttons .text-button').first().click();
  await page.waitForSelector('[data-found="table"]');
  await page.locator('.bench-step .main-button', { hasText: '학습 시작' }).click();
  await page.waitForSelector('[data-trained]');
  expect(await page.locator('.confusion td').count()).toBe(5);
  await page.locator('form .main-button').click();
  await page.waitForSelector('[data-answer]');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.close();
});

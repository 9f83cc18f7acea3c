// The palette: what it finds, and that the keyboard alone reaches it.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import {
  type Entry,
  findEntries,
  initialsOf,
  listEntries,
  type PageIndex,
} from '../../lab/shell/palette/find-entries.ts';
import { SYMBOL_NAMES } from '../../lab/tools/symbol-names.mjs';
import { listSymbols } from '../../lab/tools/symbols.mjs';
import { openLab } from './open-lab.ts';

const lab = openLab();

const entries: readonly Entry[] = listEntries([
  {
    ...{ slug: 'vectors', title: '단어 벡터 쓰기', steps: ['단어 임베딩', 'Cosine similarity'] },
    terms: [['임베딩(embedding)', 1]],
    symbols: [
      ['W_xh', '입력 가중치', 2],
      ['w', '단어', 1],
    ],
  },
]);
const textsOf = (query: string): string[] => findEntries(entries, query).map(({ text }) => text);

test('a query of consonants finds initials; a half-typed syllable finds the whole one', () => {
  expect(initialsOf('단어 임베딩')).toBe('ㄷㅇ ㅇㅂㄷ');
  expect(textsOf('ㅇㅂㄷ')).toEqual(['임베딩(embedding)', '단어 임베딩']);
  expect(textsOf('임베디')).toEqual(['임베딩(embedding)', '단어 임베딩']);
  expect(textsOf('COSINE')).toEqual(['Cosine similarity']);
  expect(textsOf('없는 말')).toEqual([]);
  expect(textsOf('')).toEqual(['단어 벡터 쓰기']);
  expect(textsOf('wxh')).toEqual(['W_xh 입력 가중치']);
  expect(textsOf('w')[0]).toBe('w 단어');
  expect(textsOf('ㅇㄹㄱㅈㅊ')).toEqual(['W_xh 입력 가중치']);
});

test('Ctrl-K opens it on any page, the arrow keys choose, Enter goes there; axe finds nothing', async () => {
  const page = await lab.open('ko/rnn/');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('dialog.palette[open]');
  await page.keyboard.type('ㅂㄹ');
  await page.waitForSelector('.palette [role="option"]');
  const { violations } = await new AxeBuilder({ page }).include('.palette').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.palette', { state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.waitForSelector('dialog.palette[open]');
  await page.locator('.palette input').fill('병목');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ko\/attention\/(\?[^#]*)?#1$/);
  await page.close();
});

test('the symbols of a formula are listed, indices apart', () => {
  const mathml = `<math><msub><mi>W</mi><mrow><mi>x</mi><mi>h</mi></mrow></msub><msub><mi>x</mi><mi>t</mi></msub>
    <mo>+</mo><mi>tanh</mi><msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub><mi>𝐝</mi></math>`;
  expect(listSymbols(mathml)).toEqual(['W_xh', 'x', 'h', 'd']);
});

test('a symbol leads to where it is explained', async () => {
  const page = await lab.open('en/');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('dialog.palette[open]');
  await page.locator('.palette input').fill('forget gate');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/gates\/(\?[^#]*)?#2$/);
  await page.close();
});

test.each(['ko', 'en'])('the index of %s is small', (language) => {
  const bytes = readFileSync(`lab/dist/${language}/palette.json`);
  expect(brotliCompressSync(bytes).length).toBeLessThan(10_000);
  const index = JSON.parse(bytes.toString()) as PageIndex[];
  expect(index.length).toBeGreaterThan(10);
  // Each symbol that has a name stands in a formula of its chapter.
  const named = Object.entries(SYMBOL_NAMES).map(([slug, names]) => [slug, Object.keys(names)]);
  const found = index.flatMap(({ slug, symbols }) =>
    symbols.length === 0 ? [] : [[slug, symbols.map(([symbol]) => symbol)]],
  );
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(named));
});

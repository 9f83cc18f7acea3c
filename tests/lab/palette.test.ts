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
} from '../../lab/shell/palette/find-entries.ts';
import { openLab } from './open-lab.ts';

const lab = openLab();

const entries: readonly Entry[] = listEntries([
  {
    ...{ slug: 'vectors', title: '단어 벡터 쓰기', steps: ['단어 임베딩', 'Cosine similarity'] },
    terms: [['임베딩(embedding)', 1]],
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

test.each(['ko', 'en'])('the index of %s is small', (language) => {
  const bytes = readFileSync(`lab/dist/${language}/palette.json`);
  expect(brotliCompressSync(bytes).length).toBeLessThan(10_000);
  expect(JSON.parse(bytes.toString()).length).toBeGreaterThan(10);
});

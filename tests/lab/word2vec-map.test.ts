// Chapter 5 to its end: the page's vectors are Node's to the bit, and a misspelled word has neighbors.
import { expect, test } from 'vitest';
import { parseState } from '../../lab/shell/address.ts';
import { loadChapters } from './chapters.ts';
import { listUnequal, openLab, readTwin } from './open-lab.ts';

const lab = openLab();
const chapter = (await loadChapters()).find(({ slug }) => slug === 'word2vec-map');

test('the vectors after the run are Node’s, and jamo give a misspelled word its neighbors', async () => {
  const search = 'text=film-reviews&jamo=yes&probes=쵝오의&dimensions=32&step=60';
  const page = await lab.browser().newPage({ reducedMotion: 'reduce' });
  await page.goto(`${lab.url()}/ko/word2vec-map/?${search}`);
  await page.waitForSelector('html[data-ready]', { timeout: 100_000 });
  expect(await page.locator('.near .word').allTextContents()).toContain('최고의');
  await page.locator('.picture-tools [aria-pressed]').click();
  const shown = await readTwin(page);
  await page.close();
  expect(shown.neighbors).toHaveLength(8);
  expect(shown.losses).toHaveLength(15);
  if (chapter === undefined) throw new Error('The chapter is not there.');
  const inNode = await chapter.check(parseState(chapter.fields, search).values);
  expect(listUnequal(shown, inNode)).toEqual([]);
}, 180_000);

test('by keyboard the map is walked, and a point is picked', async () => {
  const page = await lab.open('en/word2vec-map/');
  const ring = page.locator('.map-ring');
  await ring.focus();
  const before = await ring.getAttribute('aria-label');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await ring.getAttribute('aria-label')).not.toBe(before);
  const [word = ''] = ((await ring.getAttribute('aria-label')) ?? '').split('. Arrow');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (name) => document.querySelector('.near h3')?.textContent?.endsWith(name),
    word,
  );
  await page.locator('.word-search input').fill('quee');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    document.querySelector('.near h3')?.textContent?.endsWith('queen'),
  );
  await page.close();
});

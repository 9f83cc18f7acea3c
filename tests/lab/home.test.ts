// The home page.
import { expect, test } from 'vitest';
import { openLab } from './open-lab.ts';

const lab = openLab();

test('home offers to go on where the reader was, in that state', async () => {
  const chapter = await lab.open('ko/rnn/?time=2&shape=rolled');
  await chapter.close();
  const home = await lab.open('en/');
  await home.waitForFunction(() =>
    document.querySelector('.opening .main-button')?.getAttribute('href')?.startsWith('rnn/'),
  );
  const link = home.locator('.opening .main-button');
  expect(await link.getAttribute('href')).toBe('rnn/?time=2&shape=rolled');
  await link.click();
  await home.waitForSelector('html[data-ready][lang="en"]');
  expect(await home.locator('.scrubber').inputValue()).toBe('2');
  await home.close();
});

// Chapters 9 and 15 train in the tab: what comes of it is the model that was trained beforehand in Node.
import { expect, test } from 'vitest';
import { FIGURES } from '../../lab/chapters/attention/figures.generated.ts';
import { openLab, readTwin } from './open-lab.ts';

const lab = openLab();

/** Milliseconds that a whole training may take on a busy machine. */
const LONG = 100_000;

test('chapter 9: a network that is trained in the tab is, weight by weight, the one of Node', async () => {
  const page = await lab.open('en/shapes/?task=caption&updates=500&step=7');
  await page.waitForSelector('.same-as-given[data-same=true]');
  await page.locator('.picture-tools [aria-pressed]').click();
  const here = await readTwin(page);
  await page.locator('.train-here .text-button').click();
  await page.waitForSelector('.train-here .text-button', { state: 'detached' });
  expect(await readTwin(page)).toEqual(here);
  await page.close();
});

test('a training begins, holds, goes back to what was seen, and is not the trained model before its end', async () => {
  const page = await lab.open('ko/shapes/?task=pressure&step=1');
  await page.locator('.picture-tools [aria-pressed]').click();
  const given = await readTwin(page);
  await page.locator('.train-here .main-button').click();
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLInputElement>('.train-here input')?.value) >= 60,
  );
  await page.locator('.train-here .main-button').click();
  const field = page.locator('.train-here input[type=number]');
  const held = Number(await field.inputValue());
  expect(held).toBeLessThan(600);
  await field.fill('24');
  await field.press('Enter');
  await page.waitForSelector('.picture[aria-busy=false]');
  const early = await readTwin(page);
  expect(early).not.toEqual(given);
  // Another page that is given the address trains to the same numbers.
  await page.waitForFunction(() => location.search.includes('updates=24'));
  const again = await lab.open(page.url().replace(`${lab.url()}/`, ''));
  await again.locator('.picture-tools [aria-pressed]').click();
  expect(await readTwin(again)).toEqual(early);
  await Promise.all([page.close(), again.close()]);
});

test(
  'chapter 15: the translator that is trained in the tab has the hash of Node',
  async () => {
    const page = await lab.browser().newPage();
    await page.goto(`${lab.url()}/en/attention/?updates=${FIGURES.on.steps}&step=13`);
    await page.waitForSelector('.same-as-given[data-same=true]', { timeout: LONG });
    expect(await page.locator('.same-as-given code').textContent()).toBe(
      FIGURES.on.hash.slice(0, 12),
    );
    await page.close();
  },
  LONG,
);

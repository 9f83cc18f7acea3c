// Chapters 9 and 15 train in the tab: what comes of it is the model that was trained beforehand in Node.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { FIGURES } from '../../lab/chapters/attention/figures.generated.ts';
import { loseWorkers, openLab, readTwin } from './open-lab.ts';

const lab = openLab();

/** Milliseconds that a whole training may take on a busy machine. */
const LONG = 100_000;

/** Waits until a training in the tab shows what it is after so many updates. */
async function waitForUpdates(page: Page, least: number): Promise<void> {
  await page.waitForFunction(
    (updates) =>
      Number(document.querySelector<HTMLInputElement>('.train-here input[type=range]')?.value) >=
      updates,
    least,
  );
}

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

test('a training begins, goes back to what is typed meanwhile, and is not the trained model before its end', async () => {
  const page = await lab.open('ko/shapes/?task=date&step=1');
  await page.locator('.picture-tools [aria-pressed]').click();
  const given = await readTwin(page);
  await page.locator('.train-here .main-button').click();
  await waitForUpdates(page, 150);
  const field = page.locator('.train-here input[type=number]');
  // What is selected and what is typed both stay while the training goes on, until it is entered.
  await field.selectText();
  await waitForUpdates(page, 200);
  await page.keyboard.insertText('100');
  await waitForUpdates(page, 250);
  await field.press('Enter');
  await page.waitForFunction(() => location.search.includes('updates=100'));
  const early = await readTwin(page);
  expect(early).not.toEqual(given);
  // Another page that is given the address trains to the same numbers.
  const again = await lab.open(page.url().replace(`${lab.url()}/`, ''));
  await again.locator('.picture-tools [aria-pressed]').click();
  expect(await readTwin(again)).toEqual(early);
  await Promise.all([page.close(), again.close()]);
});

test('a training whose workers are lost one after another is given up, and says so', async () => {
  const page = await lab.browser().newPage();
  await loseWorkers(page);
  await page.goto(`${lab.url()}/ko/shapes/?task=date&step=1`);
  await page.waitForSelector('html[data-ready]');
  await page.locator('.train-here .main-button').click();
  expect(await page.locator('.train-here .fault').textContent()).toContain('워커가 멈췄습니다');
  await page.close();
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

// The chapters' prose: its question, its steps, both languages.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { loadChapters } from './chapters.ts';
import { openLab, readTwin } from './open-lab.ts';

const LANGUAGES = ['ko', 'en'] as const;
const lab = openLab();
const chapters = await loadChapters();

test.each(chapters)(
  '$slug: the question is answered: predict, run, explain; the prediction is kept',
  async ({ slug }) => {
    const page = await lab.open(`ko/${slug}/`);
    await page.locator('.choices button').first().click();
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await page.locator('.question .main-button').click();
    expect(await page.locator('.explain').count()).toBe(1);
    await page.close();
  },
);

test.each(chapters)(
  '$slug: both languages have the same steps, formulas and numbers',
  async ({ slug }) => {
    const [ko, en] = await Promise.all(
      LANGUAGES.map(async (language) => {
        const page = await lab.open(`${language}/${slug}/`);
        const facts = await page.evaluate(() => ({
          steps: document.querySelectorAll('.step').length,
          formulas: document.querySelectorAll('.prose .formula.block math').length,
          numbers: Array.from(
            document.querySelectorAll<HTMLElement>('.prose [data-value]'),
            (element) => element.dataset.value,
          ),
          choices: document.querySelectorAll('.choices button').length,
        }));
        await page.close();
        return facts;
      }),
    );
    expect({ slug, ...ko }).toEqual({ slug, ...en });
    expect(ko?.steps).toBeGreaterThanOrEqual(4);
  },
);

/** Waits until the page's own address is the one that it gives for its state, after a step of the prose was pressed. */
async function waitForAddress(page: Page, step: number): Promise<void> {
  await page.waitForSelector(`.step.active[data-step="${step}"]`);
  // What is drawn of a state is followed by its address, which the page offers to be shared.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );
  await page.waitForFunction(() => {
    const offered = document.querySelector<HTMLInputElement>('.share input[type=text]')?.value;
    return offered === location.origin + location.pathname + location.search;
  });
}

test.each(chapters)(
  '$slug: a pressed step sets the picture; the address follows, and opens the same picture again',
  async ({ slug }) => {
    const page = await lab.open(`en/${slug}/`);
    await page.locator('.step h2 a').nth(1).click();
    await waitForAddress(page, 1);
    await page.locator('.picture-tools [aria-pressed]').click();
    const shown = await readTwin(page);
    const again = await lab.open(page.url().replace(`${lab.url()}/`, ''));
    await again.locator('.picture-tools [aria-pressed]').click();
    expect(await readTwin(again)).toEqual(shown);
    // The other language opens the same state.
    await page.locator('a.language').click();
    await page.waitForSelector('html[data-ready][lang="ko"]');
    await page.locator('.picture-tools [aria-pressed]').click();
    expect(await readTwin(page)).toEqual(shown);
    await Promise.all([page.close(), again.close()]);
  },
);

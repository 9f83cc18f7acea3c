// Every chapter by keyboard alone.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { shortNumber } from '../../lab/parts/arithmetic.ts';
import { loadChapters } from './chapters.ts';
import { openLab } from './open-lab.ts';

const lab = openLab();
const chapters = await loadChapters();

describe('by keyboard alone', () => {
  const stepOf = (page: Page): Promise<number> =>
    page.locator('.scrubber').evaluate((input) => Number((input as HTMLInputElement).value));

  test.each(chapters)(
    '$slug: the picture steps, goes back, starts over, plays, and becomes a table',
    async ({ slug }) => {
      const page = await lab.open(`en/${slug}/`);
      // Tab reaches the picture from the top of the page.
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.matches('.picture'))) break;
      }
      expect(await page.evaluate(() => document.activeElement?.matches('.picture'))).toBe(true);
      await page.keyboard.press('r');
      expect(await stepOf(page)).toBe(0);
      await page.keyboard.press('.');
      expect(await stepOf(page)).toBe(1);
      await page.keyboard.press(',');
      expect(await stepOf(page)).toBe(0);
      await page.keyboard.press(' ');
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('.scrubber')?.value) > 0,
      );
      await page.keyboard.press(' ');
      await page.keyboard.press('t');
      expect(await page.locator('.twins').count()).toBe(1);
      await page.close();
    },
  );

  test.each(chapters)(
    '$slug: Enter on a number opens its arithmetic, Escape closes it and gives the focus back',
    async ({ slug }) => {
      const page = await lab.open(`ko/${slug}/`);
      const number = page.locator('.picture button.num').first();
      await number.focus();
      const value = Number(await number.getAttribute('data-value'));
      await page.keyboard.press('Enter');
      await page.waitForSelector('.arithmetic:popover-open');
      expect(await page.locator('.arithmetic').textContent()).toContain(shortNumber(value));
      await page.keyboard.press('Escape');
      await page.waitForSelector('.arithmetic:popover-open', { state: 'detached' });
      expect(await number.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.close();
    },
  );
});

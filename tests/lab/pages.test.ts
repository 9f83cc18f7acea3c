// Every page of the built lab in real Chromium, in both languages.
import { expect, test } from 'vitest';
import { loadChapters } from './chapters.ts';
import { openLab } from './open-lab.ts';
import { listPages } from './pages.ts';

const lab = openLab();
const pages = listPages((await loadChapters()).map(({ slug }) => slug));

test.each(pages)(
  '$path: opens without an error, anything from elsewhere or an inline style; at 320 pixels it does not scroll sideways',
  async ({ path }) => {
    const faults: string[] = [];
    const page = await lab.open(`${path}/`, faults);
    const html = await (await page.request.get(`${lab.url()}/${path}/`)).text();
    if (/<[^>]+ style="/.test(html)) faults.push('an inline style');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.setViewportSize({ width: 320, height: 700 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect({ path, faults, wide }).toEqual({ path, faults: [], wide: 320 });
    await page.close();
  },
);

test('what a teacher hides is hidden, and a value that cannot be read is said', async () => {
  const page = await lab.open('en/bag-of-words/?hide=controls,more&weighting=none');
  expect(await page.locator('.controls, .more').count()).toBe(0);
  expect(await page.locator('.prose').count()).toBe(1);
  expect(await page.locator('.fault').textContent()).toContain('weighting');
  await page.close();
});

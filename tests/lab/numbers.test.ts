// The chapters' numbers in real Chromium, against the library's in Node, and the programs of "open in code".
import { expect, test } from 'vitest';
import { parseState } from '../../lab/shell/address.ts';
import * as malmoi from '../../src/index.ts';
import { runSnippet } from '../snippets.ts';
import { loadChapters } from './chapters.ts';
import { listUnequal, openLab, readTwin } from './open-lab.ts';

const LANGUAGES = ['ko', 'en'] as const;
const lab = openLab();
const chapters = await loadChapters();

test.each(chapters)(
  '$slug: the numbers are the library’s in Node, the course’s, and what "open in code" prints',
  async ({ slug, fields, check, cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    for (const [i, { search, figures }] of cases.entries()) {
      const page = await lab.open(`${LANGUAGES[i % 2]}/${slug}/?${search}`);
      await page.locator('.picture-tools [aria-pressed]').click();
      const shown = await readTwin(page);
      const inNode = await check(parseState(fields, search).values);
      expect({ slug, search, unequal: listUnequal(shown, inNode) }).toEqual({
        ...{ slug, search, unequal: [] },
      });
      expect(Object.keys(shown).sort()).toEqual(Object.keys(inNode).sort());
      expect({ slug, search, figures: listUnequal(shown, figures) }).toEqual({
        ...{ slug, search, figures: [] },
      });
      await page.waitForSelector('[data-check="equal"]');
      const code = (await page.locator('.snippet code').textContent()) ?? '';
      const { printed, expected } = await runSnippet(code, { ...malmoi });
      expect(expected.length).toBeGreaterThan(0);
      expect({ slug, search, printed }).toEqual({ slug, search, printed: expected });
      await page.close();
    }
  },
);

test.each(chapters)('$slug: "prove it" finds the numbers a second way', async ({ slug }) => {
  const page = await lab.open(`en/${slug}/`);
  await page.locator('.prove .main-button').click();
  const worst = await page.locator('[data-worst]').getAttribute('data-worst');
  expect(Number(worst)).toBeLessThan(1e-6);
  expect(await page.locator('.scatter circle').count()).toBeGreaterThan(1);
  await page.close();
});

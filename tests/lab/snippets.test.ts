// The programs of "open in code", run in Node.
import { expect, test } from 'vitest';
import * as malmoi from '../../src/index.ts';
import { runSnippet } from '../snippets.ts';
import { loadChapters } from './chapters.ts';
import { openLab } from './open-lab.ts';

const lab = openLab();
const chapters = await loadChapters();

test.each(chapters)(
  '$slug: "open in code" prints the numbers of the screen in Node',
  async ({ slug, cases }) => {
    for (const { search } of cases) {
      const page = await lab.open(`en/${slug}/?${search}`);
      const code = (await page.locator('.snippet code').textContent()) ?? '';
      const { printed, expected } = await runSnippet(code, { ...malmoi });
      expect(expected.length).toBeGreaterThan(0);
      expect({ slug, search, printed }).toEqual({ slug, search, printed: expected });
      await page.close();
    }
  },
);

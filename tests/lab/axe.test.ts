// What the accessibility checker says of every page.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { loadChapters } from './chapters.ts';
import { openLab } from './open-lab.ts';
import { listPages } from './pages.ts';

const lab = openLab();
const pages = listPages((await loadChapters()).map(({ slug }) => slug));

test.each(pages)(
  '$path: axe finds nothing, on any page, in both languages and themes',
  async ({ path }) => {
    const page = await lab.open(`${path}/`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Finding names for all that is right takes three quarters of the time, and there are no frames.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
      // The theme changes colors only.
      if (colorScheme === 'dark') axe.withRules(['color-contrast']);
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect({ path, colorScheme, found }).toEqual({ path, colorScheme, found: [] });
    }
    await page.close();
  },
);

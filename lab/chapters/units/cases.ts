import type { ChapterCase } from '../../shell/case.ts';

/** States that the tests open: the course shows units, and gives no figures. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'feature=brackets&signal=c&step=60', figures: {} },
  { search: 'feature=span&from=3&to=20&unit=5', figures: {} },
  // A text without any of it: nothing is ranked.
  { search: 'feature=final&text=int+n;&step=3', figures: { feature: [], ranked: [] } },
];

import type { ChapterCase } from '../../shell/case.ts';

/** The fairy tales at the start and under way; Korean by jamo, and without endings. A run to the end has a test of its own. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'step=3&probes=mother+two', figures: {} },
  { search: 'text=film-reviews&jamo=yes&probes=재밌게&dimensions=8&step=2', figures: {} },
  { search: 'text=film-reviews&units=stems&probes=영화&dimensions=8&step=1', figures: {} },
];

import type { ChapterCase } from '../../shell/case.ts';

/** The fairy tales at the start and under way; Korean words by their jamo to the end, a misspelled one among them. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'step=3&probes=mother+two', figures: {} },
  { search: 'text=film-reviews&jamo=yes&probes=쵝오의+재밋게&dimensions=8&step=60', figures: {} },
  { search: 'text=film-reviews&units=stems&probes=재밌다&dimensions=8&step=4', figures: {} },
];

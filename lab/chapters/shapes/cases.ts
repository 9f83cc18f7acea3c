import type { ChapterCase } from '../../shell/case.ts';

/** States that the tests open: each shape, and inputs that are empty or unknown. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'task=pressure&height=160&weight=90&age=70&step=1', figures: {} },
  { search: 'task=caption&drawing=0011&step=8', figures: {} },
  { search: 'task=date&date=2월 29일&step=20', figures: {} },
  { search: 'task=spacing&step=30', figures: {} },
  // Trained as far in the tab.
  { search: 'task=spacing&updates=36&step=5', figures: {} },
  { search: 'task=caption&updates=100&step=4', figures: {} },
  { search: 'review=&step=3', figures: {} },
  { search: 'review=사자가 좋지 않았다&step=2', figures: {} },
];

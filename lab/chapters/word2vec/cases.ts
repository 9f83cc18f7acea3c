import type { ChapterCase } from '../../shell/case.ts';

/** "I study math": four pairs, two dimensions; then other texts and many updates. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'step=2', figures: {} },
  { search: 'step=500&rate=0.5', figures: {} },
  {
    search:
      'text=the cat drinks milk%0Athe dog drinks milk&architecture=cbow&dimensions=3&window=2&step=120',
    figures: {},
  },
  { search: 'text=나는 수학을 공부한다&seed=9&step=37', figures: {} },
];

import type { ChapterCase } from '../../shell/case.ts';

/** States that the tests open: the course gives the idea, and no figures. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  // Cut to one step: nothing comes back at all.
  {
    search: 'length=3&chunk=1&step=3&wxh=0',
    figures: {
      chain: [
        [1, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, -1, -1, 0],
      ],
    },
  },
  { search: 'chunk=4&loss=each&step=7', figures: {} },
  { search: 'length=20&step=20&whh=2.5&wxh=0.1&chunk=5', figures: {} },
  { search: 'view=text&step=31', figures: {} },
  { search: 'view=text&text=x[i] %2B= y[i];&cut=4&step=9', figures: {} },
  { search: 'length=5&step=0&whh=-1.5&bias=0.5', figures: {} },
];

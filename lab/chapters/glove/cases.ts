import type { ChapterCase } from '../../shell/case.ts';

/** The course's worked figures, and states that the tests open besides. */
export const cases: readonly ChapterCase[] = [
  {
    search: '',
    // I, like, enjoy, deep, learning, NLP, flying
    figures: {
      counts: [
        [0, 2, 1, 0, 0, 0, 0],
        [2, 0, 0, 1, 0, 1, 0],
        [1, 0, 0, 0, 0, 0, 1],
        [0, 1, 0, 0, 1, 0, 0],
        [0, 0, 0, 1, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0, 0],
      ],
    },
  },
  { search: 'step=200&row=3&column=4', figures: {} },
  { search: 'step=50&biases=with&window=2&xMax=10&dimensions=5', figures: {} },
  { search: 'step=0&seed=7&dimensions=2&view=log', figures: {} },
  {
    search: 'text=날이 맑고 날이 좋다%0A날이 흐리고 춥다&step=100&alpha=0.5&xMax=4',
    figures: {},
  },
];

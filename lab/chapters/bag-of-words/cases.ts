import type { ChapterCase } from '../../shell/case.ts';

const SQRT2 = Math.SQRT2;

/** The course's worked figures, and states that the tests open besides. */
export const cases: readonly ChapterCase[] = [
  {
    search: '',
    figures: {
      vectors: [
        [1, 2, 1, 1, 1, 0, 0, 0],
        [0, 1, 0, 1, 0, 1, 1, 1],
      ],
    },
  },
  {
    search: 'text=cat+kitty+hamburger&view=pairs&step=3',
    figures: {
      words: [
        [0, SQRT2, SQRT2],
        [SQRT2, 0, SQRT2],
        [SQRT2, SQRT2, 0],
      ],
    },
  },
  {
    search: 'text=cat+kitty+hamburger&view=pairs&measure=cosine&step=3',
    figures: {
      words: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
  },
  { search: 'step=7&weighting=tf-idf', figures: {} },
  { search: 'weighting=binary&measure=cosine', figures: {} },
  {
    search: 'text=dog+bites+man%0Aman+bites+dog&step=6',
    figures: {
      sentences: [
        [0, 0],
        [0, 0],
      ],
    },
  },
  { search: 'text=맑고 맑은 하늘%0A흐린 하늘&step=5', figures: {} },
];

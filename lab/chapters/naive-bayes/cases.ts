import type { ChapterCase } from '../../shell/case.ts';

/** The course's table: 1/14 four times, 1/10, 2/10, 1/10, 1/10; 0.000013 and 0.0001. */
export const cases: readonly ChapterCase[] = [
  {
    search: '',
    figures: {
      priors: [[1 / 2, 1 / 2]],
      likelihoods: [
        [1 / 14, 1 / 10],
        [1 / 14, 2 / 10],
        [1 / 14, 1 / 10],
        [1 / 14, 1 / 10],
      ],
      products: [
        [1 / 2, 1 / 28, 1 / 392, 1 / 5488, 1 / 76832],
        [1 / 2, 1 / 20, 1 / 100, 1 / 1000, 1 / 10000],
      ],
    },
  },
  {
    search: 'test=Classification+task+uses+quantum+transformer&step=5',
    figures: { posteriors: [[0, 0]] },
  },
  { search: 'test=Classification+task+uses+quantum+transformer&step=5&alpha=1', figures: {} },
  { search: 'alpha=0.5&step=2', figures: {} },
  {
    search:
      'documents=맑음: 하늘이 맑고 바람이 좋다%0A흐림: 하늘이 흐리고 비가 온다%0A눈: 눈이 온다&test=하늘이 맑고 좋다&alpha=1&step=3',
    figures: {},
  },
];

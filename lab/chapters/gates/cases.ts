import type { ChapterCase } from '../../shell/case.ts';

/** States that the tests open: the course gives the equations, and no figures. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'step=16&f=open', figures: {} },
  // With f = 1 and i = 0 nothing is ever written and nothing forgotten: c stays at its zeros; with o = 0 h does, too.
  {
    search: 'f=open&i=closed&o=closed&z=closed&step=2&text="a',
    figures: {
      lstm: [
        [1, 0, Math.tanh(4), 0, 0, 0, 1, 0, 0, 0, 0, 0],
        [1, 0, 0, 0, 0, 0, 1, 0, Math.tanh(0.55), 0, 0, 0],
      ],
    },
  },
  { search: 'cell=gru&step=17&unit=word', figures: {} },
  {
    search: 'text=She said "the sky is clear" and left "now"&step=43&cell=gru&r=closed',
    figures: {},
  },
  { search: 'view=race&hidden=16&steps=60&step=40', figures: {} },
  { search: 'view=race&race=kernels&budget=weights&hidden=8&steps=20&step=20&seed=3', figures: {} },
  {
    search: `view=race&race=own&own=${'the cat sat on the mat, '.repeat(40)}&hidden=8&steps=20&step=12`,
    figures: {},
  },
  { search: 'text=“가”&bias=1.5&step=3&unit=word&o=open', figures: {} },
];

import type { ChapterCase } from '../../shell/case.ts';

const OWN = encodeURIComponent(
  Array.from({ length: 12 }, (_, i) => `the cat sat on mat ${i % 5}`).join('\n'),
);
const KOREAN = encodeURIComponent(
  Array.from({ length: 12 }, () => '하늘이 맑고 바람이 분다').join('\n'),
);

/** States that the tests open: the course gives no figures, for its models are drawn by chance. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: `text=own&own=${OWN}&cell=gru&hidden=12&steps=60&step=60&letter=7`, figures: {} },
  {
    search: `text=own&own=${KOREAN}&units=jamo&hidden=8&step=20&temperature=0.5&topK=6&topP=0.9&prompt=${encodeURIComponent('하늘')}`,
    figures: {},
  },
];

import type { ChapterCase } from '../../shell/case.ts';

/** The queen, without and with the inputs among the answers; a row of words; own axes; the Korean table. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'formula=paris+-+france+%2B+italy&step=3', figures: {} },
  { search: 'inputs=in&step=3', figures: {} },
  { search: 'task=line-up&plane=axes&step=1', figures: {} },
  {
    search: new URLSearchParams({
      ...{ table: 'korean', formula: '감독 - 영화 + 드라마', step: '3' },
    }).toString(),
    figures: {},
  },
];

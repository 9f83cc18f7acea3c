import type { ChapterCase } from '../../shell/case.ts';

/** The course's worked figures, and states that the tests open besides. */
export const cases: readonly ChapterCase[] = [
  {
    search: '',
    // 맑고, 맑지만, 맑았는데, 맑은: four words, one stem.
    figures: {
      words: [
        [0, 2, 1],
        [4, 7, 2],
        [9, 13, 3],
        [15, 17, 4],
      ],
      stems: [
        [0, 2, 1],
        [4, 7, 1],
        [9, 13, 1],
        [15, 17, 1],
      ],
    },
  },
  { search: 'step=0', figures: { merges: [] } },
  { search: 'step=300&text=어제는 흐렸지만 오늘은 하늘이 맑다&at=4', figures: {} },
  { search: 'text=low lower lowest newest&corpus=own&step=12', figures: {} },
  {
    search: 'corpus=english&text=She fished; he fishes. FISHING!&normalize=lower&step=120',
    figures: {},
  },
  { search: 'text=ﬁsh ① 한글 漢字 👍🏽 don’t&normalize=nfkc&step=80', figures: {} },
  { search: 'text=aaaa aaa aa 3.14&corpus=own&step=5', figures: {} },
];

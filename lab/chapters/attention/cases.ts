import type { ChapterCase } from '../../shell/case.ts';

/** States that the tests open: the course gives the equations, and no figures. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'step=13', figures: {} },
  { search: 'attention=off&step=40&beam=2&shown=2', figures: {} },
  {
    search:
      'text=그녀는 어제 친구와 새 노래를 불렀고 우리는 내일 공원에서 긴 영화를 볼 것이다&step=58&beam=3',
    figures: {},
  },
  // Trained as far in the tab.
  { search: 'updates=48&step=6', figures: {} },
  { search: 'attention=off&updates=104&step=3&beam=2', figures: {} },
  // No word, and a word that it does not know.
  { search: 'text=', figures: { beam: [] } },
  { search: 'text=나는 사자를 읽었다&step=3', figures: {} },
];

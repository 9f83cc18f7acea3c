import type { ChapterCase } from '../../shell/case.ts';

/** The course's "hello": h, e, l, l answered by e, l, l, o after 17 updates, as `examples/hello.ts` finds. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: {} },
  { search: 'mode=train&updates=17', figures: { written: [[1, 2, 2, 3]] } },
  { search: 'time=2&shape=rolled&other=o&updates=18', figures: {} },
  { search: 'word=안녕하세요&hidden=4&seed=7&start=0.5&mode=train&updates=40', figures: {} },
  { search: 'edits=Wxh.0.1%3D0.5%2CWhh.2.2%3D-1.25&time=3', figures: {} },
];

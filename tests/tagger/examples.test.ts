import { expect, it } from 'vitest';
import { findNames } from '../../examples/tagger.ts';

it('the example of taggers finds names that were never seen, in both languages', async () => {
  expect((await findNames()).map(({ names }) => names)).toEqual([
    ['Zara PER', 'Paul Norden PER', 'Tampa LOC'],
    ['보람 PER', '춘천 LOC'],
  ]);
});

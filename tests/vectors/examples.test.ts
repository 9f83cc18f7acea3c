import { expect, it } from 'vitest';
import { answer, countNeighbors, findIntruder } from '../../examples/word-vectors.ts';

it('the example of word vectors prints the numbers of the notes', async () => {
  expect((await countNeighbors())[1]).toEqual([2, 0, 0, 1, 0, 1, 0]);
  expect(answer('king - man + woman')).toBe('queen');
  expect(findIntruder(['breakfast', 'queen', 'cereal', 'dinner'])).toBe('queen');
});

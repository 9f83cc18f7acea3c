import { expect, it } from 'vitest';
import { learnAnyPairs } from '../../examples/any-pairs.ts';

it('any pairs: spelling, names in Latin letters, and small talk are learned in seconds', async () => {
  const { spelling, names, dialogue } = await learnAnyPairs();
  expect(spelling.scores.exact).toBeGreaterThan(0.85);
  expect(names.scores.exact).toBeGreaterThan(0.8);
  // Two answers are right, and their other words follow from the question: two is the best there is per answer.
  const { loss, distinct2 } = dialogue.scores;
  expect(Math.exp(loss)).toBeLessThan(2.5);
  expect(distinct2).toBeGreaterThan(0.01);
  for (const { target } of dialogue.shown) expect(target).not.toBe('');
});

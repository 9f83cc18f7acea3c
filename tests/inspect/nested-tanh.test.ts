import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNests } from '../../examples/nested-tanh.ts';
import { differentiateNestedTanh } from '../../src/inspect/nested-tanh.ts';

it('follows the chain rule written out by hand', async () => {
  // h_1 = tanh(2·0.1 + 3·(−0.2) + 1) = tanh(0.6), and so on from there.
  const { steps, byFormula, byTape, byDifference } = await differentiateNestedTanh({
    inputs: [0.1, -0.9, -0.8],
    initialState: -0.2,
  });
  const h1 = Math.tanh(0.6);
  const h2 = Math.tanh(-1.8 + 3 * h1 + 1);
  const h3 = Math.tanh(-1.6 + 3 * h2 + 1);
  expect(steps.map(({ h }) => h)).toEqual([
    expect.closeTo(h1, 14),
    expect.closeTo(h2, 14),
    expect.closeTo(h3, 14),
  ]);
  const byHand = 27 * (1 - h1 ** 2) * (1 - h2 ** 2) * (1 - h3 ** 2);
  expect(byFormula).toBeCloseTo(byHand, 12);
  expect(byTape).toBeCloseTo(byHand, 12);
  expect(byDifference).toBeCloseTo(byHand, 7);
});

it('explodes with states at zero, vanishes with saturated ones', async () => {
  const { exploding, vanishing } = await compareNests();
  expect(exploding).toBe(27);
  expect(vanishing).toBeGreaterThan(0);
  expect(vanishing).toBeLessThan(1e-9);
});

it('the three ways agree for any numbers', async () => {
  const number = fc.double({ min: -2, max: 2, noNaN: true });
  const inputs = fc.array(number, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(inputs, number, number, async (x, initialState, stateWeight) => {
      const found = await differentiateNestedTanh({ inputs: x, initialState, stateWeight });
      expect(found.byTape).toBeCloseTo(found.byFormula, 10);
      expect(found.byDifference).toBeCloseTo(found.byFormula, 5);
    }),
    { numRuns: 30 },
  );
});

it('needs an input', async () => {
  await expect(differentiateNestedTanh({ inputs: [] })).rejects.toThrow('one input or more');
});

import { rnnStep, rnnStepBackward } from 'malmoi/nn';
import type { Values } from '../../shell/address.ts';
import { type BpttFields, LONGEST } from './state.ts';

/** What the library says: its step of the RNN, and the step's backward pass, with cuts and without. */
export function checkChain({
  length,
  chunk,
  loss,
  whh,
  wxh,
  bias,
  step,
}: Values<BpttFields>): Record<'chain' | 'sums', number[][]> {
  const weights = {
    ...{ inputSize: 1, hiddenSize: 1 },
    ...{ weightIh: [wxh], weightHh: [whh], biasIh: [bias] },
  };
  const inputs = Array.from({ length }, (_, t) => [t === 0 ? 1 : 0]);
  let before: ArrayLike<number> = [0];
  const forward = inputs.map((x) => {
    const state = { h: before };
    const now = rnnStep(weights, x, before);
    before = now.h;
    return { x, state, now };
  });
  const backward = (cutEvery: number): number[][] => {
    let back = 0;
    return forward
      .map((moment, t) => ({ ...moment, t }))
      .reverse()
      .map(({ x, state, now, t }) => {
        const h = now.h[0] ?? 0;
        const own = loss === 'each' || t === length - 1 ? h - 1 : 0;
        const gradient = own + back;
        const found = rnnStepBackward(weights, {
          x,
          state,
          step: now,
          gradient: { h: [gradient] },
        });
        back = t > 0 && (length - t) % cutEvery === 0 ? 0 : (found.h[0] ?? 0);
        return [x[0] ?? 0, h, gradient, found.preactivation[0] ?? 0, found.weightHh[0] ?? 0];
      })
      .reverse();
  };
  const sum = (rows: readonly (readonly number[])[]): number =>
    rows.reduce((all, row) => all + (row[4] ?? 0), 0);
  const cut = backward(chunk);
  return {
    chain: cut.map((row, t) => (t >= length - step ? row : row.slice(0, 2))),
    sums: [[sum(backward(LONGEST + 1)), sum(cut)]],
  };
}

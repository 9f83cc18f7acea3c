import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { isBeyond, windowSteps } from './window.ts';

/** The plain recurrent cell, a sequence at a time. */
export const RNN: Pick<Twins, 'rnnForward' | 'rnnBackward'> = {
  rnnForward(
    x,
    ids,
    { states, projected, weights, bias, lengths, steps, batch, hidden, reverse },
    begin,
    end,
  ) {
    for (let row = begin; row < end; row++) {
      for (const { time, before, after } of windowSteps(steps, reverse)) {
        const h0 = states + (before * batch + row) * hidden;
        const h = states + (after * batch + row) * hidden;
        if (isBeyond(ids, lengths, row, time)) {
          x.copyWithin(h, h0, h0 + hidden);
          continue;
        }
        for (let j = 0; j < hidden; j++) {
          x[h + j] = x[projected + (time * batch + row) * hidden + j] + (bias && x[bias + j]);
        }
        addRowProduct(x, h, h0, weights, hidden, hidden);
        for (let j = 0; j < hidden; j++) x[h + j] = Math.tanh(x[h + j]);
      }
    }
  },
  rnnBackward(
    x,
    ids,
    { dProjected, dStates, dOutputs, states, weights, lengths, steps, batch, hidden, reverse },
    begin,
    end,
  ) {
    for (let row = begin; row < end; row++) {
      const dh = dStates + row * hidden;
      for (const { time, after } of windowSteps(steps, reverse).reverse()) {
        const at = (time * batch + row) * hidden;
        const h = states + (after * batch + row) * hidden;
        const da = dProjected + at;
        x.fill(0, da, da + hidden);
        if (isBeyond(ids, lengths, row, time)) continue;
        for (let j = 0; j < hidden; j++) {
          x[da + j] = (x[dh + j] + x[dOutputs + at + j]) * (1 - x[h + j] ** 2);
        }
        x.fill(0, dh, dh + hidden);
        addRowProduct(x, dh, da, weights, hidden, hidden);
      }
    }
  },
};

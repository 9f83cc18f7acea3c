import type { KernelArguments } from '../contract/kernels.ts';
import { addInt8Product } from './int8.ts';
import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { type AddProduct, isBeyond, windowSteps } from './window.ts';

/** A window, a sequence at a time. */
function forward(
  x: Float64Array,
  ids: Int32Array,
  window: Omit<KernelArguments<'rnnForward'>, 'weights'> & { readonly addProduct: AddProduct },
  begin: number,
  end: number,
): void {
  const { states, projected, addProduct, bias, lengths, steps, batch, hidden, reverse } = window;
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
      addProduct(h, h0);
      for (let j = 0; j < hidden; j++) x[h + j] = Math.tanh(x[h + j]);
    }
  }
}

/** The plain recurrent cell, a sequence at a time. */
export const RNN: Pick<Twins, 'rnnForward' | 'rnnForwardInt8' | 'rnnBackward'> = {
  rnnForward(x, ids, { weights, ...window }, begin, end) {
    const { hidden } = window;
    const addProduct: AddProduct = (out, h) => addRowProduct(x, out, h, weights, hidden, hidden);
    forward(x, ids, { ...window, addProduct }, begin, end);
  },
  rnnForwardInt8(x, ids, { weights: packed, scales, ...window }, begin, end) {
    const { hidden: inner } = window;
    const addProduct: AddProduct = (out, a) =>
      addInt8Product(x, ids, { out, a, packed, scales, rows: inner, inner });
    forward(x, ids, { ...window, addProduct }, begin, end);
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

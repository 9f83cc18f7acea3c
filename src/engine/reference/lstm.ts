import type { KernelArguments } from '../contract/kernels.ts';
import { sigmoid } from './elementwise.ts';
import { addInt8Product } from './int8.ts';
import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { type AddProduct, isBeyond, windowSteps } from './window.ts';

/** A window, a sequence at a time; without peepholes where they are 0. */
function forward(
  x: Float64Array,
  ids: Int32Array,
  window: Omit<KernelArguments<'lstmPeepholeForward'>, 'weights'> & {
    readonly addProduct: AddProduct;
  },
  begin: number,
  end: number,
): void {
  const { states, cells, gates, projected, addProduct, peepholes, bias } = window;
  const { lengths, steps, batch, hidden, reverse } = window;
  const width = 4 * hidden;
  for (let row = begin; row < end; row++) {
    for (const { time, before, after } of windowSteps(steps, reverse)) {
      const h0 = states + (before * batch + row) * hidden;
      const c0 = cells + (before * batch + row) * hidden;
      const h = states + (after * batch + row) * hidden;
      const c = cells + (after * batch + row) * hidden;
      const gate = gates + (time * batch + row) * width;
      if (isBeyond(ids, lengths, row, time)) {
        x.fill(0, gate, gate + width);
        x.copyWithin(c, c0, c0 + hidden);
        x.copyWithin(h, h0, h0 + hidden);
        continue;
      }
      for (let j = 0; j < width; j++) {
        x[gate + j] = x[projected + (time * batch + row) * width + j] + (bias && x[bias + j]);
      }
      addProduct(gate, h0);
      for (let j = 0; j < hidden; j++) {
        const [toI, toF, toO] = peepholesOf(x, peepholes, hidden, j);
        const i = sigmoid(x[gate + j] + toI * x[c0 + j]);
        const f = sigmoid(x[gate + hidden + j] + toF * x[c0 + j]);
        const g = Math.tanh(x[gate + 2 * hidden + j]);
        x[c + j] = f * x[c0 + j] + i * g;
        const o = sigmoid(x[gate + 3 * hidden + j] + toO * x[c + j]);
        [i, f, g, o].forEach((value, k) => {
          x[gate + k * hidden + j] = value;
        });
        x[h + j] = o * Math.tanh(x[c + j]);
      }
    }
  }
}

/** A window with W_hh in double precision. */
const forwardFloats: Twins['lstmPeepholeForward'] = (
  x,
  ids,
  { weights, ...window },
  begin,
  end,
) => {
  const { hidden } = window;
  const addProduct: AddProduct = (out, h) => addRowProduct(x, out, h, weights, hidden, 4 * hidden);
  forward(x, ids, { ...window, addProduct }, begin, end);
};

/** A window with W_hh in 8 bits. */
const forwardInt8: Twins['lstmPeepholeForwardInt8'] = (
  x,
  ids,
  { weights: packed, scales, ...window },
  begin,
  end,
) => {
  const { hidden: inner } = window;
  const addProduct: AddProduct = (out, a) =>
    addInt8Product(x, ids, { out, a, packed, scales, rows: 4 * inner, inner });
  forward(x, ids, { ...window, addProduct }, begin, end);
};

/** The gradients of a window, a sequence at a time. */
const backward: Twins['lstmPeepholeBackward'] = (
  x,
  ids,
  {
    dProjected,
    dStates,
    dCells,
    dOutputs,
    cells,
    gates,
    weights,
    peepholes,
    dPeepholes,
    lengths,
    steps,
    batch,
    hidden,
    reverse,
  },
  begin,
  end,
) => {
  const width = 4 * hidden;
  for (let row = begin; row < end; row++) {
    const dh = dStates + row * hidden;
    const dc = dCells + row * hidden;
    const dPeephole = dPeepholes + row * 3 * hidden;
    if (peepholes) x.fill(0, dPeephole, dPeephole + 3 * hidden);
    for (const { time, before, after } of windowSteps(steps, reverse).reverse()) {
      const dGate = dProjected + (time * batch + row) * width;
      if (isBeyond(ids, lengths, row, time)) {
        x.fill(0, dGate, dGate + width);
        continue;
      }
      const gate = gates + (time * batch + row) * width;
      const c0 = cells + (before * batch + row) * hidden;
      const c = cells + (after * batch + row) * hidden;
      const dy = dOutputs + (time * batch + row) * hidden;
      for (let j = 0; j < hidden; j++) {
        const [i, f, g, o] = [0, 1, 2, 3].map((k) => x[gate + k * hidden + j]);
        const [toI, toF, toO] = peepholesOf(x, peepholes, hidden, j);
        const tanhC = Math.tanh(x[c + j]);
        const dht = x[dh + j] + x[dy + j];
        const deltaO = dht * tanhC * o * (1 - o);
        const dct = x[dc + j] + dht * o * (1 - tanhC ** 2) + deltaO * toO;
        const deltaI = dct * g * i * (1 - i);
        const deltaF = dct * x[c0 + j] * f * (1 - f);
        x[dGate + j] = deltaI;
        x[dGate + hidden + j] = deltaF;
        x[dGate + 2 * hidden + j] = dct * i * (1 - g ** 2);
        x[dGate + 3 * hidden + j] = deltaO;
        x[dc + j] = dct * f + deltaI * toI + deltaF * toF;
        if (peepholes) {
          x[dPeephole + j] += deltaI * x[c0 + j];
          x[dPeephole + hidden + j] += deltaF * x[c0 + j];
          x[dPeephole + 2 * hidden + j] += deltaO * x[c + j];
        }
      }
      x.fill(0, dh, dh + hidden);
      addRowProduct(x, dh, dGate, weights, width, hidden);
    }
  }
};

/** The LSTM, without and with peepholes. */
export const LSTM: Pick<
  Twins,
  | 'lstmForward'
  | 'lstmForwardInt8'
  | 'lstmBackward'
  | 'lstmPeepholeForward'
  | 'lstmPeepholeForwardInt8'
  | 'lstmPeepholeBackward'
> = {
  lstmForward: (x, ids, args, begin, end) =>
    forwardFloats(x, ids, { ...args, peepholes: 0 }, begin, end),
  lstmForwardInt8: (x, ids, args, begin, end) =>
    forwardInt8(x, ids, { ...args, peepholes: 0 }, begin, end),
  lstmBackward: (x, ids, args, begin, end) =>
    backward(x, ids, { ...args, peepholes: 0, dPeepholes: 0 }, begin, end),
  lstmPeepholeForward: forwardFloats,
  lstmPeepholeForwardInt8: forwardInt8,
  lstmPeepholeBackward: backward,
};

/** Returns the weights by which the gates i, f and o of one unit see its cell state. */
function peepholesOf(x: Float64Array, peepholes: number, hidden: number, unit: number): number[] {
  return [0, 1, 2].map((k) => (peepholes ? x[peepholes + k * hidden + unit] : 0));
}

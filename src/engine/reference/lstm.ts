import { sigmoid } from './elementwise.ts';
import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { isBeyond, windowSteps } from './window.ts';

/** A window, a sequence at a time; without peepholes where they are 0. */
const forward: Twins['lstmPeepholeForward'] = (
  x,
  ids,
  {
    states,
    cells,
    gates,
    projected,
    weights,
    peepholes,
    bias,
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
      addRowProduct(x, gate, h0, weights, hidden, width);
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
  'lstmForward' | 'lstmBackward' | 'lstmPeepholeForward' | 'lstmPeepholeBackward'
> = {
  lstmForward: (x, ids, args, begin, end) => forward(x, ids, { ...args, peepholes: 0 }, begin, end),
  lstmBackward: (x, ids, args, begin, end) =>
    backward(x, ids, { ...args, peepholes: 0, dPeepholes: 0 }, begin, end),
  lstmPeepholeForward: forward,
  lstmPeepholeBackward: backward,
};

/** Returns the weights by which the gates i, f and o of one unit see its cell state. */
function peepholesOf(x: Float64Array, peepholes: number, hidden: number, unit: number): number[] {
  return [0, 1, 2].map((k) => (peepholes ? x[peepholes + k * hidden + unit] : 0));
}

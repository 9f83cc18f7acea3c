import { sigmoid } from './elementwise.ts';
import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { isBeyond, windowSteps } from './window.ts';

/** The LSTM, a sequence at a time. */
export const LSTM: Pick<Twins, 'lstmForward' | 'lstmBackward'> = {
  lstmForward(
    x,
    ids,
    { states, cells, gates, projected, weights, bias, lengths, steps, batch, hidden, reverse },
    begin,
    end,
  ) {
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
          const i = sigmoid(x[gate + j]);
          const f = sigmoid(x[gate + hidden + j]);
          const g = Math.tanh(x[gate + 2 * hidden + j]);
          const o = sigmoid(x[gate + 3 * hidden + j]);
          [i, f, g, o].forEach((value, k) => {
            x[gate + k * hidden + j] = value;
          });
          x[c + j] = f * x[c0 + j] + i * g;
          x[h + j] = o * Math.tanh(x[c + j]);
        }
      }
    }
  },
  lstmBackward(
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
      lengths,
      steps,
      batch,
      hidden,
      reverse,
    },
    begin,
    end,
  ) {
    const width = 4 * hidden;
    for (let row = begin; row < end; row++) {
      const dh = dStates + row * hidden;
      const dc = dCells + row * hidden;
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
          const tanhC = Math.tanh(x[c + j]);
          const dht = x[dh + j] + x[dy + j];
          const dct = x[dc + j] + dht * o * (1 - tanhC ** 2);
          x[dGate + j] = dct * g * i * (1 - i);
          x[dGate + hidden + j] = dct * x[c0 + j] * f * (1 - f);
          x[dGate + 2 * hidden + j] = dct * i * (1 - g ** 2);
          x[dGate + 3 * hidden + j] = dht * tanhC * o * (1 - o);
          x[dc + j] = dct * f;
        }
        x.fill(0, dh, dh + hidden);
        addRowProduct(x, dh, dGate, weights, width, hidden);
      }
    }
  },
};

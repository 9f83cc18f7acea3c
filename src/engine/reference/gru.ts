import { sigmoid } from './elementwise.ts';
import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { isBeyond, windowSteps } from './window.ts';

/** The GRU in both forms, a sequence at a time. */
export const GRU: Pick<Twins, 'gruForward' | 'gruBackward'> = {
  gruForward(
    x,
    ids,
    {
      states,
      gates,
      candidates,
      projected,
      gateWeights,
      candidateWeights,
      bias,
      lengths,
      steps,
      batch,
      hidden,
      reverse,
      resetAfter,
    },
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
        const r = gates + (time * batch + row) * 3 * hidden;
        const z = r + hidden;
        const n = z + hidden;
        const candidate = candidates + (time * batch + row) * hidden;
        const input = projected + (time * batch + row) * 3 * hidden;
        for (let j = 0; j < 3 * hidden; j++) {
          const own = resetAfter && j >= 2 * hidden ? 0 : bias && x[bias + j];
          x[r + j] = x[input + j] + own;
        }
        addRowProduct(x, r, h0, gateWeights, hidden, 2 * hidden);
        for (let j = 0; j < 2 * hidden; j++) x[r + j] = sigmoid(x[r + j]);
        if (resetAfter) {
          for (let j = 0; j < hidden; j++) x[candidate + j] = bias && x[bias + 2 * hidden + j];
          addRowProduct(x, candidate, h0, candidateWeights, hidden, hidden);
          for (let j = 0; j < hidden; j++) x[n + j] += x[r + j] * x[candidate + j];
        } else {
          for (let j = 0; j < hidden; j++) x[candidate + j] = x[r + j] * x[h0 + j];
          addRowProduct(x, n, candidate, candidateWeights, hidden, hidden);
        }
        for (let j = 0; j < hidden; j++) {
          x[n + j] = Math.tanh(x[n + j]);
          const keep = resetAfter ? x[z + j] : 1 - x[z + j];
          x[h + j] = keep * x[h0 + j] + (1 - keep) * x[n + j];
        }
      }
    }
  },
  gruBackward(
    x,
    ids,
    {
      dProjected,
      dCandidates,
      dStates,
      dOutputs,
      states,
      gates,
      candidates,
      gateWeights,
      candidateWeights,
      lengths,
      steps,
      batch,
      hidden,
      reverse,
      resetAfter,
    },
    begin,
    end,
  ) {
    for (let row = begin; row < end; row++) {
      const dh = dStates + row * hidden;
      for (const { time, before } of windowSteps(steps, reverse).reverse()) {
        const dr = dProjected + (time * batch + row) * 3 * hidden;
        const dz = dr + hidden;
        const dn = dz + hidden;
        const dq = dCandidates + (time * batch + row) * hidden;
        x.fill(0, dr, dr + 3 * hidden);
        x.fill(0, dq, dq + hidden);
        if (isBeyond(ids, lengths, row, time)) continue;
        const h0 = states + (before * batch + row) * hidden;
        const gate = gates + (time * batch + row) * 3 * hidden;
        const dy = dOutputs + (time * batch + row) * hidden;
        const q = candidates + (time * batch + row) * hidden;
        for (let j = 0; j < hidden; j++) {
          const [z, n] = [x[gate + hidden + j], x[gate + 2 * hidden + j]];
          const keep = resetAfter ? z : 1 - z;
          const dht = x[dh + j] + x[dy + j];
          x[dn + j] = dht * (1 - keep) * (1 - n ** 2);
          x[dz + j] = dht * (n - x[h0 + j]) * (resetAfter ? -1 : 1) * z * (1 - z);
          x[dh + j] = dht * keep;
        }
        if (!resetAfter) addRowProduct(x, dq, dn, candidateWeights, hidden, hidden);
        for (let j = 0; j < hidden; j++) {
          const r = x[gate + j];
          if (resetAfter) {
            x[dq + j] = x[dn + j] * r;
            x[dr + j] = x[dn + j] * x[q + j] * r * (1 - r);
          } else {
            x[dr + j] = x[dq + j] * x[h0 + j] * r * (1 - r);
            x[dh + j] += x[dq + j] * r;
          }
        }
        if (resetAfter) addRowProduct(x, dh, dq, candidateWeights, hidden, hidden);
        addRowProduct(x, dh, dr, gateWeights, 2 * hidden, hidden);
      }
    }
  },
};

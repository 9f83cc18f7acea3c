import type { KernelArguments } from '../contract/kernels.ts';
import { sigmoid } from './elementwise.ts';
import { addInt8Product } from './int8.ts';
import { addRowProduct } from './matmul.ts';
import type { Twins } from './twin.ts';
import { type AddProduct, isBeyond, windowSteps } from './window.ts';

/** A window, a sequence at a time. */
function forward(
  x: Float64Array,
  ids: Int32Array,
  window: Omit<KernelArguments<'gruForward'>, 'gateWeights' | 'candidateWeights'> & {
    readonly addGates: AddProduct;
    readonly addCandidate: AddProduct;
  },
  begin: number,
  end: number,
): void {
  const { states, gates, candidates, projected, addGates, addCandidate, bias } = window;
  const { lengths, steps, batch, hidden, reverse, resetAfter } = window;
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
      addGates(r, h0);
      for (let j = 0; j < 2 * hidden; j++) x[r + j] = sigmoid(x[r + j]);
      if (resetAfter) {
        for (let j = 0; j < hidden; j++) x[candidate + j] = bias && x[bias + 2 * hidden + j];
        addCandidate(candidate, h0);
        for (let j = 0; j < hidden; j++) x[n + j] += x[r + j] * x[candidate + j];
      } else {
        for (let j = 0; j < hidden; j++) x[candidate + j] = x[r + j] * x[h0 + j];
        addCandidate(n, candidate);
      }
      for (let j = 0; j < hidden; j++) {
        x[n + j] = Math.tanh(x[n + j]);
        const keep = resetAfter ? x[z + j] : 1 - x[z + j];
        x[h + j] = keep * x[h0 + j] + (1 - keep) * x[n + j];
      }
    }
  }
}

/** The GRU in both forms, a sequence at a time. */
export const GRU: Pick<Twins, 'gruForward' | 'gruForwardInt8' | 'gruBackward'> = {
  gruForward(x, ids, { gateWeights, candidateWeights, ...window }, begin, end) {
    const { hidden } = window;
    const addGates: AddProduct = (out, h) =>
      addRowProduct(x, out, h, gateWeights, hidden, 2 * hidden);
    const addCandidate: AddProduct = (out, h) =>
      addRowProduct(x, out, h, candidateWeights, hidden, hidden);
    forward(x, ids, { ...window, addGates, addCandidate }, begin, end);
  },
  gruForwardInt8(
    x,
    ids,
    { gateWeights, candidateWeights, scales, candidateScales, ...window },
    begin,
    end,
  ) {
    const { hidden: inner } = window;
    const gates = { packed: gateWeights, scales, rows: 2 * inner, inner };
    const candidate = { packed: candidateWeights, scales: candidateScales, rows: inner, inner };
    const addGates: AddProduct = (out, a) => addInt8Product(x, ids, { out, a, ...gates });
    const addCandidate: AddProduct = (out, a) => addInt8Product(x, ids, { out, a, ...candidate });
    forward(x, ids, { ...window, addGates, addCandidate }, begin, end);
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

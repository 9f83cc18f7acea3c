import { softmaxRow } from './rows.ts';
import type { Twins } from './twin.ts';

/** A decoder's attention to its source, a sequence at a time. */
export const SOURCE_ATTENTION: Pick<Twins, 'sourceAttentionForward' | 'sourceAttentionBackward'> = {
  sourceAttentionForward(
    x,
    ids,
    { output, weights, query, keys, values, scorer, lengths, steps, batch, size, width },
    begin,
    end,
  ) {
    for (let b = begin; b < end; b++) {
      const length = lengths === 0 ? steps : ids[lengths + b];
      const [q, shares, y] = [query + b * size, weights + b * steps, output + b * width];
      for (let t = 0; t < length; t++) {
        const k = keys + (t * batch + b) * size;
        let score = 0;
        for (let j = 0; j < size; j++) {
          score +=
            scorer === 0 ? x[q + j] * x[k + j] : x[scorer + j] * Math.tanh(x[q + j] + x[k + j]);
        }
        x[shares + t] = score;
      }
      softmaxRow(x, shares, shares, length);
      x.fill(0, shares + length, shares + steps);
      x.fill(0, y, y + width);
      for (let t = 0; t < length; t++) {
        const value = values + (t * batch + b) * width;
        for (let j = 0; j < width; j++) x[y + j] += x[shares + t] * x[value + j];
      }
    }
  },
  sourceAttentionBackward(
    x,
    ids,
    {
      dQuery,
      dKeys,
      dValues,
      dScorers,
      dScores,
      dOutput,
      weights,
      query,
      keys,
      values,
      scorer,
      lengths,
      steps,
      batch,
      size,
      width,
    },
    begin,
    end,
  ) {
    for (let b = begin; b < end; b++) {
      const length = lengths === 0 ? steps : ids[lengths + b];
      const [q, dq, dv] = [query, dQuery, dScorers].map((at) => at + b * size);
      const [shares, ds] = [weights + b * steps, dScores + b * steps];
      const dy = dOutput + b * width;
      let mean = 0;
      for (let t = 0; t < length; t++) {
        const [value, dValue] = [values, dValues].map((at) => at + (t * batch + b) * width);
        x[ds + t] = 0;
        for (let j = 0; j < width; j++) {
          x[ds + t] += x[value + j] * x[dy + j];
          x[dValue + j] += x[shares + t] * x[dy + j];
        }
        mean += x[shares + t] * x[ds + t];
      }
      if (scorer !== 0) x.fill(0, dv, dv + size);
      for (let t = 0; t < length; t++) {
        const pull = x[shares + t] * (x[ds + t] - mean);
        const [k, dk] = [keys, dKeys].map((at) => at + (t * batch + b) * size);
        for (let j = 0; j < size; j++) {
          if (scorer === 0) {
            x[dk + j] += pull * x[q + j];
            x[dq + j] += pull * x[k + j];
            continue;
          }
          const u = Math.tanh(x[q + j] + x[k + j]);
          const g = pull * x[scorer + j] * (1 - u * u);
          x[dk + j] += g;
          x[dq + j] += g;
          x[dv + j] += pull * u;
        }
      }
    }
  },
};

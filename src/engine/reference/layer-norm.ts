import type { Twins } from './twin.ts';

/** One row at a time, as the formula reads. */
export const LAYER_NORM: Pick<
  Twins,
  'layerNorm' | 'layerNormBackward' | 'layerNormWeightsBackward'
> = {
  layerNorm(n, _, { y, statistics, weight, bias, epsilon, x, size }, begin, end) {
    for (let i = begin; i < end; i++) {
      const row = n.subarray(x + i * size, x + (i + 1) * size);
      const mean = row.reduce((sum, one) => sum + one, 0) / size;
      const variance = row.reduce((sum, one) => sum + (one - mean) ** 2, 0) / size;
      const inverse = 1 / Math.sqrt(variance + epsilon);
      n[statistics + 2 * i] = mean;
      n[statistics + 2 * i + 1] = inverse;
      for (let j = 0; j < size; j++) {
        const scaled = (row[j] - mean) * inverse * n[weight + j];
        n[y + i * size + j] = bias === 0 ? scaled : scaled + n[bias + j];
      }
    }
  },
  layerNormBackward(n, _, { dx, dy, statistics, weight, accumulate, x, size }, begin, end) {
    for (let i = begin; i < end; i++) {
      const [mean, inverse] = [n[statistics + 2 * i], n[statistics + 2 * i + 1]];
      const at = i * size;
      let sum = 0;
      let products = 0;
      for (let j = 0; j < size; j++) {
        const g = n[dy + at + j] * n[weight + j];
        sum += g;
        products += g * (n[x + at + j] - mean) * inverse;
      }
      for (let j = 0; j < size; j++) {
        const g = n[dy + at + j] * n[weight + j];
        const normalized = (n[x + at + j] - mean) * inverse;
        const given = inverse * (g - sum / size - (normalized * products) / size);
        n[dx + at + j] = accumulate ? n[dx + at + j] + given : given;
      }
    }
  },
  layerNormWeightsBackward(n, _, args, begin, end) {
    const { dWeight, dBias, dy, statistics, rows, x, size } = args;
    for (let i = 0; i < rows; i++) {
      const [mean, inverse] = [n[statistics + 2 * i], n[statistics + 2 * i + 1]];
      for (let j = begin; j < end; j++) {
        const d = n[dy + i * size + j];
        n[dWeight + j] += d * (n[x + i * size + j] - mean) * inverse;
        if (dBias !== 0) n[dBias + j] += d;
      }
    }
  },
};

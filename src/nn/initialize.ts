import type { Random } from '../base/random.ts';

/** Numbers that an initializer fills: a view of a parameter in the heap. */
export type Weights = Float32Array | Float64Array;

/** Fills with uniform numbers in [−bound, bound). */
export function fillUniform(weights: Weights, bound: number, random: Random): void {
  for (let i = 0; i < weights.length; i++) weights[i] = bound * (2 * random.float() - 1);
}

/** Fills with normal numbers of mean 0 (PyTorch's default for embeddings has standard deviation 1). */
export function fillNormal(weights: Weights, standardDeviation: number, random: Random): void {
  for (let i = 0; i < weights.length; i++) weights[i] = standardDeviation * random.normal();
}

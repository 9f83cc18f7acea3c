import { createParameter } from '../autodiff/parameters.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
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

/**
 * Of a Transformer's weight matrices at first: this, over the root of their inputs. At GPT-2's width, 768, it is that
 * one's standard deviation of 0.02.
 */
const TRANSFORMER_SPREAD = 0.02 * Math.sqrt(768);

/** Returns the standard deviation of a Transformer's weights at first, by the number of their inputs. */
export function transformerSpread(inputs: number): number {
  return TRANSFORMER_SPREAD / Math.sqrt(inputs);
}

/** Creates a Transformer's weight matrix [outputs, inputs], of normal numbers. */
export function createWeight(
  engine: Engine,
  name: string,
  shape: readonly [outputs: number, inputs: number],
  { random, scale = 1 }: { readonly random: Random; readonly scale?: number },
): Parameter {
  const parameter = createParameter(engine, name, shape);
  const view = engine.heap.numbers(parameter.offset, parameter.length);
  fillNormal(view, scale * transformerSpread(shape[1]), random);
  return parameter;
}

/** Creates a bias of zeros. */
export function createBias(engine: Engine, name: string, size: number): Parameter {
  return createParameter(engine, name, [size]);
}

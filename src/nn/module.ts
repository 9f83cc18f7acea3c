import { formatShape, sameShape } from '../autodiff/shapes.ts';
import type { Engine } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { InputError } from '../base/errors.ts';
import type { TensorData } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';

/** A layer as training and saving see it: its named parameters. */
export interface Module {
  /** Every parameter, always in the same order. */
  readonly parameters: readonly Parameter[];
}

/** Prefixes a parameter's name with its layer's, as PyTorch does: `decoder.weight`. */
export function qualify(layer: string | undefined, parameter: string): string {
  return layer === undefined ? parameter : `${layer}.${parameter}`;
}

/** Copies the parameters' values, by name, for a model file. */
export function stateOf(
  engine: Engine,
  parameters: readonly Parameter[],
): Record<string, TensorData> {
  const tensors: Record<string, TensorData> = {};
  for (const parameter of parameters) {
    tensors[parameter.name] = {
      shape: parameter.shape,
      data: engine.heap.numbers(parameter.offset, parameter.length).slice(),
    };
  }
  return tensors;
}

/**
 * Sets parameters from tensors of the same names: a model file's, or a PyTorch state dictionary
 * read from safetensors. Every name and shape is checked before anything is changed; tensors of
 * other names are left alone.
 * @throws InputError when a tensor is missing, does not hold floating-point numbers, or has another shape
 */
export function loadState(
  engine: Engine,
  parameters: readonly Parameter[],
  tensors: Readonly<Record<string, TensorData>>,
): void {
  const found = parameters.map(({ name, shape, length }) => {
    const tensor = tensors[name];
    if (tensor === undefined) {
      const names = Object.keys(tensors).slice(0, 20);
      const given = names.length === 0 ? sentence('nn/none')`none` : names;
      throw new InputError(
        sentence(
          'nn/missing-tensor',
        )`The tensor ${{ name }} is missing; the tensors given are: ${{ given }}.`,
      );
    }
    if (!(tensor.data instanceof Float32Array || tensor.data instanceof Float64Array)) {
      throw new InputError(
        sentence('nn/not-floats')`The tensor ${{ name }} does not hold floating-point numbers.`,
      );
    }
    if (!sameShape(tensor.shape, shape) || tensor.data.length !== length) {
      throw new InputError(
        sentence(
          'nn/wrong-shape',
        )`The tensor ${{ name }} has shape ${{ shape: formatShape(tensor.shape) }}; expected ${{ expected: formatShape(shape) }}.`,
      );
    }
    return tensor.data;
  });
  parameters.forEach((parameter, i) => {
    engine.heap.numbers(parameter.offset, parameter.length).set(found[i]);
  });
}

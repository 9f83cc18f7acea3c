import { UsageError } from '../base/errors.ts';
import { fromHalves, LARGEST_HALF, toHalves } from '../base/half-precision.ts';
import { fromInt8Rows, toInt8Rows } from '../base/int8-rows.ts';
import {
  type ModelState,
  PRECISIONS,
  type Precision,
  type TensorData,
} from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import { kindOfFile, MODEL_KINDS } from './model-kinds.ts';

/**
 * Rounds a model's weights to fewer bits. Matrices in single precision are rounded: to `half` precision, or to `int8`,
 * 8 bits with a scale for each row. Biases, and all that has one dimension, stay as they are, and so does what is no
 * weight: counts, words, ids. Nothing here knows one kind of model from another; a state is all that it reads.
 * @throws UsageError for checkpoints, for models without weights in single precision, and for a number that half
 *   precision cannot hold
 */
export function reducePrecision(state: ModelState, precision: Precision): ModelState {
  if (!PRECISIONS.includes(precision)) {
    throw new UsageError(
      sentence(
        'models/unknown-precision',
      )`There is no precision "${{ precision }}"; choose one of ${{ precisions: PRECISIONS }}.`,
    );
  }
  if (isCheckpoint(state.kind)) {
    throw new UsageError(
      sentence(
        'models/checkpoint-precision',
      )`A checkpoint (kind "${{ kind: state.kind }}") keeps its precision, for the training goes on from its exact numbers; reduce that of the trained model.`,
    );
  }
  const { reduced } = reducedTensors(state);
  if (reduced.length === 0) {
    throw new UsageError(
      sentence(
        'models/nothing-to-reduce',
      )`A model of the kind "${{ kind: state.kind }}" has no matrix of weights in single precision to reduce: its counts, words and settings stay exact, so its file stays as it is.`,
    );
  }
  const tensors = Object.entries(state.tensors).map(
    ([name, tensor]) =>
      [name, isWeights(tensor) ? reduce(name, tensor, precision) : tensor] as const,
  );
  return { ...state, tensors: Object.fromEntries(tensors) };
}

/** The names of a model's tensors by what reducing its precision does to them. */
export interface ReducedTensors {
  readonly reduced: readonly string[];
  readonly kept: readonly string[];
}

/** Returns which tensors `reducePrecision` reduces, and which it leaves alone. */
export function reducedTensors({ tensors }: Pick<ModelState, 'tensors'>): ReducedTensors {
  const names = Object.keys(tensors);
  return {
    reduced: names.filter((name) => isWeights(tensors[name])),
    kept: names.filter((name) => !isWeights(tensors[name])),
  };
}

function isCheckpoint(fileKind: string): boolean {
  const kind = kindOfFile(fileKind);
  return kind === 'glove-checkpoint' || (kind !== undefined && MODEL_KINDS[kind].kind !== fileKind);
}

/** A tensor that is rounded: a matrix, or more dimensions, in single precision. */
type WeightTensor = TensorData & { readonly data: Float32Array };

function isWeights(tensor: TensorData): tensor is WeightTensor {
  const { shape, data } = tensor;
  return data instanceof Float32Array && shape.length >= 2 && data.length > 0;
}

function reduce(name: string, tensor: WeightTensor, precision: Precision): TensorData {
  const { shape, data, stored } = tensor;
  // What is so already is not rounded again: the same file comes out.
  if (stored?.precision === precision) return tensor;
  if (precision === 'half') {
    const wrong = data.findIndex((value) => Math.abs(value) > LARGEST_HALF);
    if (wrong >= 0) throw tooLarge(name, data[wrong]);
    const halves = toHalves(data);
    return { shape, data: fromHalves(halves), stored: { precision, halves } };
  }
  const rows = toInt8Rows(data, shape[shape.length - 1]);
  return { shape, data: fromInt8Rows(rows), stored: { precision, ...rows } };
}

function tooLarge(tensor: string, value: number): UsageError {
  return new UsageError(
    sentence(
      'models/half-overflow',
    )`The tensor "${{ tensor }}" holds ${{ value }}, but half precision goes up to ${{ most: LARGEST_HALF }}; choose int8, whose scales have no such limit.`,
  );
}

import { scale, slice, softmaxCrossEntropy } from '../autodiff/operations.ts';
import { zeroGradients } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { checkNames } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import type { AnyLanguageModel, LanguageModel } from '../language-model/index.ts';
import { expectRecurrent } from './expect-recurrent.ts';
import { tokenTexts } from './trace-language-model.ts';
import { withoutDropout } from './without-dropout.ts';

/** Options of `measureConnectivity`. */
export interface ConnectivityOptions {
  /**
   * Which unit of the text is predicted, counted from 0; 1 at least, since there must be units before it, and
   * at most the text's length, which means what comes after it. Default: the text's last unit.
   */
  readonly position?: number;
  /**
   * The number of the unit whose probability is looked at. Default: the one that stands at the position, or
   * after the end the likeliest.
   */
  readonly unit?: number;
}

/** How strongly one prediction of a language model depends on each unit before it. */
export interface Connectivity {
  /** The units that were read before the prediction, as text. */
  readonly tokens: readonly string[];
  /** Which unit of the text is predicted, counted from 0: as many as there are tokens. */
  readonly position: number;
  /** The number of the unit whose probability it is, and its text. */
  readonly unit: number;
  readonly text: string;
  /** P(unit | tokens). */
  readonly probability: number;
  /** ‖∂ ln P(unit | tokens) / ∂x_t‖ for each token, where x_t is its vector. */
  readonly norms: Float64Array;
}

/**
 * Measures connectivity (Madsen 2019, "Visualizing memorization in RNNs"): the norm of the gradient of a
 * prediction's log-probability with respect to the vector of each unit before it. Where it is near 0, the
 * model has forgotten the unit, or had no use for it. Nothing is dropped out. The gradients of the model's
 * parameters are zero afterwards.
 * @param ids a text as the model's units
 * @throws UsageError when the position is not in the text, or there is no such unit
 */
export function measureConnectivity(
  given: AnyLanguageModel,
  ids: Int32Array,
  options: ConnectivityOptions = {},
): Connectivity {
  const model = expectRecurrent(given);
  checkNames('measureConnectivity', ['position', 'unit'], options);
  const { position = ids.length - 1 } = options;
  checkPosition(position, ids.length);
  const read = ids.subarray(0, position);
  const whole = withoutDropout(model);
  const tape = new Tape(model.engine);
  const x = vectorsOf(tape, whole, read);
  const { output } = whole.recurrent.forward(tape, x);
  const last = slice(tape, output, { axis: 0, begin: position - 1, end: position });
  const logits = whole.decoder.forward(tape, last);
  const unit = options.unit ?? ids[position] ?? likeliest(tape.numbers(logits));
  checkUnit(unit, model.units.size);
  const logProbability = scale(tape, softmaxCrossEntropy(tape, logits, [unit]), -1);
  const probability = Math.exp(tape.numbers(logProbability)[0]);
  tape.backward(logProbability);
  const norms = rowNorms(tape.gradientNumbers(x), position);
  tape.reset();
  zeroGradients(model.engine, whole.parameters);
  const tokens = tokenTexts(model, read);
  const [text] = tokenTexts(model, Int32Array.of(unit));
  return { tokens, position, unit, text, probability, norms };
}

/**
 * Returns the units' vectors as a tensor of its own, [steps, 1, size], whose gradient is wanted by step.
 */
function vectorsOf(tape: Tape, { embedding }: LanguageModel, ids: Int32Array): Tensor {
  const size = embedding.weight.shape[1];
  const x = tape.create([ids.length, 1, size], true);
  const table = tape.numbers(embedding.weight);
  const to = tape.numbers(x);
  ids.forEach((id, t) => {
    to.set(table.subarray(id * size, (id + 1) * size), t * size);
  });
  return x;
}

/** Returns the Euclidean norm of each of `count` rows, summed in double precision. */
function rowNorms(numbers: Float32Array | Float64Array, count: number): Float64Array {
  const width = numbers.length / count;
  return Float64Array.from({ length: count }, (_, row) => {
    let squares = 0;
    for (let i = row * width; i < (row + 1) * width; i++) squares += numbers[i] * numbers[i];
    return Math.sqrt(squares);
  });
}

function likeliest(logits: Float32Array | Float64Array): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i] > logits[best]) best = i;
  return best;
}

function checkPosition(position: number, length: number): void {
  if (length === 0)
    throw new UsageError(sentence('inspect/no-text-before')`There is no text to read; give some.`);
  if (!(Number.isInteger(position) && position >= 1 && position <= length)) {
    throw new UsageError(
      sentence(
        'inspect/no-position',
      )`There is no prediction at position ${{ position }}: the text has ${{ length }} units, and what is predicted has one before it; give 1 to ${{ length }}.`,
    );
  }
}

function checkUnit(unit: number, size: number): void {
  if (!(Number.isInteger(unit) && unit >= 0 && unit < size)) {
    throw new UsageError(
      sentence(
        'inspect/no-unit',
      )`There is no unit ${{ unit }}: the model's units are 0 to ${{ last: size - 1 }}.`,
    );
  }
}

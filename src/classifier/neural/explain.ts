import { slice, subtract, sum } from '../../autodiff/operations.ts';
import { zeroGradients } from '../../autodiff/parameters.ts';
import { Tape } from '../../autodiff/tape.ts';
import { type Pieces, runAtOnce } from '../../base/run-with-breaks.ts';
import { argmax } from '../../counts/naive-bayes/log-probabilities.ts';
import { padSequences } from '../../training/index.ts';
import { UNKNOWN } from './network.ts';
import type { NeuralClassifier } from './neural-classifier.ts';

/** What one unit of a text does for the predicted class against the runner-up. */
export interface UnitEffect {
  readonly unit: string;
  /** By integrated gradients: its part of the change in the difference of the two logits. */
  readonly contribution: number;
  /** How much the difference falls when the unit is read as the unknown unit; absent in long texts. */
  readonly leftOut?: number;
  /** Its share in the pooled vector; absent without attention. */
  readonly attention?: number;
}

/** Why a neural classifier gives a text its class. */
export interface LeadExplanation {
  readonly predicted: string;
  readonly runnerUp: string;
  readonly probabilities: Float64Array;
  /** logit(predicted) − logit(runner-up): `baseline` + `wide` + the sum of the contributions, up to `error`. */
  readonly logOdds: number;
  /** The difference of the logits where all vectors are zeros. */
  readonly baseline: number;
  /** What the n-grams of the wide part add; 0 without one. */
  readonly wide: number;
  readonly units: readonly UnitEffect[];
  /** What the sum lacks: the integral is taken by a finite number of points. */
  readonly error: number;
}

/** Points at which the gradient is first taken between zeros and the text, and at the most. */
const [FIRST_POINTS, MOST_POINTS] = [32, 512];

/** The error of the sum, as a share of the change, below which no more points are taken. */
const TOLERANCE = 0.005;

/** Units of a batch of variants of the text. */
const TOKENS_AT_ONCE = 2048;

/** Texts up to so many units are read once more without each of them. */
const MOST_LEFT_OUT = 200;

/**
 * Explains a prediction by what each unit adds to the lead of the predicted class over the runner-up: integrated
 * gradients from vectors of zeros (Sundararajan et al. 2017), which sum to the change in the lead; leaving a unit out;
 * and the attention, where there is any.
 */
export function explainNeural(model: NeuralClassifier, text: string): LeadExplanation {
  return runAtOnce(explainNeuralInPieces(model, text));
}

/** Does what `explainNeural` does; it yields the units that have been read, in variants of the text. */
export function* explainNeuralInPieces(
  model: NeuralClassifier,
  text: string,
): Pieces<LeadExplanation> {
  const ids = model.encode(text);
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const { logits, attention } = model.network.forward(tape, [ids]);
  const found = Float64Array.from(tape.numbers(logits));
  tape.reset();
  const probabilities = softmaxOf(found);
  const first = argmax(found);
  const second = argmax(found.map((value, c) => (c === first ? -Infinity : value)));
  const lead = (values: ArrayLike<number>): number => values[first] - values[second];
  const wide = leadOf(model, 'wide', ids, lead);
  const baseline = leadOf(model, 'baseline', ids, lead);
  const change = lead(found) - wide - baseline;
  let contributions: Float64Array = new Float64Array(ids.length);
  let error = change;
  for (let points = FIRST_POINTS; points <= MOST_POINTS; points *= 2) {
    contributions = yield* integrate(model, ids, [first, second], points);
    error = change - contributions.reduce((total, part) => total + part, 0);
    if (Math.abs(error) <= TOLERANCE * Math.max(1e-3, Math.abs(change))) break;
  }
  const without = ids.length <= MOST_LEFT_OUT ? yield* leaveOut(model, ids, lead) : undefined;
  return {
    ...{ predicted: model.classes[first], runnerUp: model.classes[second], probabilities },
    ...{ logOdds: lead(found), baseline, wide, error },
    units: Array.from(ids, (id, i) => ({
      ...{ unit: model.units.text(id), contribution: contributions[i] },
      ...(without !== undefined && { leftOut: lead(found) - without[i] }),
      ...(attention !== undefined && { attention: attention[i] }),
    })),
  };
}

/** Computes the lead that the wide part gives, or the deep part where all vectors are zeros. */
function leadOf(
  { engine, network, options }: NeuralClassifier,
  part: 'wide' | 'baseline',
  ids: Int32Array,
  lead: (logits: ArrayLike<number>) => number,
): number {
  const tape = new Tape(engine, { mode: 'evaluation' });
  const shape = [ids.length, 1, options.embeddingSize];
  const zeros = new Float64Array(ids.length * options.embeddingSize);
  const logits =
    part === 'wide'
      ? network.wideLogits(tape, [ids])
      : network.encode(tape, tape.constant(shape, zeros), [ids.length]).logits;
  const value = logits === undefined ? 0 : lead(tape.numbers(logits));
  tape.reset();
  return value;
}

/**
 * Integrates the gradient of the lead along the line from zeros to the text's vectors, by the midpoint rule.
 * @returns for each unit Σ_j x_j ∫₀¹ ∂lead/∂x_j(αx) dα
 */
function* integrate(
  { engine, network, options }: NeuralClassifier,
  ids: Int32Array,
  [first, second]: readonly [number, number],
  points: number,
): Pieces<Float64Array> {
  const size = options.embeddingSize;
  const looking = new Tape(engine, { mode: 'evaluation' });
  const x = Float64Array.from(
    looking.numbers(network.embed(looking, padSequences([ids], UNKNOWN))),
  );
  looking.reset();
  // Nothing is dropped out: no random numbers are given.
  const tape = new Tape(engine);
  const sums = new Float64Array(ids.length);
  const atOnce = Math.max(1, Math.min(points, Math.floor(TOKENS_AT_ONCE / ids.length)));
  for (let begin = 0; begin < points; begin += atOnce) {
    const batch = Math.min(atOnce, points - begin);
    const inputs = tape.create([ids.length, batch, size], true);
    const view = tape.numbers(inputs);
    for (let i = 0; i < view.length; i++) {
      const row = Math.floor(i / size);
      const share = (begin + (row % batch) + 0.5) / points;
      view[i] = share * x[Math.floor(row / batch) * size + (i % size)];
    }
    const lengths = new Int32Array(batch).fill(ids.length);
    const { logits } = network.encode(tape, inputs, lengths);
    const column = (c: number) => slice(tape, logits, { axis: 1, begin: c, end: c + 1 });
    tape.backward(sum(tape, subtract(tape, column(first), column(second))));
    const gradient = tape.gradientNumbers(inputs);
    for (let i = 0; i < gradient.length; i++) {
      const unit = Math.floor(i / (size * batch));
      sums[unit] += (gradient[i] * x[unit * size + (i % size)]) / points;
    }
    tape.reset();
    zeroGradients(engine, network.parameters);
    yield batch * ids.length;
  }
  return sums;
}

/** Computes the lead of the text with each unit in turn read as the unknown unit. */
function* leaveOut(
  { engine, network, classes }: NeuralClassifier,
  ids: Int32Array,
  lead: (logits: ArrayLike<number>) => number,
): Pieces<number[]> {
  const tape = new Tape(engine, { mode: 'evaluation' });
  const variants = Array.from(ids, (_, i) => ids.map((id, j) => (i === j ? UNKNOWN : id)));
  const atOnce = Math.max(1, Math.floor(TOKENS_AT_ONCE / ids.length));
  const leads: number[] = [];
  for (let begin = 0; begin < variants.length; begin += atOnce) {
    const batch = variants.slice(begin, begin + atOnce);
    const logits = tape.numbers(network.forward(tape, batch).logits);
    batch.forEach((_, b) => {
      leads.push(lead(logits.subarray(b * classes.length, (b + 1) * classes.length)));
    });
    tape.reset();
    yield batch.length * ids.length;
  }
  return leads;
}

function softmaxOf(logits: Float64Array): Float64Array {
  const largest = Math.max(...logits);
  const shares = logits.map((value) => Math.exp(value - largest));
  const total = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / total);
}

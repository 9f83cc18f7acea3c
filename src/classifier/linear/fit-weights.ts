import { createRandom } from '../../base/random.ts';
import type { BinaryRows } from './binary-rows.ts';
import { fitHyperplane, type Hyperplane } from './dual-coordinate-descent.ts';
import type { LinearClassifierSettings } from './linear-options.ts';
import { computeLogCountRatios } from './log-count-ratios.ts';

/** The scores of a linear classifier: of each class a hyperplane. */
export interface LinearWeights {
  /** What each feature adds to each class's score: [features × classes]. */
  readonly effects: Float32Array;
  /** What each class's score begins with. */
  readonly biases: Float32Array;
}

/**
 * Fits each class against all others. Two classes have one hyperplane, with the signs turned for the first.
 * @yields the number of features visited, after every few documents
 */
export function* fitWeights(
  rows: BinaryRows,
  settings: LinearClassifierSettings,
): Generator<number, LinearWeights> {
  const { classes, columns } = rows;
  const effects = new Float32Array(columns * classes);
  const biases = new Float32Array(classes);
  const put = (label: number, plane: Hyperplane, sign: 1 | -1): void => {
    biases[label] = sign * plane.bias;
    for (let f = 0; f < columns; f++) effects[f * classes + label] = sign * plane.effects[f];
  };
  const costs = classCosts(rows, settings);
  for (let label = classes === 2 ? 1 : 0; label < classes; label++) {
    const plane = yield* fitClass(rows, label, costs, settings);
    put(label, plane, 1);
    if (classes === 2) put(0, plane, -1);
  }
  return { effects, biases };
}

/** Fits a class's hyperplane over features that are scaled for it. */
function* fitClass(
  rows: BinaryRows,
  label: number,
  costs: Float64Array,
  { scaling, alpha, interpolation, loss, epochs, seed }: LinearClassifierSettings,
): Generator<number, Hyperplane> {
  const values =
    scaling === 'naive-bayes'
      ? computeLogCountRatios(rows, label, alpha)
      : new Float64Array(rows.columns).fill(1);
  const squares = values.map((value) => value * value);
  const random = createRandom(seed, 'order', label);
  const plane = yield* fitHyperplane({ rows, label, squares, costs, loss, epochs, random });
  return interpolation === 1 ? plane : interpolate(plane, values, interpolation);
}

/**
 * Moves the weights towards their mean magnitude: w′ = (1 − β)·w̄ + β·w with w̄ = ‖w‖₁ / |V| (Wang & Manning 2012,
 * section 2.3).
 */
function interpolate(
  { effects, bias }: Hyperplane,
  values: Float64Array,
  beta: number,
): Hyperplane {
  let sum = 0;
  for (let f = 0; f < values.length; f++) {
    if (values[f] !== 0) sum += Math.abs(effects[f] / values[f]);
  }
  const mean = sum / values.length;
  return {
    effects: effects.map((effect, f) => (1 - beta) * mean * values[f] + beta * effect),
    bias,
  };
}

/** What the loss of a document of each class costs: `cost`, times documents / (classes × its documents) if balanced. */
function classCosts(
  { labels, classes }: BinaryRows,
  { cost, classWeight }: LinearClassifierSettings,
): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]++;
  return counts.map((count) =>
    classWeight === 'balanced' ? (cost * labels.length) / (classes * count) : cost,
  );
}

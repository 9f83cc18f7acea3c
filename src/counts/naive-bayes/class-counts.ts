import { InputError } from '../../base/errors.ts';
import { growFloat64 } from '../../base/growing-arrays.ts';
import { option, sentence } from '../../base/sentence.ts';
import type { CsrMatrix } from '../csr-matrix.ts';

/** The sums that Naive Bayes learns from its examples; any number of batches may add to them. */
export interface ClassCounts {
  /** Number of features counted so far. */
  features: number;
  /** Examples of each class, each counted by its weight. */
  readonly examples: number[];
  /** For each class, the weighted sum of each feature; longer than `features` where it has room to grow. */
  readonly featureSums: Float64Array[];
}

/** Creates empty counts for a number of classes. */
export function createClassCounts(classes: number, features: number): ClassCounts {
  return {
    features,
    examples: new Array<number>(classes).fill(0),
    featureSums: Array.from({ length: classes }, () => new Float64Array(features)),
  };
}

/** Adds a class without examples. */
export function addClass(counts: ClassCounts): void {
  counts.examples.push(0);
  counts.featureSums.push(new Float64Array(counts.features));
}

/** Selects the counts of some features and renumbers them: feature `kept[i]` becomes i. */
export function keepFeatures(counts: ClassCounts, kept: Uint32Array): ClassCounts {
  return {
    features: kept.length,
    examples: counts.examples,
    featureSums: counts.featureSums.map((sums) => Float64Array.from(kept, (id) => sums[id])),
  };
}

/** Sums how often each feature occurs over all classes. */
export function totalFrequency(counts: ClassCounts): Float64Array {
  const totals = new Float64Array(counts.features);
  for (const sums of counts.featureSums) {
    for (let f = 0; f < totals.length; f++) totals[f] += sums[f];
  }
  return totals;
}

/** Grows the counts to more features, whose sums start at zero. */
export function growFeatures(counts: ClassCounts, features: number): void {
  if (features <= counts.features) return;
  counts.features = features;
  for (let i = 0; i < counts.featureSums.length; i++) {
    counts.featureSums[i] = growFloat64(counts.featureSums[i], features);
  }
}

/**
 * Adds rows of features to their classes' sums.
 * @param labels each row's class, 0 to classes − 1
 * @param weights each row's weight; 1 when absent
 * @throws InputError when lengths differ, a label is no class, or a weight or a feature is negative
 */
export function addExamples(
  counts: ClassCounts,
  rows: CsrMatrix,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): void {
  checkExamples(counts, rows, labels, weights);
  for (let row = 0; row < rows.rows; row++) {
    const label = labels[row];
    const weight = weights?.[row] ?? 1;
    const sums = counts.featureSums[label];
    counts.examples[label] += weight;
    for (let cell = rows.rowPointers[row]; cell < rows.rowPointers[row + 1]; cell++) {
      sums[rows.columnIndices[cell]] += weight * rows.values[cell];
    }
  }
}

function checkExamples(
  counts: ClassCounts,
  rows: CsrMatrix,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): void {
  if (rows.columns !== counts.features) {
    throw new InputError(
      sentence(
        'counts/features-counted',
      )`The rows have ${{ columns: rows.columns }} features; the classifier counts ${{ features: counts.features }}.`,
    );
  }
  if (labels.length !== rows.rows) {
    throw new InputError(
      sentence(
        'counts/rows-and-labels',
      )`There are ${{ rows: rows.rows }} rows and ${{ labels: labels.length }} labels; give one each.`,
    );
  }
  if (weights !== undefined && weights.length !== rows.rows) {
    throw new InputError(
      sentence(
        'counts/rows-and-weights',
      )`There are ${{ rows: rows.rows }} rows and ${{ weights: weights.length }} sample weights.`,
    );
  }
  const classes = counts.examples.length;
  for (let row = 0; row < rows.rows; row++) {
    const label = labels[row];
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new InputError(
        sentence(
          'counts/class-number',
        )`Row ${{ row }} has the class ${{ label }}; classes are numbered 0 to ${{ last: classes - 1 }}.`,
      );
    }
    if (weights !== undefined) checkWeight(weights[row], row);
  }
  const negative = rows.values.findIndex((value) => !(value >= 0));
  if (negative >= 0) {
    throw new InputError(
      sentence(
        'counts/negative-feature',
      )`Naive Bayes counts features, so none may be below 0; one is ${{ value: rows.values[negative] }} (for hashed features, turn ${{ alternateSign: option('alternateSign') }} off).`,
    );
  }
}

/**
 * Checks one sample weight.
 * @throws InputError when it is negative, infinite or not a number
 */
export function checkWeight(weight: number, row: number): void {
  if (!(weight >= 0 && weight < Infinity)) {
    throw new InputError(
      sentence(
        'counts/sample-weight',
      )`Sample weight ${{ row }} is ${{ weight }}; weights are finite and not below 0.`,
    );
  }
}

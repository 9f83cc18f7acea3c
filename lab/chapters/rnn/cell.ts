// The chapter's own RNN in plain numbers: forward, backward and Adam on lines that can be read. The check holds it
// against the library's.
import { createRandom } from 'malmoi';

/** The matrices' names, as the course writes them. */
export const MATRICES = ['Wxh', 'Whh', 'bx', 'bh', 'Why', 'by'] as const;
export type MatrixName = (typeof MATRICES)[number];

/** The weights, row by row. */
export type Weights = Readonly<Record<MatrixName, Float64Array>>;

/** A network's sizes. */
export interface Sizes {
  readonly letters: number;
  readonly hidden: number;
}

/** Rows and columns of a matrix. */
export function shapeOf(name: MatrixName, { letters, hidden }: Sizes): readonly [number, number] {
  switch (name) {
    case 'Wxh':
      return [hidden, letters];
    case 'Whh':
      return [hidden, hidden];
    case 'Why':
      return [letters, hidden];
    case 'by':
      return [letters, 1];
    default:
      return [hidden, 1];
  }
}

/** Draws the first weights as the library does: uniform in ±1/√hidden. */
export function drawWeights(sizes: Sizes, seed: number): Weights {
  const random = createRandom(seed, 'weights');
  const bound = 1 / Math.sqrt(sizes.hidden);
  return mapMatrices((name) => {
    const [rows, columns] = shapeOf(name, sizes);
    return Float64Array.from({ length: rows * columns }, () => bound * (2 * random.float() - 1));
  });
}

/** Makes a matrix for each name, in their order. */
export function mapMatrices(make: (name: MatrixName) => Float64Array): Weights {
  return Object.fromEntries(MATRICES.map((name) => [name, make(name)])) as Record<
    MatrixName,
    Float64Array
  >;
}

/** What one step computes. */
export interface Step {
  /** The letter that is read. */
  readonly letter: number;
  /** a = W_xh x + W_hh h_{t−1} + b */
  readonly sum: Float64Array;
  /** h_t = tanh(a) */
  readonly h: Float64Array;
  /** W_hy h_t + b_y */
  readonly logits: Float64Array;
  /** softmax of the logits */
  readonly probabilities: Float64Array;
}

/** Reads letters one after another. */
export function readLetters(
  weights: Weights,
  sizes: Sizes,
  { letters, start }: { letters: readonly number[]; start: Float64Array },
): Step[] {
  let before = start;
  return letters.map((letter) => {
    const step = readLetter(weights, sizes, letter, before);
    before = step.h;
    return step;
  });
}

/** Reads one letter. The one-hot input only looks up a column of W_xh. */
export function readLetter(
  { Wxh, Whh, bx, bh, Why, by }: Weights,
  { letters, hidden }: Sizes,
  letter: number,
  before: Float64Array,
): Step {
  const sum = new Float64Array(hidden).map((_, i) => {
    let a = at(Wxh, i * letters + letter) + at(bx, i) + at(bh, i);
    for (let j = 0; j < hidden; j++) a += at(Whh, i * hidden + j) * at(before, j);
    return a;
  });
  const h = sum.map(Math.tanh);
  const logits = new Float64Array(letters).map((_, k) => {
    let z = at(by, k);
    for (let j = 0; j < hidden; j++) z += at(Why, k * hidden + j) * at(h, j);
    return z;
  });
  return { letter, sum, h, logits, probabilities: softmax(logits) };
}

/** e^z / Σ e^z, without overflow. */
export function softmax(logits: Float64Array): Float64Array {
  const highest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The mean of −ln p(target) over the steps, in nats. */
export function lossOf(steps: readonly Step[], targets: readonly number[]): number {
  const losses = steps.map((step, t) => -Math.log(at(step.probabilities, targets[t] ?? 0)));
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}

/** ∂L/∂ every weight, by going back through the steps. */
export function gradientsOf(
  weights: Weights,
  sizes: Sizes,
  {
    steps,
    targets,
    start,
  }: { steps: readonly Step[]; targets: readonly number[]; start: Float64Array },
): Weights {
  const { letters, hidden } = sizes;
  const gradients = mapMatrices((name) => new Float64Array(weights[name].length));
  let fromLater = new Float64Array(hidden);
  for (let t = steps.length - 1; t >= 0; t--) {
    const step = steps[t];
    if (step === undefined) continue;
    const before = steps[t - 1]?.h ?? start;
    // ∂L/∂z = (p − y) / T
    const dz = step.probabilities.map((p, k) => (p - (k === targets[t] ? 1 : 0)) / steps.length);
    const dh = Float64Array.from(fromLater);
    dz.forEach((d, k) => {
      add(gradients.by, k, d);
      for (let j = 0; j < hidden; j++) {
        add(gradients.Why, k * hidden + j, d * at(step.h, j));
        add(dh, j, d * at(weights.Why, k * hidden + j));
      }
    });
    const da = dh.map((d, j) => d * (1 - at(step.h, j) ** 2));
    fromLater = new Float64Array(hidden);
    da.forEach((d, i) => {
      add(gradients.bx, i, d);
      add(gradients.bh, i, d);
      add(gradients.Wxh, i * letters + step.letter, d);
      for (let j = 0; j < hidden; j++) {
        add(gradients.Whh, i * hidden + j, d * at(before, j));
        add(fromLater, j, d * at(weights.Whh, i * hidden + j));
      }
    });
  }
  return gradients;
}

/** Adam's running averages, and how often it has stepped. */
export interface Adam {
  readonly mean: Weights;
  readonly square: Weights;
  readonly step: number;
}

export const LEARNING_RATE = 0.1;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/** One update by Adam: the new weights and averages; the old ones stay. */
export function update(
  weights: Weights,
  gradients: Weights,
  before: Adam | undefined,
): { weights: Weights; adam: Adam } {
  const step = (before?.step ?? 0) + 1;
  const mean = mapMatrices((name) =>
    gradients[name].map((g, i) => BETA1 * at(before?.mean[name], i) + (1 - BETA1) * g),
  );
  const square = mapMatrices((name) =>
    gradients[name].map((g, i) => BETA2 * at(before?.square[name], i) + (1 - BETA2) * g * g),
  );
  const rate = LEARNING_RATE / (1 - BETA1 ** step);
  const moved = mapMatrices((name) =>
    weights[name].map((w, i) => {
      const root = Math.sqrt(at(square[name], i) / (1 - BETA2 ** step));
      return w - (rate * at(mean[name], i)) / (root + EPSILON);
    }),
  );
  return { weights: moved, adam: { mean, square, step } };
}

function at(numbers: Float64Array | undefined, index: number): number {
  return numbers?.[index] ?? 0;
}

function add(numbers: Float64Array, index: number, value: number): void {
  numbers[index] = at(numbers, index) + value;
}

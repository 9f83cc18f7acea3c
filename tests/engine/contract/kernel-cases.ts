import type { Random } from '../../../src/base/random.ts';
import type {
  KernelArguments,
  KernelName,
  RangeKernelName,
} from '../../../src/engine/contract/kernels.ts';
import { TWINS } from '../../../src/engine/reference/twins.ts';

/** An array of a kernel call: what it holds before. */
export interface ArrayArgument {
  readonly type: 'f32' | 'f64' | 'i32';
  readonly values: ArrayLike<number>;
}

/** A matrix that the kernel wants in panels: each engine packs it in its own way. */
export interface PackedArgument {
  readonly type: 'packed';
  readonly values: ArrayLike<number>;
  readonly inner: number;
  readonly columns: number;
  readonly transpose: 0 | 1;
}

/** A matrix [rows, inner] in 8 bits that the kernel wants packed: each engine packs it in its own way. */
export interface Int8Argument {
  readonly type: 'int8';
  readonly values: ArrayLike<number>;
  readonly inner: number;
  readonly rows: number;
}

export type CaseArgument = ArrayArgument | PackedArgument | Int8Argument | number;

/** One call of a kernel, without its range. */
export interface KernelCall<Name extends KernelName = KernelName> {
  readonly args: { readonly [Argument in keyof KernelArguments<Name>]: CaseArgument };
  /** Where the range ends; absent for kernels without a range. */
  readonly total?: number;
  /** Cuts must be multiples of this; 1 unless given. */
  readonly cut?: number;
  /** The engine's own layout comes out, which nobody else reads. */
  readonly opaque?: boolean;
}

/** Draws shapes and numbers of one call. */
export interface Draw {
  /** A size from 1 to 67: below, at and beyond a vector, a tile and a panel. */
  size(most?: number): number;
  numbers(length: number): ArrayArgument;
  positive(length: number): ArrayArgument;
  /** Numbers from 0 to 1, as a sigmoid gives them. */
  shares(length: number): ArrayArgument;
  /** Integers from 0 to `limit` − 1. */
  integers(length: number, limit: number): ArrayArgument;
  flag(): 0 | 1;
  /** The argument, or 0 for its absence. */
  maybe(argument: ArrayArgument): CaseArgument;
}

export function createDraw(random: Random): Draw {
  const fill = (length: number, one: () => number): number[] => Array.from({ length }, one);
  return {
    size: (most = 67) => 1 + random.integer(most),
    numbers: (length) => ({ type: 'f32', values: fill(length, () => 2 * random.float() - 1) }),
    positive: (length) => ({ type: 'f32', values: fill(length, () => 0.1 + random.float()) }),
    shares: (length) => ({ type: 'f32', values: fill(length, () => random.float()) }),
    integers: (length, limit) => ({
      type: 'i32',
      values: fill(length, () => random.integer(limit)),
    }),
    flag: () => (random.integer(2) === 0 ? 0 : 1),
    maybe: (argument) => (random.integer(2) === 0 ? 0 : argument),
  };
}

type Case<Name extends KernelName = KernelName> = (draw: Draw) => KernelCall<Name>;

/** Draws the scores and labels of a linear chain. */
function chainOf(draw: Draw) {
  const [steps, batch, labels] = [draw.size(5), draw.size(9), draw.size(40)];
  const lengths = draw.integers(batch, steps).values;
  const chain = {
    logits: draw.numbers(steps * batch * labels),
    transitions: draw.numbers(labels * labels),
    ends: draw.numbers(labels),
    targets: draw.integers(steps * batch, labels),
    lengths: { type: 'i32', values: Array.from(lengths, (length) => length + 1) },
    ...{ steps, batch, labels },
  } as const;
  return { steps, batch, labels, chain };
}

/** Draws the sizes of sequences side by side, and their lengths. */
function sequencesOf(draw: Draw) {
  const [steps, batch, size] = [draw.size(7), draw.size(9), draw.size()];
  const values = Array.from(draw.integers(batch, steps).values, (length) => length + 1);
  const rest = { lengths: draw.maybe({ type: 'i32', values }), steps, batch, size };
  const rows = (count: number): ArrayArgument => draw.numbers(count * batch * size);
  return { steps, batch, size, rows, rest };
}

/** Draws a matrix in 8 bits, and scales by which its numbers are about as large as a trained network's. */
function drawInt8(draw: Draw, rows: number, inner: number) {
  const values = Array.from(draw.integers(rows * inner, 255).values, (code) => code - 127);
  const scales = Array.from(draw.positive(rows).values, (scale) => scale / 127 / Math.sqrt(inner));
  return {
    matrix: { type: 'int8', values, inner, rows } as const,
    scales: { type: 'f32', values: scales } as const,
  };
}

/** Draws a product of two matrices: its rows, and the arguments that both of its kernels take. */
function drawProduct(draw: Draw) {
  const [rows, columns, inner] = [draw.size(), draw.size(), draw.size(300)];
  // Where A lies transposed, it may have columns that do not count.
  const stepA = draw.flag() * (rows + draw.size(3) - 1);
  const c = draw.numbers(rows * columns);
  const a = draw.numbers((stepA || rows) * inner);
  const b = draw.numbers(inner * columns);
  const flags = { transposeB: draw.flag(), accumulate: draw.flag() };
  return { rows, args: { c, a, b, columns, inner, stepA, ...flags } };
}

/** Calls over elements: every array of one length, the other arguments as they are. */
function elementwise<Name extends RangeKernelName>(
  arrays: readonly (keyof KernelArguments<Name>)[],
  rest: Partial<KernelArguments<Name>> = {},
  kind: 'numbers' | 'positive' = 'numbers',
): Case<Name> {
  return (draw) => {
    const total = draw.size();
    const drawn = Object.fromEntries(arrays.map((name) => [name, draw[kind](total)]));
    return { args: { ...drawn, ...rest } as KernelCall<Name>['args'], total };
  };
}

const binary = elementwise<'add'>(['out', 'a', 'b']);
const unary = elementwise<'exp'>(['out', 'a']);
const scaled = elementwise<'scale'>(['out', 'a'], { factor: -1.3 });
const unaryBackward = elementwise<'tanhBackward'>(['da', 'y', 'dy']);

/**
 * The rest of a recurrent window's arguments, and the sizes that its arrays follow. Weights are as
 * large as the layers draw them, up to 1/√hidden, and gates what their functions can give: then a
 * gradient does not grow from step to step, and its error stays a small one beside 1.
 */
function windowOf(draw: Draw): {
  steps: number;
  batch: number;
  hidden: number;
  states: (count: number) => ArrayArgument;
  perStep: (width: number) => ArrayArgument;
  gates: (width: number, tanhGate: number) => ArrayArgument;
  perRow: () => ArrayArgument;
  weights: (rows: number, transpose: 0 | 1) => PackedArgument;
  rest: Record<'lengths' | 'steps' | 'batch' | 'hidden' | 'reverse', CaseArgument>;
} {
  const steps = draw.size(5);
  const batch = draw.size(13);
  const hidden = draw.size(37);
  const lengths = draw.integers(batch, steps);
  const atLeastOne = Array.from(lengths.values, (length) => length + 1);
  return {
    steps,
    batch,
    hidden,
    states: (count) => draw.numbers((steps + count) * batch * hidden),
    perStep: (width) => draw.numbers(steps * batch * width * hidden),
    gates: (width, tanhGate) => {
      const shares = draw.shares(steps * batch * width * hidden);
      const values = Array.from(shares.values, (share, i) =>
        Math.floor(i / hidden) % width === tanhGate ? 2 * share - 1 : share,
      );
      return { type: 'f32', values };
    },
    perRow: () => draw.numbers(batch * hidden),
    // W_hh is [rows, hidden]; forward reads its transpose, backward itself.
    weights: (rows, transpose) => ({
      type: 'packed',
      values: Array.from(draw.numbers(rows * hidden).values, (w) => w / Math.sqrt(hidden)),
      inner: transpose ? hidden : rows,
      columns: transpose ? rows : hidden,
      transpose,
    }),
    rest: {
      lengths: draw.maybe({ type: 'i32', values: atLeastOne }),
      ...{ steps, batch, hidden, reverse: draw.flag() },
    },
  };
}

/** A batch of sources, and what a step of a decoder looks for in each. */
function sourceOf(draw: Draw) {
  const [batch, steps, size, width] = [draw.size(9), draw.size(9), draw.size(), draw.size()];
  const lengths = Array.from(draw.integers(batch, steps).values, (length) => length + 1);
  const rest = {
    ...{ query: draw.numbers(batch * size), keys: draw.numbers(steps * batch * size) },
    ...{ values: draw.numbers(steps * batch * width), steps, batch, size, width },
    lengths: draw.maybe({ type: 'i32' as const, values: lengths }),
  };
  return { batch, steps, size, width, rest };
}

/** Kernels that train whole tables of vectors: they are tested beside their trainers. */
type TrainingKernel = Extract<
  KernelName,
  `fasttext${string}` | `glove${string}` | `word2vec${string}`
>;

/** Draws the inputs of attention: sometimes causal, with lengths (0 among them), with dropout, of several blocks. */
function drawAttention(draw: Draw) {
  const [batch, heads, size] = [draw.size(3), draw.size(3), draw.size(36)];
  const [queries, keys] = [draw.size(80), draw.size(140)];
  const [queryParts, keyParts, valueParts] = [draw.size(2), draw.size(2), draw.size(2)];
  const rows = (count: number, parts: number): ArrayArgument =>
    draw.numbers(count * batch * parts * heads * size);
  const inputs = {
    ...{ query: rows(queries, queryParts), key: rows(keys, keyParts) },
    ...{
      value: rows(keys, valueParts),
      lengths: draw.flag() === 0 ? (0 as const) : draw.integers(batch, keys + 1),
    },
    ...{ queries, keys, batch, heads, size, queryParts, keyParts, valueParts },
    ...{ causal: draw.flag(), scale: 0.3, rate: draw.flag() * 0.4, seed: draw.size(1000) },
  };
  return { inputs, rows, total: batch * heads };
}

/** What attention's forward pass leaves for the backward one, from its twin. */
function attentionPass({
  query,
  key,
  value,
  lengths,
  ...sizes
}: ReturnType<typeof drawAttention>['inputs']) {
  const { queries, batch, heads, size } = sizes;
  const arrays = [query, key, value].map(({ values }) => Array.from(values));
  const [y, logSums] = [queries * batch * heads * size, queries * batch * heads];
  // The first number is nobody's: there lies what is absent.
  const numbers = Float64Array.from([0, ...arrays.flat(), ...Array(y + logSums).fill(0)]);
  const [q, k, v] = arrays.map(({ length }) => length) as [number, number, number];
  const places = { query: 1, key: 1 + q, value: 1 + q + k, y: 1 + q + k + v };
  const integers = Int32Array.from([0, ...(lengths === 0 ? [] : Array.from(lengths.values))]);
  const given = { ...places, logSums: places.y + y, lengths: lengths === 0 ? 0 : 1, ...sizes };
  TWINS.attentionForward(numbers, integers, given, 0, batch * heads);
  const read = (begin: number, length: number): ArrayArgument => ({
    type: 'f32',
    values: Array.from(numbers.subarray(begin, begin + length)),
  });
  return { y: read(places.y, y), logSums: read(given.logSums, logSums) };
}

function lstmForward(draw: Draw) {
  const { batch, hidden, states, perStep, weights, rest } = windowOf(draw);
  const bias = draw.maybe(draw.numbers(4 * hidden));
  const own = { states: states(1), cells: states(1), gates: perStep(4), projected: perStep(4) };
  // Gates beyond a sequence's length are nobody's; so that they compare, every sequence is whole.
  const whole = { ...rest, lengths: 0 };
  const args = { ...own, weights: weights(4 * hidden, 1), bias, ...whole };
  return { args, total: batch, hidden };
}

function lstmForwardInt8(draw: Draw) {
  const { args, total, hidden } = lstmForward(draw);
  const { matrix, scales } = drawInt8(draw, 4 * hidden, hidden);
  return { args: { ...args, weights: matrix, scales }, total, hidden };
}

function lstmBackward(draw: Draw) {
  const { batch, hidden, states, perStep, gates, perRow, weights, rest } = windowOf(draw);
  const gradients = { dProjected: perStep(4), dStates: perRow(), dCells: perRow() };
  const own = { dOutputs: perStep(1), cells: states(1), gates: gates(4, 2) };
  const args = { ...gradients, ...own, weights: weights(4 * hidden, 0), ...rest };
  return { args, total: batch, hidden };
}

/** A call of every other kernel with random shapes; a kernel without a case does not compile. */
export const KERNEL_CASES: {
  readonly [Name in Exclude<KernelName, TrainingKernel>]: Case<Name>;
} = {
  fill: elementwise<'fill'>(['out'], { value: 0.7 }),
  matmul: (draw) => {
    const { rows, args } = drawProduct(draw);
    return { args: { rows, ...args }, total: args.columns };
  },
  matmulRows: (draw) => {
    const { rows, args } = drawProduct(draw);
    return { args, total: rows };
  },
  multiplyPacked: (draw) => {
    const [rows, columns, inner] = [draw.size(13), draw.size(), draw.size()];
    const { values } = draw.numbers(inner * columns);
    const packed = { type: 'packed', values, inner, columns, transpose: draw.flag() } as const;
    const [c, a] = [draw.numbers(rows * columns), draw.numbers(rows * inner)];
    return { args: { c, a, packed, columns, inner, accumulate: draw.flag() }, total: rows };
  },
  packPanels: (draw) => {
    const [inner, columns] = [draw.size(), draw.size()];
    const packed = draw.numbers(Math.ceil(columns / 32) * 32 * inner);
    const b = draw.numbers(inner * columns);
    const args = { packed, b, inner, columns, transposeB: draw.flag() };
    return { args, total: columns, cut: 32, opaque: true };
  },

  packInt8: (draw) => {
    const [inner, rows] = [draw.size(), draw.size()];
    const { matrix } = drawInt8(draw, rows, inner);
    const packed = draw.integers(Math.ceil(rows / 64) * 16 * Math.ceil(inner / 4) * 4, 2);
    const codes = { type: 'i32', values: matrix.values } as const;
    return { args: { packed, codes, inner }, total: rows, cut: 64, opaque: true };
  },
  multiplyInt8: (draw) => {
    const [batch, rows, inner] = [draw.size(5), draw.size(150), draw.size(150)];
    const { matrix: packed, scales } = drawInt8(draw, rows, inner);
    const [y, x] = [draw.numbers(batch * rows), draw.numbers(batch * inner)];
    return { args: { y, x, packed, scales, rows, inner, accumulate: draw.flag() }, total: batch };
  },

  add: binary,
  subtract: binary,
  multiply: binary,
  scale: scaled,
  addScaled: scaled,
  addProduct: binary,
  addQuotient: elementwise<'addQuotient'>(['out', 'a', 'b'], {}, 'positive'),
  exp: unary,
  log: elementwise<'log'>(['out', 'a'], {}, 'positive'),
  tanh: unary,
  sigmoid: unary,
  relu: unary,
  tanhBackward: unaryBackward,
  sigmoidBackward: unaryBackward,
  reluBackward: unaryBackward,

  gelu: unary,
  geluBackward: (draw) =>
    elementwise<'geluBackward'>(['da', 'a', 'dy'], { accumulate: draw.flag() })(draw),

  layerNorm: (draw) => {
    const [rows, size] = [draw.size(), 1 + draw.size()];
    const [y, x, statistics] = [rows * size, rows * size, 2 * rows].map(draw.numbers);
    const [weight, bias] = [draw.numbers(size), draw.maybe(draw.numbers(size))];
    return { args: { y, statistics, weight, bias, epsilon: 0.1, x, size }, total: rows };
  },
  layerNormBackward: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const [dx, dy, x, statistics] = [rows * size, rows * size, rows * size, 2 * rows].map(
      draw.numbers,
    );
    const own = { dx, dy, statistics, weight: draw.numbers(size), accumulate: draw.flag() };
    return { args: { ...own, x, size }, total: rows };
  },
  layerNormWeightsBackward: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const [dy, x, statistics] = [rows * size, rows * size, 2 * rows].map(draw.numbers);
    const own = { dWeight: draw.numbers(size), dBias: draw.maybe(draw.numbers(size)) };
    return { args: { ...own, dy, statistics, rows, x, size }, total: size };
  },
  attentionForward: (draw) => {
    const { inputs, rows, total } = drawAttention(draw);
    const logSums = draw.numbers(total * inputs.queries);
    return { args: { y: rows(inputs.queries, 1), logSums, ...inputs }, total };
  },
  // What the backward pass reads of the forward one is made of the same inputs; see `attentionPass`.
  attentionBackward: (draw) => {
    const { inputs, rows, total } = drawAttention(draw);
    const { queries, keys, queryParts, keyParts, valueParts } = inputs;
    const gradients = {
      ...{ dQuery: rows(queries, queryParts), dKey: rows(keys, keyParts) },
      ...{ dValue: rows(keys, valueParts), dy: rows(queries, 1) },
    };
    const own = { ...gradients, ...attentionPass(inputs) };
    return { args: { ...own, ...inputs }, total };
  },
  rotate: (draw) => {
    const [steps, batch, heads, half, rest] = [5, 5, 3, 20, 40].map(draw.size);
    const angles = draw.numbers(steps! * half!);
    const turned = (turn: (angle: number) => number): ArrayArgument => ({
      type: 'f32',
      values: Array.from(angles.values, turn),
    });
    const count = steps! * batch! * (2 * heads! * half! + rest!);
    const own = { y: draw.numbers(count), x: draw.numbers(count) };
    const tables = { cosines: turned(Math.cos), sines: turned(Math.sin) };
    const flags = { inverse: draw.flag(), accumulate: draw.flag() };
    const sizes = { batch: batch!, heads: heads!, size: 2 * half!, rest: rest! };
    return { args: { ...own, ...tables, ...sizes, ...flags }, total: steps! * batch! };
  },

  addBias: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    return {
      args: { y: draw.numbers(rows * size), bias: draw.numbers(size), size },
      total: rows,
    };
  },
  sumRows: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const [out, a] = [draw.numbers(size), draw.numbers(rows * size)];
    return { args: { out, a, rows, size, accumulate: draw.flag() }, total: size };
  },
  sum: (draw) => {
    const count = draw.size();
    return { args: { out: draw.numbers(1), a: draw.numbers(count), count } };
  },
  sumSquares: (draw) => {
    const count = draw.size();
    return { args: { out: { type: 'f64', values: [0] }, a: draw.numbers(count), count } };
  },
  softmax: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    return {
      args: { y: draw.numbers(rows * size), a: draw.numbers(rows * size), size },
      total: rows,
    };
  },
  argmax: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const a = draw.numbers(rows * size);
    return { args: { out: draw.integers(rows, 9), a, size }, total: rows };
  },
  softmaxBackward: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const array = (): ArrayArgument => draw.numbers(rows * size);
    return { args: { da: array(), y: array(), dy: array(), size }, total: rows };
  },
  gatherRows: (draw) => {
    const [count, size, rows] = [draw.size(), draw.size(), draw.size()];
    const [out, table] = [draw.numbers(count * size), draw.numbers(rows * size)];
    return { args: { out, table, ids: draw.integers(count, rows), size }, total: count };
  },
  scatterAddRows: (draw) => {
    const [count, size, rows] = [draw.size(), draw.size(), draw.size(9)];
    const ids = draw.integers(count, rows);
    const [table, added] = [draw.numbers(rows * size), draw.numbers(count * size)];
    return { args: { table, rows: added, ids, count, size }, total: size };
  },

  maxOverTime: (draw) => {
    const { steps, batch, size, rows, rest } = sequencesOf(draw);
    const places = draw.integers(batch * size, 1);
    return { args: { y: rows(1), places, x: rows(steps), ...rest }, total: batch };
  },
  maxOverTimeBackward: (draw) => {
    const { steps, batch, size, rows } = sequencesOf(draw);
    const places = draw.integers(batch * size, steps);
    return { args: { dx: rows(steps), dy: rows(1), places, batch, size }, total: batch };
  },
  sumOverTime: (draw) => {
    const { steps, batch, rows, rest } = sequencesOf(draw);
    const weights = draw.shares(steps * batch);
    return { args: { y: rows(1), x: rows(steps), weights, ...rest }, total: batch };
  },
  sumOverTimeBackward: (draw) => {
    const { steps, batch, rows, rest } = sequencesOf(draw);
    const weights = draw.shares(steps * batch);
    return { args: { dx: rows(steps), dy: rows(1), weights, ...rest }, total: batch };
  },
  pullsOverTime: (draw) => {
    const { steps, batch, rows, rest } = sequencesOf(draw);
    const pulls = draw.numbers(steps * batch);
    return { args: { pulls, x: rows(steps), dy: rows(1), ...rest }, total: batch };
  },
  copyRows: (draw) => {
    const [count, width, outStep, aStep] = [draw.size(), draw.size(), draw.size(), draw.size()];
    const sizes = { width, outStep: width + outStep, aStep: width + aStep };
    const out = draw.numbers(count * sizes.outStep);
    const a = draw.numbers(count * sizes.aStep);
    return { args: { out, a, ...sizes, accumulate: draw.flag() }, total: count };
  },

  softmaxCrossEntropy: (draw) => {
    const [rows, classes] = [draw.size(), draw.size()];
    const logits = draw.numbers(rows * classes);
    const targets = draw.integers(rows, classes);
    const weights = draw.maybe(draw.positive(classes));
    const [losses, probabilities] = [draw.numbers(rows), draw.numbers(rows * classes)];
    const rest = { targets, weights, classes, ignored: 0, smoothing: 0.1 * draw.flag() };
    return { args: { losses, probabilities, logits, ...rest }, total: rows };
  },
  softmaxCrossEntropyBackward: (draw) => {
    const [rows, classes] = [draw.size(), draw.size()];
    const targets = draw.integers(rows, classes);
    const weights = draw.maybe(draw.positive(classes));
    const [dLogits, probabilities] = [draw.numbers(rows * classes), draw.positive(rows * classes)];
    const smoothing = 0.1 * draw.flag();
    const rest = { targets, weights, classes, ignored: 0, smoothing, scale: 0.3 };
    return { args: { dLogits, probabilities, ...rest }, total: rows };
  },
  sigmoidCrossEntropy: elementwise<'sigmoidCrossEntropy'>(['losses', 'logits', 'targets']),
  sigmoidCrossEntropyBackward: elementwise<'sigmoidCrossEntropyBackward'>(
    ['dLogits', 'logits', 'targets'],
    { scale: 0.4 },
  ),
  crfForward: (draw) => {
    const { batch, labels, steps, chain } = chainOf(draw);
    const room = { losses: draw.numbers(batch), maxima: draw.numbers(batch * labels) };
    const alphas = draw.numbers(steps * batch * labels);
    const shifts = draw.numbers(steps * batch);
    const starts = draw.numbers(labels);
    return { args: { ...room, alphas, shifts, starts, ...chain }, total: batch };
  },
  crfBackward: (draw) => {
    const { batch, labels, steps, chain } = chainOf(draw);
    const of = (length: number): ArrayArgument => draw.numbers(batch * length);
    const args = {
      ...{ dLogits: of(steps * labels), dTransitions: of(labels * labels), dStarts: of(labels) },
      ...{ dEnds: of(labels), marginals: of(2 * labels), alphas: of(steps * labels) },
      ...{ shifts: of(steps), scale: 0.3, ...chain },
    };
    return { args, total: batch };
  },
  sourceAttentionForward: (draw) => {
    const { batch, steps, size, width, rest } = sourceOf(draw);
    const [output, weights] = [draw.numbers(batch * width), draw.numbers(batch * steps)];
    const scorer = draw.maybe(draw.numbers(size));
    return { args: { output, weights, scorer, ...rest }, total: batch };
  },
  sourceAttentionBackward: (draw) => {
    const { batch, steps, size, width, rest } = sourceOf(draw);
    const of = (length: number): ArrayArgument => draw.numbers(batch * length);
    const gradients = { dQuery: of(size), dKeys: of(steps * size), dValues: of(steps * width) };
    const room = { dScores: draw.numbers(batch * steps), dScorers: of(size) };
    const weights = draw.shares(batch * steps);
    const scorer = draw.maybe(draw.numbers(size));
    const args = { ...gradients, ...room, dOutput: of(width), weights, scorer, ...rest };
    return { args, total: batch };
  },
  dropout: (draw) => {
    const total = draw.size();
    const [y, x] = [draw.numbers(total), draw.numbers(total)];
    return { args: { y, x, rate: 0.25, seed: 12345, accumulate: draw.flag() }, total };
  },

  rnnForward: (draw) => {
    const { batch, hidden, states, perStep, weights, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(hidden));
    const own = { states: states(1), projected: perStep(1), weights: weights(hidden, 1), bias };
    return { args: { ...own, ...rest }, total: batch };
  },
  rnnForwardInt8: (draw) => {
    const { batch, hidden, states, perStep, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(hidden));
    const { matrix: weights, scales } = drawInt8(draw, hidden, hidden);
    const own = { states: states(1), projected: perStep(1), weights, scales, bias };
    return { args: { ...own, ...rest }, total: batch };
  },
  rnnBackward: (draw) => {
    const { batch, hidden, states, perStep, perRow, weights, rest } = windowOf(draw);
    const gradients = { dProjected: perStep(1), dStates: perRow(), dOutputs: perStep(1) };
    const own = { states: states(1), weights: weights(hidden, 0) };
    return { args: { ...gradients, ...own, ...rest }, total: batch };
  },
  lstmForward,
  lstmForwardInt8,
  lstmBackward,
  lstmPeepholeForward: (draw) => {
    const { args, total, hidden } = lstmForward(draw);
    return { args: { ...args, peepholes: draw.numbers(3 * hidden) }, total };
  },
  lstmPeepholeForwardInt8: (draw) => {
    const { args, total, hidden } = lstmForwardInt8(draw);
    return { args: { ...args, peepholes: draw.numbers(3 * hidden) }, total };
  },
  lstmPeepholeBackward: (draw) => {
    const { args, total, hidden } = lstmBackward(draw);
    const looks = {
      peepholes: draw.numbers(3 * hidden),
      dPeepholes: draw.numbers(3 * hidden * total),
    };
    return { args: { ...args, ...looks }, total };
  },
  gruForward: (draw) => {
    const { batch, hidden, states, perStep, weights, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(3 * hidden));
    const steps = { gates: perStep(3), candidates: perStep(1), projected: perStep(3) };
    const packed = { gateWeights: weights(2 * hidden, 1), candidateWeights: weights(hidden, 1) };
    const whole = { ...rest, lengths: 0, resetAfter: draw.flag() };
    return { args: { states: states(1), ...steps, ...packed, bias, ...whole }, total: batch };
  },
  gruForwardInt8: (draw) => {
    const { batch, hidden, states, perStep, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(3 * hidden));
    const steps = { gates: perStep(3), candidates: perStep(1), projected: perStep(3) };
    const gates = drawInt8(draw, 2 * hidden, hidden);
    const candidate = drawInt8(draw, hidden, hidden);
    const scales = { scales: gates.scales, candidateScales: candidate.scales };
    const packed = { gateWeights: gates.matrix, candidateWeights: candidate.matrix, ...scales };
    const whole = { ...rest, lengths: 0, resetAfter: draw.flag() };
    return { args: { states: states(1), ...steps, ...packed, bias, ...whole }, total: batch };
  },
  gruBackward: (draw) => {
    const { batch, hidden, states, perStep, gates, perRow, weights, rest } = windowOf(draw);
    const gradients = { dProjected: perStep(3), dCandidates: perStep(1), dStates: perRow() };
    const left = { states: states(1), gates: gates(3, 2), candidates: perStep(1) };
    const packed = { gateWeights: weights(2 * hidden, 0), candidateWeights: weights(hidden, 0) };
    const whole = { ...rest, lengths: 0, resetAfter: draw.flag() };
    return {
      args: { ...gradients, dOutputs: perStep(1), ...left, ...packed, ...whole },
      total: batch,
    };
  },

  sgd: (draw) => {
    const total = draw.size();
    const [value, gradient] = [draw.numbers(total), draw.numbers(total)];
    const buffer = draw.maybe(draw.numbers(total));
    const rates = { rate: 0.1, momentum: 0.9, dampening: 0.2, weightDecay: 0.01 };
    return { args: { value, gradient, buffer, ...rates, nesterov: draw.flag() }, total };
  },
  adagrad: (draw) => {
    const total = draw.size();
    const [value, gradient] = [draw.numbers(total), draw.numbers(total)];
    const rates = { rate: 0.1, weightDecay: 0.01, epsilon: 1e-8 };
    return { args: { value, gradient, sum: draw.positive(total), ...rates }, total };
  },
  rmsprop: (draw) => {
    const total = draw.size();
    // The average's square stays below the squares, or there would be no root to take.
    const average = { type: 'f32', values: Array.from({ length: total }, () => 0.05) } as const;
    const gradient = { type: 'f32', values: Array.from({ length: total }, () => 0.1) } as const;
    const arrays = {
      value: draw.numbers(total),
      gradient,
      squares: draw.positive(total),
      average: draw.maybe(average),
      buffer: draw.maybe(draw.numbers(total)),
    };
    const rates = { rate: 0.01, alpha: 0.99, epsilon: 1e-8, momentum: 0.9, weightDecay: 0 };
    return { args: { ...arrays, ...rates }, total };
  },
  adam: (draw) => {
    const total = draw.size();
    const arrays = {
      value: draw.numbers(total),
      gradient: draw.numbers(total),
      m: draw.numbers(total),
      v: draw.positive(total),
    };
    const rates = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    return { args: { ...arrays, ...rates, weightDecay: 0.01, keep: 0.99 }, total };
  },
  dotCodes: (draw) => {
    const [rows, words] = [draw.size(), draw.size(9)];
    const any = (length: number): ArrayArgument => draw.integers(length, 2 ** 31);
    const args = { out: any(rows), codes: any(rows * words), query: any(2 * words), words };
    return { args, total: rows };
  },
};

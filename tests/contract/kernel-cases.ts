import type { Random } from '../../src/base/random.ts';
import type { KernelName } from '../../src/engine/engine.ts';

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

export type CaseArgument = ArrayArgument | PackedArgument | number;

/** One call of a kernel; a range kernel's `begin` and `end` are left out. */
export interface KernelCall {
  readonly args: readonly CaseArgument[];
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

type Case = (draw: Draw) => KernelCall;

/** (out, a, …): `arrays` arrays of one length, then scalars; the range runs over elements. */
function elementwise(arrays: number, scalars: readonly number[] = [], positive = false): Case {
  return (draw) => {
    const total = draw.size();
    const of = (): ArrayArgument => (positive ? draw.positive(total) : draw.numbers(total));
    return { args: [...Array.from({ length: arrays }, of), ...scalars], total };
  };
}

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
  rest: CaseArgument[];
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
    rest: [draw.maybe({ type: 'i32', values: atLeastOne }), steps, batch, hidden, draw.flag()],
  };
}

/** Kernels that train whole tables of vectors: they are tested beside their trainers. */
type TrainingKernel = Extract<KernelName, `glove${string}` | `word2vec${string}`>;

/** A call of every other kernel with random shapes; a kernel without a case does not compile. */
export const KERNEL_CASES: Readonly<Record<Exclude<KernelName, TrainingKernel>, Case>> = {
  fill: elementwise(1, [0.7]),
  matmul: (draw) => {
    const [rows, columns, inner] = [draw.size(), draw.size(), draw.size(300)];
    // Where A lies transposed, it may have columns that do not count.
    const step = draw.flag() * (rows + draw.size(3) - 1);
    return {
      args: [
        ...[
          draw.numbers(rows * columns),
          draw.numbers((step || rows) * inner),
          draw.numbers(inner * columns),
        ],
        ...[rows, columns, inner, step, draw.flag(), draw.flag()],
      ],
      total: columns,
    };
  },
  multiplyPacked: (draw) => {
    const [rows, columns, inner] = [draw.size(13), draw.size(), draw.size()];
    const { values } = draw.numbers(inner * columns);
    const packed = { type: 'packed', values, inner, columns, transpose: draw.flag() } as const;
    const [c, a] = [draw.numbers(rows * columns), draw.numbers(rows * inner)];
    return { args: [c, a, packed, columns, inner, draw.flag()], total: rows };
  },
  packPanels: (draw) => {
    const [inner, columns] = [draw.size(), draw.size()];
    const room = Math.ceil(columns / 32) * 32 * inner;
    const args = [draw.numbers(room), draw.numbers(inner * columns), inner, columns, draw.flag()];
    return { args, total: columns, cut: 32, opaque: true };
  },

  add: elementwise(3),
  subtract: elementwise(3),
  multiply: elementwise(3),
  scale: elementwise(2, [-1.3]),
  addScaled: elementwise(2, [-1.3]),
  addProduct: elementwise(3),
  addQuotient: elementwise(3, [], true),
  exp: elementwise(2),
  log: elementwise(2, [], true),
  tanh: elementwise(2),
  sigmoid: elementwise(2),
  relu: elementwise(2),
  tanhBackward: elementwise(3),
  sigmoidBackward: elementwise(3),
  reluBackward: elementwise(3),

  addBias: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    return { args: [draw.numbers(rows * size), draw.numbers(size), size], total: rows };
  },
  sumRows: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const args = [draw.numbers(size), draw.numbers(rows * size), rows, size, draw.flag()];
    return { args, total: size };
  },
  sum: (draw) => {
    const count = draw.size();
    return { args: [draw.numbers(1), draw.numbers(count), count] };
  },
  sumSquares: (draw) => {
    const count = draw.size();
    return { args: [{ type: 'f64', values: [0] }, draw.numbers(count), count] };
  },
  softmax: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    return { args: [draw.numbers(rows * size), draw.numbers(rows * size), size], total: rows };
  },
  softmaxBackward: (draw) => {
    const [rows, size] = [draw.size(), draw.size()];
    const array = (): ArrayArgument => draw.numbers(rows * size);
    return { args: [array(), array(), array(), size], total: rows };
  },
  gatherRows: (draw) => {
    const [count, size, rows] = [draw.size(), draw.size(), draw.size()];
    return {
      args: [
        draw.numbers(count * size),
        draw.numbers(rows * size),
        draw.integers(count, rows),
        size,
      ],
      total: count,
    };
  },
  scatterAddRows: (draw) => {
    const [count, size, rows] = [draw.size(), draw.size(), draw.size(9)];
    const ids = draw.integers(count, rows);
    const args = [draw.numbers(rows * size), draw.numbers(count * size), ids, count, size];
    return { args, total: size };
  },

  softmaxCrossEntropy: (draw) => {
    const [rows, classes] = [draw.size(), draw.size()];
    const logits = draw.numbers(rows * classes);
    const rest = [draw.integers(rows, classes), draw.maybe(draw.positive(classes)), classes, 0];
    return {
      args: [draw.numbers(rows), draw.numbers(rows * classes), logits, ...rest],
      total: rows,
    };
  },
  softmaxCrossEntropyBackward: (draw) => {
    const [rows, classes] = [draw.size(), draw.size()];
    const rest = [
      draw.integers(rows, classes),
      draw.maybe(draw.positive(classes)),
      classes,
      0,
      0.3,
    ];
    return {
      args: [draw.numbers(rows * classes), draw.positive(rows * classes), ...rest],
      total: rows,
    };
  },
  sigmoidCrossEntropy: elementwise(3),
  sigmoidCrossEntropyBackward: elementwise(3, [0.4]),
  dropout: (draw) => {
    const total = draw.size();
    return { args: [draw.numbers(total), draw.numbers(total), 0.25, 12345, draw.flag()], total };
  },

  rnnForward: (draw) => {
    const { batch, hidden, states, perStep, weights, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(hidden));
    return { args: [states(1), perStep(1), weights(hidden, 1), bias, ...rest], total: batch };
  },
  rnnBackward: (draw) => {
    const { batch, hidden, states, perStep, perRow, weights, rest } = windowOf(draw);
    const args = [perStep(1), perRow(), perStep(1), states(1), weights(hidden, 0), ...rest];
    return { args, total: batch };
  },
  lstmForward: (draw) => {
    const { batch, hidden, states, perStep, weights, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(4 * hidden));
    // Gates beyond a sequence's length are nobody's; so that they compare, every sequence is whole.
    const whole = [0, ...rest.slice(1)];
    return {
      args: [states(1), states(1), perStep(4), perStep(4), weights(4 * hidden, 1), bias, ...whole],
      total: batch,
    };
  },
  lstmBackward: (draw) => {
    const { batch, hidden, states, perStep, gates, perRow, weights, rest } = windowOf(draw);
    return {
      args: [
        ...[perStep(4), perRow(), perRow(), perStep(1), states(1), gates(4, 2)],
        ...[weights(4 * hidden, 0), ...rest],
      ],
      total: batch,
    };
  },
  gruForward: (draw) => {
    const { batch, hidden, states, perStep, weights, rest } = windowOf(draw);
    const bias = draw.maybe(draw.numbers(3 * hidden));
    const whole = [0, ...rest.slice(1)];
    return {
      args: [
        ...[states(1), perStep(3), perStep(1), perStep(3)],
        ...[weights(2 * hidden, 1), weights(hidden, 1), bias, ...whole, draw.flag()],
      ],
      total: batch,
    };
  },
  gruBackward: (draw) => {
    const { batch, hidden, states, perStep, gates, perRow, weights, rest } = windowOf(draw);
    const whole = [0, ...rest.slice(1)];
    return {
      args: [
        ...[perStep(3), perStep(1), perRow(), perStep(1), states(1), gates(3, 2), perStep(1)],
        ...[weights(2 * hidden, 0), weights(hidden, 0), ...whole, draw.flag()],
      ],
      total: batch,
    };
  },

  sgd: (draw) => {
    const total = draw.size();
    const array = (): ArrayArgument => draw.numbers(total);
    const scalars = [0.1, 0.9, 0.2, 0.01, draw.flag()];
    return { args: [array(), array(), draw.maybe(array()), ...scalars], total };
  },
  adagrad: (draw) => {
    const total = draw.size();
    const args = [draw.numbers(total), draw.numbers(total), draw.positive(total), 0.1, 0.01, 1e-8];
    return { args, total };
  },
  rmsprop: (draw) => {
    const total = draw.size();
    // The average's square stays below the squares, or there would be no root to take.
    const average = { type: 'f32', values: Array.from({ length: total }, () => 0.05) } as const;
    const gradient = { type: 'f32', values: Array.from({ length: total }, () => 0.1) } as const;
    return {
      args: [
        ...[draw.numbers(total), gradient, draw.positive(total), draw.maybe(average)],
        ...[draw.maybe(draw.numbers(total)), 0.01, 0.99, 1e-8, 0.9, 0],
      ],
      total,
    };
  },
  adam: (draw) => {
    const total = draw.size();
    const arrays = [
      draw.numbers(total),
      draw.numbers(total),
      draw.numbers(total),
      draw.positive(total),
    ];
    return { args: [...arrays, 0.01, 0.9, 0.999, 1e-8, 0.01, 0.99], total };
  },
  dotCodes: (draw) => {
    const [rows, words] = [draw.size(), draw.size(9)];
    const any = (length: number): ArrayArgument => draw.integers(length, 2 ** 31);
    return { args: [any(rows), any(rows * words), any(2 * words), words], total: rows };
  },
};

import * as operations from '../../src/autodiff/operations.ts';
import type { Tape } from '../../src/autodiff/tape.ts';
import type { Tensor } from '../../src/autodiff/tensor.ts';
import { createRandom } from '../../src/base/random.ts';

/** One use of an operation on inputs that have gradients. */
export interface OperationCase {
  readonly title: string;
  /** The inputs' shapes, by name. */
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  /** True where the inputs must be above zero; otherwise they are normal deviates. */
  readonly positive?: boolean;
  /** Computes the outputs whose weighted sum is the loss. */
  readonly build: (tape: Tape, inputs: Readonly<Record<string, Tensor>>) => readonly Tensor[];
}

/** An odd size between 1 and 9, the same in every run. */
const sizes = createRandom(5, 'shapes');
const odd = (): number => 1 + 2 * sizes.integer(5);

function binary(
  title: string,
  build: (tape: Tape, a: Tensor, b: Tensor) => Tensor,
): OperationCase[] {
  return [[odd()], [odd(), odd()], [3, 1, 5]].map((shape) => ({
    title: `${title} [${shape}]`,
    shapes: { a: shape, b: shape },
    build: (tape, { a, b }) => [build(tape, a, b)],
  }));
}

function unary(
  title: string,
  build: (tape: Tape, a: Tensor) => Tensor,
  positive = false,
): OperationCase[] {
  return [[odd()], [odd(), odd()], [3, 1, 5]].map((shape) => ({
    title: `${title} [${shape}]`,
    shapes: { a: shape },
    positive,
    build: (tape, { a }) => [build(tape, a)],
  }));
}

interface WindowShape {
  readonly steps: number;
  readonly batch: number;
  readonly hidden: number;
  readonly lengths?: number[];
  readonly reverse?: boolean;
}

const WINDOWS: readonly WindowShape[] = [
  { steps: 1, batch: 1, hidden: 1 },
  { steps: 3, batch: 2, hidden: 5 },
  { steps: 4, batch: 3, hidden: 3, lengths: [2, 4, 1] },
  { steps: 5, batch: 2, hidden: 3, lengths: [5, 3], reverse: true },
];

/** Sequences of several lengths, whole ones, and one that is a single step. */
const OVER_TIME: readonly { title: string; shape: readonly number[]; lengths?: number[] }[] = [
  { title: 'whole sequences', shape: [5, 2, 3] },
  { title: 'lengths', shape: [5, 3, 3], lengths: [2, 5, 1] },
  { title: 'one step', shape: [1, 2, 3] },
];

function windowTitle(shape: WindowShape): string {
  return JSON.stringify(shape);
}

function windowShapes(shape: WindowShape, gates: number): Record<string, number[]> {
  const { steps, batch, hidden } = shape;
  return {
    projected: [steps, batch, gates * hidden],
    weight: [gates * hidden, hidden],
    bias: [gates * hidden],
    h0: [batch, hidden],
  };
}

/** Uses of every operation; the compiler checks that none is missing. */
export const OPERATION_CASES = {
  linear: [
    {
      title: 'with bias',
      shapes: { x: [5, 3], weight: [7, 3], bias: [7] },
      build: (tape, { x, weight, bias }) => [operations.linear(tape, x, weight, bias)],
    },
    {
      title: 'three dimensions, no bias',
      shapes: { x: [2, 3, 5], weight: [1, 5] },
      build: (tape, { x, weight }) => [operations.linear(tape, x, weight)],
    },
    {
      title: 'the same weight twice',
      shapes: { x: [3, 5], weight: [5, 5] },
      build: (tape, { x, weight }) => [
        operations.linear(tape, operations.linear(tape, x, weight), weight),
      ],
    },
  ],
  matmul: [
    {
      title: '[3, 5] by [5, 7]',
      shapes: { a: [3, 5], b: [5, 7] },
      build: (tape, { a, b }) => [operations.matmul(tape, a, b)],
    },
    {
      title: 'a square by itself',
      shapes: { a: [3, 3] },
      build: (tape, { a }) => [operations.matmul(tape, a, a)],
    },
  ],
  embedding: [
    {
      title: 'ids that repeat',
      shapes: { weight: [7, 3] },
      build: (tape, { weight }) => [operations.embedding(tape, weight, [6, 0, 3, 3, 6, 3])],
    },
    {
      title: 'a shape of two dimensions',
      shapes: { weight: [5, 1] },
      build: (tape, { weight }) => [operations.embedding(tape, weight, [4, 0, 1, 1, 2, 0], [3, 2])],
    },
  ],
  add: binary('add', operations.add),
  subtract: binary('subtract', operations.subtract),
  multiply: [
    ...binary('multiply', operations.multiply),
    {
      title: 'by itself',
      shapes: { a: [3, 5] },
      build: (tape, { a }) => [operations.multiply(tape, a, a)],
    },
  ],
  scale: unary('scale', (tape, a) => operations.scale(tape, a, -1.75)),
  tanh: unary('tanh', operations.tanh),
  sigmoid: unary('sigmoid', operations.sigmoid),
  relu: unary('relu', operations.relu),
  gelu: unary('gelu', operations.gelu),
  exp: unary('exp', operations.exp),
  log: unary('log', operations.log, true),
  sum: unary('sum', operations.sum),
  mean: unary('mean', operations.mean),
  reshape: [
    {
      title: '[3, 4] to [2, 6], used twice',
      shapes: { a: [3, 4] },
      build: (tape, { a }) => {
        const b = operations.reshape(tape, a, [2, 6]);
        return [operations.multiply(tape, b, b), a];
      },
    },
  ],
  transpose: unary('transpose', (tape, a) =>
    operations.transpose(tape, operations.reshape(tape, a, [a.length, 1])),
  ).concat({
    title: '[3, 5]',
    shapes: { a: [3, 5] },
    build: (tape, { a }) => [operations.transpose(tape, a)],
  }),
  concatenate: [0, 1, 2].map((axis) => ({
    title: `axis ${axis}`,
    shapes: { a: [3, 5, 1], b: [3, 5, 1].map((size, i) => (i === axis ? 7 : size)) },
    build: (tape, { a, b }) => [operations.concatenate(tape, [a, b, a], axis)],
  })),
  slice: [0, 1, 2].map((axis) => ({
    title: `axis ${axis}`,
    shapes: { a: [5, 7, 5] },
    build: (tape, { a }) => [operations.slice(tape, a, { axis, begin: 1, end: 4 })],
  })),
  dropout: unary('dropout', (tape, a) =>
    operations.dropout(tape, a, 0.4, createRandom(1, 'dropout')),
  ),
  softmax: unary('softmax', operations.softmax),
  softmaxCrossEntropy: [
    {
      title: 'mean',
      shapes: { logits: [5, 3] },
      build: (tape, { logits }) => [operations.softmaxCrossEntropy(tape, logits, [0, 2, 1, 1, 0])],
    },
    {
      title: 'mean, ignored targets and class weights',
      shapes: { logits: [5, 3] },
      build: (tape, { logits }) => [
        operations.softmaxCrossEntropy(tape, logits, [0, -100, 1, 1, 2], {
          classWeights: [0.5, 2, 1.5],
        }),
      ],
    },
    {
      title: 'mean, smoothed, ignored targets and class weights',
      shapes: { logits: [5, 3] },
      build: (tape, { logits }) => [
        operations.softmaxCrossEntropy(tape, logits, [0, -100, 1, 1, 2], {
          classWeights: [0.5, 2, 1.5],
          labelSmoothing: 0.2,
        }),
      ],
    },
    {
      title: 'sum, ignore index 0',
      shapes: { logits: [3, 7] },
      build: (tape, { logits }) => [
        operations.softmaxCrossEntropy(tape, logits, [0, 6, 1], {
          reduction: 'sum',
          ignoreIndex: 0,
        }),
      ],
    },
  ],
  crf: [
    {
      title: 'sequences of several lengths',
      shapes: { logits: [4, 3, 5], transitions: [5, 5], starts: [5], ends: [5] },
      build: (tape, { logits, transitions, starts, ends }) => [
        operations.crf(
          tape,
          { logits, transitions, starts, ends },
          [0, 4, 2, 1, 1, -1, 3, 0, -1, 2, -1, -1],
          [4, 3, 1],
        ),
      ],
    },
    {
      title: 'one label',
      shapes: { logits: [2, 2, 1], transitions: [1, 1], starts: [1], ends: [1] },
      build: (tape, { logits, transitions, starts, ends }) => [
        operations.crf(tape, { logits, transitions, starts, ends }, [0, 0, 0, 0], [2, 1]),
      ],
    },
  ],
  maxOverTime: OVER_TIME.map(({ title, shape, lengths }) => ({
    title,
    shapes: { x: shape },
    build: (tape, { x }) => [operations.maxOverTime(tape, x, lengths)],
  })),
  meanOverTime: OVER_TIME.map(({ title, shape, lengths }) => ({
    title,
    shapes: { x: shape },
    build: (tape, { x }) => [operations.meanOverTime(tape, x, lengths)],
  })),
  attentionOverTime: OVER_TIME.map(({ title, shape, lengths }) => ({
    title,
    shapes: { x: shape, scores: [shape[0], shape[1], 1] },
    build: (tape, { x, scores }) => [operations.attentionOverTime(tape, x, scores, lengths).output],
  })),
  sourceAttention: OVER_TIME.flatMap(({ title, shape: [steps, batch, width], lengths }) => {
    const shapes = { query: [batch, 5], keys: [steps, batch, 5], values: [steps, batch, width] };
    return [
      {
        title: `additive, ${title}`,
        shapes: { ...shapes, scorer: [5] },
        build: (tape: Tape, { query, keys, values, scorer }: Readonly<Record<string, Tensor>>) => [
          operations.sourceAttention(tape, { query, keys, values, scorer, lengths }).output,
        ],
      },
      {
        title: `dot, ${title}`,
        shapes,
        build: (tape: Tape, { query, keys, values }: Readonly<Record<string, Tensor>>) => [
          operations.sourceAttention(tape, { query, keys, values, lengths }).output,
        ],
      },
      {
        title: `the query among the keys, ${title}`,
        shapes: { keys: [steps, batch, 5], values: [steps, batch, width] },
        build: (tape: Tape, { keys, values }: Readonly<Record<string, Tensor>>) => {
          const query = operations.meanOverTime(tape, keys, lengths);
          return [operations.sourceAttention(tape, { query, keys, values, lengths }).output];
        },
      },
    ];
  }),
  convolveTime: [1, 2, 3, 4].flatMap((width) =>
    OVER_TIME.map(({ title, shape, lengths }) => ({
      title: `${width} wide, ${title}`,
      shapes: { x: shape, weight: [5, shape[2], width], bias: [5] },
      build: (tape: Tape, { x, weight, bias }: Readonly<Record<string, Tensor>>) => {
        const y = operations.convolveTime(tape, { x, weight, bias, lengths });
        // Only the sequences' own steps are read; the second use of x adds to its gradient.
        return [
          operations.meanOverTime(tape, y, lengths),
          operations.meanOverTime(tape, x, lengths),
        ];
      },
    })),
  ),
  dropVectors: unary('dropVectors', (tape, a) =>
    operations.dropVectors(tape, a, 0.4, createRandom(1, 'dropout')),
  ),
  sigmoidCrossEntropy: [
    {
      title: 'mean',
      shapes: { logits: [5] },
      build: (tape, { logits }) => [
        operations.sigmoidCrossEntropy(tape, logits, [1, 0, 0, 1, 0.25]),
      ],
    },
    {
      title: 'sum',
      shapes: { logits: [3, 3] },
      build: (tape, { logits }) => [
        operations.sigmoidCrossEntropy(tape, logits, [1, 0, 0, 1, 1, 0, 0, 1, 1], {
          reduction: 'sum',
        }),
      ],
    },
  ],
  attention: [
    {
      title: 'no mask',
      shapes: { query: [2, 3, 5], key: [2, 7, 5], value: [2, 7, 1] },
      build: (tape, { query, key, value }) => [operations.attention(tape, query, key, value)],
    },
    {
      title: 'a mask',
      shapes: { query: [1, 3, 3], key: [1, 3, 3], value: [1, 3, 3] },
      build: (tape, { query, key, value }) => [
        operations.attention(tape, query, key, value, { mask: [1, 0, 0, 1, 1, 0, 1, 1, 1] }),
      ],
    },
  ],
  layerNorm: [
    {
      title: 'with bias',
      shapes: { x: [3, 5], weight: [5], bias: [5] },
      build: (tape, { x, weight, bias }) => [
        operations.layerNorm(tape, x, { weight, bias }),
        // A second use of x, whose gradient is added to.
        x,
      ],
    },
    {
      title: 'three dimensions, no bias, another ε',
      shapes: { x: [2, 3, 7], weight: [7] },
      build: (tape, { x, weight }) => [operations.layerNorm(tape, x, { weight, epsilon: 0.1 })],
    },
  ],
  addPositions: [
    {
      title: 'a table with more rows than steps',
      shapes: { x: [3, 2, 5], table: [4, 5] },
      build: (tape, { x, table }) => [operations.addPositions(tape, x, table), x],
    },
  ],
  rotateHeads: [
    {
      title: 'two heads, and the rest of the row',
      shapes: { x: [3, 2, 11] },
      build: (tape, { x }) => {
        const angles = Float64Array.from({ length: 8 }, (_, i) => i * i - 3);
        const cosines = tape.constant([4, 2], angles.map(Math.cos));
        const sines = tape.constant([4, 2], angles.map(Math.sin));
        return [operations.rotateHeads(tape, x, { heads: 2, size: 4, cosines, sines }), x];
      },
    },
  ],
  multiHeadAttention: [
    {
      title: 'causal, Q, K and V from one product',
      shapes: { projected: [4, 2, 18] },
      build: (tape, { projected: tensor }) => [
        operations.multiHeadAttention(tape, {
          query: { tensor },
          key: { tensor, part: 1 },
          value: { tensor, part: 2 },
          ...{ width: 6, heads: 3, causal: true },
        }),
      ],
    },
    {
      title: 'keys of several lengths, none among them',
      shapes: { query: [3, 3, 4], memory: [5, 3, 8] },
      build: (tape, { query, memory }) => [
        operations.multiHeadAttention(tape, {
          query: { tensor: query },
          key: { tensor: memory },
          value: { tensor: memory, part: 1 },
          ...{ width: 4, heads: 2, lengths: [5, 0, 2] },
        }),
      ],
    },
    {
      title: 'more keys than queries, causal, with dropout',
      shapes: { query: [2, 1, 3], key: [5, 1, 3], value: [5, 1, 3] },
      build: (tape, { query, key, value }) => [
        operations.multiHeadAttention(tape, {
          ...{ query: { tensor: query }, key: { tensor: key }, value: { tensor: value } },
          ...{ width: 3, heads: 1, causal: true, dropout: 0.4 },
          random: createRandom(1, 'dropout'),
        }),
      ],
    },
    {
      title: 'several blocks',
      shapes: { tensor: [70, 1, 6] },
      build: (tape, { tensor }) => {
        const [query, key, value] = [{ tensor }, { tensor, part: 1 }, { tensor, part: 2 }];
        const input = { query, key, value, width: 2, heads: 1, causal: true };
        return [operations.multiHeadAttention(tape, input)];
      },
    },
  ],
  rnnWindow: WINDOWS.map((shape) => ({
    title: windowTitle(shape),
    shapes: windowShapes(shape, 1),
    build: (tape, { projected, weight, bias, h0 }) => {
      const { output, h } = operations.rnnWindow(tape, { ...shape, projected, weight, bias, h0 });
      return [output, h];
    },
  })),
  lstmWindow: [false, true].flatMap((looks) =>
    WINDOWS.map((shape) => ({
      title: `${looks ? 'peepholes ' : ''}${windowTitle(shape)}`,
      shapes: {
        ...{ ...windowShapes(shape, 4), c0: [shape.batch, shape.hidden] },
        ...(looks && { peepholes: [3, shape.hidden] }),
      },
      build: (tape: Tape, inputs: Readonly<Record<string, Tensor>>) => {
        const { projected, weight, bias, h0, c0, peepholes } = inputs;
        const given = { ...shape, projected, weight, bias, h0, c0, peepholes };
        const { output, h, c } = operations.lstmWindow(tape, given);
        return [output, h, c];
      },
    })),
  ),
  gruWindow: (['reset-before', 'reset-after'] as const).flatMap((form) =>
    WINDOWS.map((shape) => ({
      title: `${form} ${windowTitle(shape)}`,
      shapes: windowShapes(shape, 3),
      build: (tape: Tape, { projected, weight, bias, h0 }: Readonly<Record<string, Tensor>>) => {
        const given = { ...shape, form, projected, weight, bias, h0 };
        const { output, h } = operations.gruWindow(tape, given);
        return [output, h];
      },
    })),
  ),
} satisfies Record<keyof typeof operations, readonly OperationCase[]>;

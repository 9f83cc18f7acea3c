import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as operations from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import type { Tensor } from '../../src/autodiff/tensor.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { type GoldenTensor, largestDifference, readGolden } from '../golden/torch-golden.ts';

interface GoldenCase {
  readonly operation: string;
  readonly inputs: Record<string, GoldenTensor>;
  readonly output: GoldenTensor;
  readonly outputGradient: GoldenTensor;
  readonly gradients: Record<string, GoldenTensor>;
  readonly ids: number[];
  readonly factor: number;
  readonly begin: number;
  readonly end: number;
  readonly targets: number[];
  readonly reduction: 'mean' | 'sum';
  readonly ignoreIndex: number;
  readonly classWeights: number[] | null;
  readonly mask: number[] | null;
  readonly lengths: number[];
  readonly labelSmoothing?: number;
}

const { cases } = readGolden<{ cases: GoldenCase[] }>('torch-operations');

type Inputs = Readonly<Record<string, Tensor>>;

/** How each golden operation is called here. */
const CALLS: Record<string, (tape: Tape, inputs: Inputs, given: GoldenCase) => Tensor> = {
  linear: (tape, { x, weight, bias }) => operations.linear(tape, x, weight, bias),
  'linear-without-bias': (tape, { x, weight }) => operations.linear(tape, x, weight),
  matmul: (tape, { a, b }) => operations.matmul(tape, a, b),
  embedding: (tape, { weight }, { ids }) => operations.embedding(tape, weight, ids),
  add: (tape, { a, b }) => operations.add(tape, a, b),
  subtract: (tape, { a, b }) => operations.subtract(tape, a, b),
  multiply: (tape, { a, b }) => operations.multiply(tape, a, b),
  scale: (tape, { a }, { factor }) => operations.scale(tape, a, factor),
  tanh: (tape, { a }) => operations.tanh(tape, a),
  sigmoid: (tape, { a }) => operations.sigmoid(tape, a),
  gelu: (tape, { a }) => operations.gelu(tape, a),
  'layer-norm': (tape, { x, weight, bias }) => operations.layerNorm(tape, x, { weight, bias }),
  'add-positions': (tape, { x, table }) => operations.addPositions(tape, x, table),
  'rotate-heads': (tape, { x }) => {
    const angles = Array.from({ length: 10 }, (_, i) => Math.floor(i / 2) / 100 ** (i % 2));
    const cosines = tape.constant([5, 2], angles.map(Math.cos));
    const sines = tape.constant([5, 2], angles.map(Math.sin));
    return operations.rotateHeads(tape, x, { heads: 2, size: 4, cosines, sines });
  },
  'multi-head-attention-causal': (tape, { x: tensor }) =>
    operations.multiHeadAttention(tape, {
      ...{ query: { tensor }, key: { tensor, part: 1 }, value: { tensor, part: 2 } },
      ...{ width: 6, heads: 3, causal: true },
    }),
  'multi-head-attention-lengths': (tape, { query, key, value }, { lengths }) =>
    operations.multiHeadAttention(tape, {
      ...{ query: { tensor: query }, key: { tensor: key }, value: { tensor: value } },
      ...{ width: 4, heads: 2, lengths },
    }),
  relu: (tape, { a }) => operations.relu(tape, a),
  exp: (tape, { a }) => operations.exp(tape, a),
  log: (tape, { a }) => operations.log(tape, a),
  sum: (tape, { a }) => operations.sum(tape, a),
  mean: (tape, { a }) => operations.mean(tape, a),
  concatenate: (tape, { a, b }) => operations.concatenate(tape, [a, b], 1),
  slice: (tape, { a }, { begin, end }) => operations.slice(tape, a, { axis: 1, begin, end }),
  transpose: (tape, { a }) => operations.transpose(tape, a),
  softmax: (tape, { a }) => operations.softmax(tape, a),
  'softmax-cross-entropy': (tape, { logits }, given) =>
    operations.softmaxCrossEntropy(tape, logits, given.targets, {
      reduction: given.reduction,
      ignoreIndex: given.ignoreIndex,
      classWeights: given.classWeights ?? undefined,
      ...(given.labelSmoothing !== undefined && { labelSmoothing: given.labelSmoothing }),
    }),
  'sigmoid-cross-entropy': (tape, { logits }, given) =>
    operations.sigmoidCrossEntropy(tape, logits, given.targets, {
      reduction: given.reduction,
    }),
  'max-over-time': (tape, { x }, { lengths }) => operations.maxOverTime(tape, x, lengths),
  'mean-over-time': (tape, { x }, { lengths }) => operations.meanOverTime(tape, x, lengths),
  'attention-over-time': (tape, { x, scores }, { lengths }) =>
    operations.attentionOverTime(tape, x, scores, lengths).output,
  'source-attention': (tape, { query, keys, values, scorer }, { lengths }) =>
    operations.sourceAttention(tape, { query, keys, values, scorer, lengths }).output,
  'convolve-time': (tape, { x, weight, bias }, { lengths }) => {
    const y = operations.convolveTime(tape, { x, weight, bias, lengths });
    // Each sequence's own windows, over all steps: what comes after its end is no part of the result.
    const [steps, batch, size] = y.shape;
    const means = operations.meanOverTime(tape, y, lengths);
    const shares = Array.from(
      { length: batch * size },
      (_, i) => lengths[Math.floor(i / size)] / steps,
    );
    return operations.multiply(tape, means, tape.constant([batch, size], shares));
  },
  attention: (tape, { query, key, value }) => operations.attention(tape, query, key, value),
  'attention-masked': (tape, { query, key, value }, { mask }) =>
    operations.attention(tape, query, key, value, { mask: mask ?? undefined }),
};

const ENGINES = [
  ['reference', 1e-9],
  ['wasm', 2e-5],
  ['auto', 2e-5],
] as const;

for (const [kind, tolerance] of ENGINES) {
  describe(`PyTorch's numbers on the engine ${kind}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine({ engine: kind, workers: 1 });
    });
    afterAll(() => engine.dispose());

    cases.forEach((given, index) => {
      it(`${given.operation} (case ${index})`, () => {
        const tape = new Tape(engine);
        const inputs: Record<string, Tensor> = {};
        for (const [name, { shape, data }] of Object.entries(given.inputs)) {
          inputs[name] = createParameter(engine, name, shape);
          tape.numbers(inputs[name]).set(data);
        }
        const output = CALLS[given.operation](tape, inputs, given);
        expect(output.shape).toEqual(given.output.shape);
        expect(largestDifference(tape.numbers(output), given.output.data)).toBeLessThan(tolerance);
        tape.backwardFrom([output], [given.outputGradient.data]);
        for (const [name, gradient] of Object.entries(given.gradients)) {
          const got = tape.gradientNumbers(inputs[name]);
          expect(largestDifference(got, gradient.data), name).toBeLessThan(tolerance);
        }
        tape.reset();
      });
    });
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, Random } from '../../src/base/random.ts';
import { buildHuffmanPaths } from '../../src/counts/huffman.ts';
import { buildNegativeSampler } from '../../src/word2vec/alias-table.ts';
import { computeHierarchicalSoftmaxStep } from '../../src/word2vec/hierarchical-softmax-step.ts';
import { applyLogisticStep, type LogisticStep } from '../../src/word2vec/logistic-step.ts';
import { computeNegativeSamplingStep } from '../../src/word2vec/negative-sampling-step.ts';
import { ShardTables } from '../../src/word2vec/shard-tables.ts';
import {
  createTwoLayerNetwork,
  type TwoLayerNetwork,
} from '../../src/word2vec/two-layer-network.ts';
import {
  type Architecture,
  type Word2VecLoss,
  word2vecSettings,
} from '../../src/word2vec/word2vec-options.ts';
import { forEachEngine } from '../engine/contract/engines.ts';

const COUNTS = [9, 5, 5, 2, 1, 1];
const PATHS = buildHuffmanPaths(COUNTS);
const VOCABULARY = COUNTS.length;

const word = fc.integer({ min: 0, max: VOCABULARY - 1 });
const example = fc.record({
  inputs: fc.array(word, { minLength: 1, maxLength: 4 }),
  target: word,
  negatives: fc.array(word, { maxLength: 5 }),
});

type Step = (
  network: TwoLayerNetwork,
  given: typeof example extends fc.Arbitrary<infer T> ? T : never,
) => LogisticStep;

const STEPS: readonly [string, Step][] = [
  ['negative sampling', (network, given) => computeNegativeSamplingStep(network, given, 0.1)],
  [
    'hierarchical softmax',
    (network, given) => computeHierarchicalSoftmaxStep(network, PATHS, given, 0.1),
  ],
];

describe.each(STEPS)('the step of %s', (_, compute) => {
  it('has the gradients of its loss, by differences in double precision', () => {
    fc.assert(
      fc.property(example, fc.nat(), (given, seed) => {
        const network = createTwoLayerNetwork(VOCABULARY, 3, createRandom(seed, 'weights'));
        const step = compute(network, given);
        const slopeAt = (weights: Float64Array, place: number): number => {
          const kept = weights[place]!;
          const lossAt = (value: number): number => {
            weights[place] = value;
            const { loss } = compute(network, given);
            weights[place] = kept;
            return loss;
          };
          return (lossAt(kept + 1e-5) - lossAt(kept - 1e-5)) / 2e-5;
        };
        const { inputWeights, outputWeights } = network;
        for (let v = 0; v < VOCABULARY; v++) {
          const input = step.inputs.find((one) => one.word === v);
          const output = step.outputs.find(({ row }) => row === v);
          for (let n = 0; n < 3; n++) {
            const bySlope = [
              slopeAt(inputWeights, n * VOCABULARY + v),
              slopeAt(outputWeights, v * 3 + n),
            ];
            expect(Math.abs(bySlope[0]! - (input?.gradient[n] ?? 0))).toBeLessThan(1e-9);
            expect(Math.abs(bySlope[1]! - (output?.gradient[n] ?? 0))).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('changes nothing by itself, and takes the loss down when applied', () => {
    const network = createTwoLayerNetwork(VOCABULARY, 3, createRandom(1, 'weights'));
    const before = structuredClone(network);
    const given = { inputs: [1], target: 3, negatives: [0, 2] };
    const step = compute(network, given);
    expect(network).toEqual(before);
    applyLogisticStep(network, step);
    expect(compute(network, given).loss).toBeLessThan(step.loss);
  });

  it('names a word that is not there, and an example without input', () => {
    const network = createTwoLayerNetwork(VOCABULARY, 3, createRandom(1, 'weights'));
    const given = { inputs: [1], target: 3, negatives: [] };
    expect(() => compute(network, { ...given, target: 6 })).toThrow('There is no word 6');
    expect(() => compute(network, { ...given, inputs: [-1] })).toThrow('There is no word -1');
    expect(() => compute(network, { ...given, inputs: [] })).toThrow('no input word');
  });
});

describe('the step of negative sampling', () => {
  it('by hand: one number a word, one negative', () => {
    const network: TwoLayerNetwork = {
      ...{ vocabulary: 3, dimensions: 1 },
      inputWeights: Float64Array.of(2, 0, 0),
      outputWeights: Float64Array.of(0, 0.5, -1),
    };
    const step = computeNegativeSamplingStep(
      network,
      { inputs: [0], target: 1, negatives: [2] },
      0.1,
    );
    const sigma = (a: number) => 1 / (1 + Math.exp(-a));
    expect(step.outputs.map(({ score }) => score)).toEqual([1, -2]);
    expect(step.loss).toBeCloseTo(-Math.log(sigma(1)) - Math.log(sigma(2)), 14);
    expect(step.outputs[0]!.gradient[0]).toBeCloseTo((sigma(1) - 1) * 2, 14);
    expect(step.outputs[1]!.gradient[0]).toBeCloseTo(sigma(-2) * 2, 14);
    expect(step.hiddenGradient[0]).toBeCloseTo((sigma(1) - 1) * 0.5 - sigma(-2), 14);
    expect(step.inputs[0]!.updated[0]).toBeCloseTo(2 - 0.1 * step.hiddenGradient[0]!, 14);
  });

  it('counts a negative drawn twice twice, and the target never', () => {
    const network = createTwoLayerNetwork(VOCABULARY, 2, createRandom(1, 'weights'));
    const given = { inputs: [0], target: 1 };
    const { outputs } = computeNegativeSamplingStep(network, { ...given, negatives: [4, 1, 4] });
    expect(outputs.map(({ row, label, weight }) => [row, label, weight])).toEqual([
      [1, 1, 1],
      [4, 0, 2],
    ]);
  });

  it('stays finite where the scores are large', () => {
    const network: TwoLayerNetwork = {
      ...{ vocabulary: 2, dimensions: 1 },
      inputWeights: Float64Array.of(1000, 0),
      outputWeights: Float64Array.of(1, -1),
    };
    expect(
      computeNegativeSamplingStep(network, { inputs: [0], target: 1, negatives: [0] }).loss,
    ).toBe(2000);
  });
});

describe('the step of hierarchical softmax', () => {
  it('gives probabilities that sum to 1 over the vocabulary', () => {
    fc.assert(
      fc.property(fc.nat(), word, (seed, input) => {
        const network = createTwoLayerNetwork(VOCABULARY, 4, createRandom(seed, 'weights'));
        const sum = COUNTS.reduce(
          (total, _, target) =>
            total +
            computeHierarchicalSoftmaxStep(network, PATHS, { inputs: [input], target }).probability,
          0,
        );
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuses the paths of another vocabulary', () => {
    const network = createTwoLayerNetwork(3, 2, createRandom(1, 'weights'));
    expect(() =>
      computeHierarchicalSoftmaxStep(network, PATHS, { inputs: [0], target: 1 }),
    ).toThrow('The paths are of 6 words; the network has 3.');
  });
});

/**
 * Read with a window of 1: each word's neighbors, left and right, predict it. No word is both: the kernel
 * takes the second step of a word that stands in a window twice from where the first one led.
 */
const SENTENCE = [2, 0, 3, 1, 0, 4];
const RATE = 0.3;
const DIMENSIONS = 5;

forEachEngine((under) => {
  const cases = (['skip-gram', 'cbow'] as const).flatMap((architecture) =>
    (['negative-sampling', 'hierarchical-softmax'] as const).map((loss) => ({
      architecture,
      loss,
    })),
  );
  it.each(cases)('the kernel of $loss takes the plain steps: $architecture', (given) => {
    const settings = word2vecSettings({
      ...given,
      ...{ dimensions: DIMENSIONS, window: 1, negatives: 4, subsample: 0, shards: 1, seed: 3 },
    });
    const tables = new ShardTables(under.engine, COUNTS, SENTENCE.length, settings);
    const network = createTwoLayerNetwork(VOCABULARY, DIMENSIONS, createRandom(8, 'weights'));
    for (let v = 0; v < VOCABULARY; v++) {
      for (let n = 0; n < DIMENSIONS; n++) {
        tables.inputs[v * tables.stride + n] = network.inputWeights[n * VOCABULARY + v]!;
        tables.outputs[v * tables.stride + n] = network.outputWeights[v * DIMENSIONS + n]!;
      }
    }
    const [a, b, c, d] = tables.random as [number, number, number, number];
    takePlainSteps(network, given.architecture, given.loss, new Random([a, b, c, d]));
    tables.train([Int32Array.from(SENTENCE)], RATE);
    for (let v = 0; v < VOCABULARY; v++) {
      for (let n = 0; n < DIMENSIONS; n++) {
        const place = v * tables.stride + n;
        expect(tables.inputs[place]).toBeCloseTo(network.inputWeights[n * VOCABULARY + v]!, 5);
        expect(tables.outputs[place]).toBeCloseTo(network.outputWeights[v * DIMENSIONS + n]!, 5);
      }
    }
    tables.dispose();
  });
});

/**
 * What a kernel does with the sentence: window after window, the negatives drawn one window ahead, and
 * then the window's width, which is always 1 here.
 */
function takePlainSteps(
  network: TwoLayerNetwork,
  architecture: Architecture,
  loss: Word2VecLoss,
  random: Random,
): void {
  const { threshold, alias } = buildNegativeSampler(COUNTS);
  const below = (limit: number): number => Math.floor((random.uint32() * limit) / 2 ** 32);
  const draw = (): number[] => {
    if (loss === 'hierarchical-softmax') return [];
    return Array.from({ length: 4 }, () => {
      const column = below(VOCABULARY);
      return random.uint32() > threshold[column]! ? alias[column]! : column;
    });
  };
  let negatives = draw();
  SENTENCE.forEach((target, t) => {
    const next = draw();
    below(1);
    const inputs = [t - 1, t + 1].flatMap((at) => SENTENCE[at] ?? []);
    const compute = (words: number[]): LogisticStep =>
      loss === 'negative-sampling'
        ? computeNegativeSamplingStep(network, { inputs: words, target, negatives }, RATE)
        : computeHierarchicalSoftmaxStep(network, PATHS, { inputs: words, target }, RATE);
    // A skip-gram's window is one step for each input word, all from the vectors as they were before.
    const steps = architecture === 'cbow' ? [compute(inputs)] : inputs.map((one) => compute([one]));
    addSteps(network, steps);
    negatives = next;
  });
}

/** Adds up the changes that steps from the same vectors make. */
function addSteps(network: TwoLayerNetwork, steps: readonly LogisticStep[]): void {
  const before = structuredClone(network);
  for (const step of steps) {
    const moved = structuredClone(before);
    applyLogisticStep(moved, step);
    for (const name of ['inputWeights', 'outputWeights'] as const) {
      moved[name].forEach((value, i) => {
        network[name][i]! += value - before[name][i]!;
      });
    }
  }
}

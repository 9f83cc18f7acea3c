import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnPairs, PAIRS, takeStep } from '../../examples/i-study-math.ts';
import { createRandom } from '../../src/base/random.ts';
import { TextEncoding, type TrainingText } from '../../src/corpus/encoded-text.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { mostSimilar } from '../../src/vectors/most-similar.ts';
import { neighborsOf, windowPairs } from '../../src/word2vec/neighbors.ts';
import { computeSoftmaxStep, descend } from '../../src/word2vec/softmax-step.ts';
import { SoftmaxTables, type SoftmaxWindow } from '../../src/word2vec/softmax-tables.ts';
import { trainWord2Vec } from '../../src/word2vec/train-word2vec.ts';
import type { EpochReport } from '../../src/word2vec/training-options.ts';
import { createTwoLayerNetwork } from '../../src/word2vec/two-layer-network.ts';
import type { Architecture } from '../../src/word2vec/word2vec-options.ts';
import { forEachEngine } from '../engine/contract/engines.ts';

async function createText(sentences: readonly string[]): Promise<TrainingText> {
  const split = sentences.map((sentence) => sentence.split(' '));
  const words = [...new Set(split.flat())];
  const encoding = await TextEncoding.create(openMemoryScratch());
  for (const sentence of split) await encoding.add(sentence.map((word) => words.indexOf(word)));
  const counts = words.map((word) => split.flat().filter((other) => other === word).length);
  return { words, counts, text: await encoding.finish() };
}

/** Sentences of two topics whose words never meet: a0–a9 and b0–b9. */
function createSentences(count: number): string[] {
  const random = createRandom(1, 'text');
  return Array.from({ length: count }, () => {
    const topic = random.integer(2) === 0 ? 'a' : 'b';
    return Array.from({ length: 3 + random.integer(6) }, () => topic + random.integer(10)).join(
      ' ',
    );
  });
}

describe('"I study math"', () => {
  it('has the pairs of the notes', () => {
    expect(PAIRS).toEqual([
      ['I', 'study'],
      ['study', 'I'],
      ['study', 'math'],
      ['math', 'study'],
    ]);
  });

  it('looks a column up, and shows every number of a step', () => {
    const { network, step } = takeStep();
    const w1 = network.inputWeights;
    expect([...step.input]).toEqual([0, 1, 0]);
    expect([...step.hidden]).toEqual([w1[1], w1[4]]);
    const scores = [0, 1, 2].map(
      (v) =>
        network.outputWeights[2 * v]! * step.hidden[0]! +
        network.outputWeights[2 * v + 1]! * step.hidden[1]!,
    );
    expect([...step.scores]).toEqual(scores);
    const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
    expect(step.loss).toBeCloseTo(-Math.log(Math.exp(scores[2]!) / sum), 14);
    expect(step.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    expect(step.scoreGradient[2]).toBeCloseTo(step.probabilities[2]! - 1, 15);
    // Columns 0 and 2 of W1 do not change; all rows of W2 do.
    expect([0, 2, 3, 5].every((i) => step.inputGradient[i] === 0)).toBe(true);
    expect(step.outputGradient.every((slope) => slope !== 0)).toBe(true);
  });

  it('is learned: the loss nears ln 2 in half of the pairs, and nothing in the others', () => {
    const { losses, probabilities } = learnPairs(3000);
    expect(losses.at(-1)).toBeGreaterThan(Math.log(2) / 2);
    expect(losses.at(-1)).toBeLessThan(Math.log(2) / 2 + 0.01);
    expect(probabilities[0]![1]).toBeGreaterThan(0.98);
    expect(probabilities[1]![0]).toBeCloseTo(0.5, 1);
    expect(probabilities[1]![2]).toBeCloseTo(0.5, 1);
  });

  it.each(['skip-gram', 'cbow'] as const)('trainWord2Vec learns it: %s', async (architecture) => {
    const reports: EpochReport[] = [];
    const { vectors } = await trainWord2Vec(await createText(['I study math']), {
      ...{ architecture, loss: 'softmax', window: 1, dimensions: 2, epochs: 1000 },
      learningRate: 0.2,
      onEpoch: (report) => reports.push(report),
    });
    expect(vectors.size).toBe(3);
    expect(reports[0]!.loss).toBeCloseTo(Math.log(3), 1);
    // CBOW: {I, math} → study is certain; study → I or math, for I and for math, is not.
    const least = architecture === 'cbow' ? (2 * Math.log(2)) / 3 : Math.log(2) / 2;
    expect(reports.at(-1)!.loss).toBeCloseTo(least, 2);
    expect(reports.at(-1)!.heldOutLoss).toBeUndefined();
  });
});

describe('computeSoftmaxStep', () => {
  it('has the gradients of its loss, by differences in double precision', () => {
    const words = fc.integer({ min: 0, max: 4 });
    const examples = fc.record({ inputs: fc.array(words, { minLength: 1 }), target: words });
    fc.assert(
      fc.property(examples, fc.integer({ min: 0, max: 1000 }), (example, seed) => {
        const network = createTwoLayerNetwork(5, 3, createRandom(seed, 'weights'));
        const step = computeSoftmaxStep(network, example);
        const check = (weights: Float64Array, gradient: Float64Array): void => {
          weights.forEach((kept, i) => {
            const lossAt = (value: number): number => {
              weights[i] = value;
              const { loss } = computeSoftmaxStep(network, example);
              weights[i] = kept;
              return loss;
            };
            const slope = (lossAt(kept + 1e-5) - lossAt(kept - 1e-5)) / 2e-5;
            expect(Math.abs(slope - gradient[i]!)).toBeLessThan(1e-9);
          });
        };
        check(network.inputWeights, step.inputGradient);
        check(network.outputWeights, step.outputGradient);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses words that are not there', () => {
    const network = createTwoLayerNetwork(3, 2, createRandom(1, 'weights'));
    expect(() => computeSoftmaxStep(network, { inputs: [0], target: 3 })).toThrow(
      "There is no word 3: the network's words are 0 to 2.",
    );
    expect(() => computeSoftmaxStep(network, { inputs: [], target: 0 })).toThrow('no input word');
  });
});

describe('windows', () => {
  it('are the same in a text of numbers and in a sentence', () => {
    const text = Int32Array.from([7, 8, -1, 4, 5, 6, -1]);
    expect(neighborsOf(text, 4, 1)).toEqual([4, 6]);
    expect(neighborsOf(text, 5, 9)).toEqual([5, 4]);
    expect(windowPairs([4, 5, 6], 2)).toEqual([
      [4, 5],
      [4, 6],
      [5, 4],
      [5, 6],
      [6, 4],
      [6, 5],
    ]);
  });
});

/** Windows of skip-gram and CBOW among so many words. */
function createWindows(architecture: Architecture, count: number, words: number): SoftmaxWindow[] {
  const random = createRandom(2, 'windows');
  return Array.from({ length: count }, () => {
    const middle = [random.integer(words)];
    const others = Array.from({ length: 1 + random.integer(4) }, () => random.integer(words));
    return architecture === 'cbow'
      ? { inputs: others, targets: middle }
      : { inputs: middle, targets: others };
  });
}

forEachEngine((under) => {
  it.each(['skip-gram', 'cbow'] as const)(
    'a batch takes the sum of the single steps: %s',
    (architecture) => {
      const [words, dimensions] = [80, 6];
      for (const [current, precision] of [
        [under.reference, 12],
        [under.engine, 5],
      ] as const) {
        const tables = new SoftmaxTables(current, words, dimensions, 1);
        const random = createRandom(3, 'outputs');
        const { inputs, outputs } = tables;
        for (let i = 0; i < outputs.length; i++) outputs[i] = random.float() - 0.5;
        const network = {
          ...{ vocabulary: words, dimensions },
          inputWeights: Float64Array.from(inputs, (_, i) => {
            const [row, word] = [Math.floor(i / words), i % words];
            return inputs[word * dimensions + row]!;
          }),
          outputWeights: Float64Array.from(outputs),
        };
        const windows = createWindows(architecture, tables.batch, words);
        const steps = windows.flatMap((window) =>
          window.targets.map((target) =>
            computeSoftmaxStep(network, { inputs: window.inputs, target }),
          ),
        );
        const loss = steps.reduce((sum, step) => sum + step.loss, 0);
        expect(tables.measure(windows)).toBeCloseTo(loss, precision - 2);
        expect(tables.train(windows, 0.1)).toBeCloseTo(loss, precision - 2);
        for (const step of steps) descend(network, step, 0.1);
        tables.outputs.forEach((value, i) => {
          expect(value).toBeCloseTo(network.outputWeights[i]!, precision);
        });
        tables.inputs.forEach((value, i) => {
          const [word, row] = [Math.floor(i / dimensions), i % dimensions];
          expect(value).toBeCloseTo(network.inputWeights[row * words + word]!, precision);
        });
        tables.dispose();
      }
    },
  );
});

describe('trainWord2Vec with the full softmax', () => {
  it.each(['skip-gram', 'cbow'] as const)('finds topics, and its losses fall: %s', async (kind) => {
    const reports: EpochReport[] = [];
    const { vectors } = await trainWord2Vec(await createText(createSentences(500)), {
      ...{ architecture: kind, loss: 'softmax', dimensions: 8, epochs: 5, learningRate: 0.1 },
      onEpoch: (report) => reports.push(report),
    });
    // A word's topic tells ten words from the other ten.
    expect(reports.at(-1)!.loss).toBeLessThan(Math.log(11));
    expect(reports.at(-1)!.heldOutLoss).toBeLessThan(Math.log(11.5));
    expect(reports.at(-1)!.loss).toBeLessThan(reports[0]!.loss!);
    const near = (word: string): string[] =>
      mostSimilar(vectors, { positive: [word], topn: 9 }).map((found) => found.word[0]!);
    expect(new Set(near('a0'))).toEqual(new Set(['a']));
    expect(new Set(near('b0'))).toEqual(new Set(['b']));
  });

  it('gives the same bytes for 1, 2 and 3 workers', async () => {
    const text = await createText(
      Array.from({ length: 400 }, (_, i) => `w${i % 397} w${(i * 7) % 389} w${(i * 11) % 383}`),
    );
    const trained = await Promise.all(
      [1, 2, 3].map(async (workers) => {
        const engine = await createEngine({ engine: 'wasm', workers });
        const options = { loss: 'softmax', dimensions: 96, epochs: 1, subsample: 0.002 } as const;
        const model = await trainWord2Vec(text, { ...options, engine });
        engine.dispose();
        return model.toState();
      }),
    );
    expect(trained[1]).toEqual(trained[0]);
    expect(trained[2]).toEqual(trained[0]);
  });

  it('refuses large vocabularies, what only sampling has, and rates that are too high', async () => {
    const text = await createText(['a b', 'b a']);
    const words = Array.from({ length: 10_001 }, (_, i) => `w${i}`);
    const large = { ...text, words, counts: words.map(() => 1) };
    await expect(trainWord2Vec(large, { loss: 'softmax' })).rejects.toThrow(
      'The full softmax goes through all 10,001 words of the vocabulary for every word of the text, which makes sense up to 10,000; raise the minimum count',
    );
    await expect(trainWord2Vec(text, { loss: 'softmax', negatives: 5 })).rejects.toThrow(
      'negatives goes with loss negative-sampling, hierarchical-softmax only, not with "softmax"',
    );
    const many = await createText(Array.from({ length: 50 }, () => 'a b c a c b b a'));
    const options = { loss: 'softmax', learningRate: 9.9, epochs: 200 } as const;
    await expect(trainWord2Vec(many, options)).rejects.toThrow('the numbers grew beyond bounds');
  });

  it('stops at a signal', async () => {
    const text = await createText(['a b', 'b a']);
    const training = trainWord2Vec(text, { loss: 'softmax', signal: AbortSignal.abort() });
    await expect(training).rejects.toThrow('Stopped before the end');
  });
});

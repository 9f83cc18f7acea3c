import { describe, expect, it, test } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import { TextEncoding, type TrainingText } from '../../src/corpus/encoded-text.ts';
import { createEngine, type EngineOptions } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { ShardTables } from '../../src/word2vec/shard-tables.ts';
import { numberSubwordRows } from '../../src/word2vec/subword-rows.ts';
import { trainWord2Vec, trainWord2VecInPlace } from '../../src/word2vec/train-word2vec.ts';
import type { Word2VecOptions } from '../../src/word2vec/training-options.ts';
import { word2vecSettings } from '../../src/word2vec/word2vec-options.ts';
import { forEachEngine } from '../engine/contract/engines.ts';

/** Two topics whose words never meet: w0–w9 and w10–w19, numbered by falling count. */
async function createText(sentences = 400): Promise<TrainingText> {
  const random = createRandom(1, 'text');
  const counts = new Float64Array(20);
  const drawn = Array.from({ length: sentences }, () => {
    const topic = 10 * random.integer(2);
    return Array.from({ length: 3 + random.integer(8) }, () => topic + random.integer(10));
  });
  for (const word of drawn.flat()) counts[word] += 1;
  const order = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]!);
  const encoding = await TextEncoding.create(openMemoryScratch());
  for (const sentence of drawn) await encoding.add(sentence.map((word) => order.indexOf(word)));
  return {
    words: order.map((word) => `w${word}`),
    counts: order.map((word) => counts[word]!),
    text: await encoding.finish(),
  };
}

/** Runs a training on an engine and on the plain twins: what those gave, and the largest difference. */
function compareWithReference(
  { engine, reference }: { engine: Engine; reference: Engine },
  run: (engine: Engine) => number[],
): { expected: number[]; difference: number } {
  const expected = run(reference);
  const given = run(engine);
  const difference = Math.max(...given.map((value, i) => Math.abs(value - expected[i]!)));
  return { expected, difference };
}

async function trainOn(
  options: Word2VecOptions,
  engineOptions: EngineOptions,
): Promise<ModelState> {
  const engine = await createEngine(engineOptions);
  try {
    const model = await trainWord2Vec(await createText(), {
      dimensions: 10,
      subsample: 0,
      ...options,
      engine,
    });
    return model.toState();
  } finally {
    engine.dispose();
  }
}

test.each<Word2VecOptions>([{ shards: 2 }, { loss: 'softmax' }, { subwords: 'jamo' }])(
  'a model in the place of its training is the model, with %o',
  async (options) => {
    const text = await createText();
    const all = { dimensions: 10, epochs: 1, ...options };
    const model = await trainWord2Vec(text, all);
    const inPlace = await trainWord2VecInPlace(text, all, async (found) => {
      const { tensors, ...rest } = found.toState();
      const copied = Object.entries(tensors).map(([name, { shape, data }]) => {
        return [name, { shape, data: data.slice() }] as const;
      });
      return { ...rest, tensors: Object.fromEntries(copied) };
    });
    expect(inPlace).toEqual(model.toState());
  },
);

const KINDS: readonly Word2VecOptions[] = [
  { architecture: 'skip-gram', loss: 'negative-sampling' },
  { architecture: 'cbow', loss: 'negative-sampling' },
  { architecture: 'skip-gram', loss: 'hierarchical-softmax' },
  { architecture: 'cbow', loss: 'hierarchical-softmax' },
];

const nameOf = ({ architecture, loss }: Word2VecOptions): string => `${architecture}, ${loss}`;

describe('one window', () => {
  it('moves along the gradient of the loss', async () => {
    const engine = await createEngine({ engine: 'reference' });
    // Two words next to each other: x is the one, y_0 the other; the rest are noise.
    const settings = word2vecSettings({
      dimensions: 8,
      window: 1,
      shards: 1,
      subsample: 0,
      negatives: 3,
    });
    const tables = new ShardTables(engine, [3, 2, 2, 1], 2, settings);
    const random = createRandom(3, 'rows');
    for (const view of [tables.inputs, tables.outputs]) {
      for (let i = 0; i < view.length; i++) view[i] = random.float() - 0.5;
    }
    const inputs = Float64Array.from(tables.inputs);
    const outputs = Float64Array.from(tables.outputs);
    const rate = 1e-3;
    tables.train([Int32Array.from([0, 1])], rate);
    const moved = Array.from(tables.inputs, (value, i) => (value - inputs[i]!) / rate);
    const rowsMoved = Array.from(tables.outputs, (value, i) => (value - outputs[i]!) / rate);

    // Only the first window's center (word 0) has word 1 as its input, so row 1 moved by that window alone.
    const dot = (row: number): number => {
      let sum = 0;
      for (let j = 0; j < 8; j++) sum += inputs[8 + j]! * outputs[8 * row + j]!;
      return sum;
    };
    const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
    // −∂L/∂x = (1 − σ(x·y_0)) y_0 − Σ w_n σ(x·y_n) y_n, with unknown whole weights w_n that sum to at most 3.
    const fits = [...Array(4 ** 3).keys()].some((code) => {
      const weights = [code & 3, (code >> 2) & 3, (code >> 4) & 3];
      return [...Array(8).keys()].every((j) => {
        let expected = (1 - sigmoid(dot(0))) * outputs[j]!;
        weights.forEach((weight, n) => {
          expected -= weight * sigmoid(dot(n + 1)) * outputs[8 * (n + 1) + j]!;
        });
        return Math.abs(expected - moved[8 + j]!) < 2e-3;
      });
    });
    expect(fits).toBe(true);
    expect(rowsMoved.some((value) => value !== 0)).toBe(true);
    tables.dispose();
  });
});

forEachEngine((under) => {
  test.each(KINDS)('$architecture with $loss agrees with the plain twin', async (kind) => {
    const text = await createText(40);
    const settings = word2vecSettings({ ...kind, dimensions: 10, subsample: 0.01, shards: 3 });
    const tokens = await text.text.read(0, text.text.length);
    const run = (engine: Engine): number[] => {
      const tables = new ShardTables(engine, text.counts, 1e6, settings);
      for (let round = 0; round < 3; round++) {
        tables.train([tokens, tokens.subarray(40), tokens.subarray(7)], 0.05);
      }
      const result = [...tables.inputs, ...tables.outputs];
      tables.dispose();
      return result;
    };
    const { difference } = compareWithReference(under, run);
    expect(difference).toBeLessThan(2e-5);
  });
});

forEachEngine((under) => {
  test.each([...KINDS, { ...KINDS[0], subwords: 'characters', minn: 2, maxn: 3 } as const])(
    'a window of the whole sentence agrees with the plain twin: %o',
    async (kind) => {
      // One sentence of 300 words: a window has several groups of words that are updated together.
      const random = createRandom(5, 'words');
      const tokens = Int32Array.from({ length: 301 }, (_, i) =>
        i === 300 ? -1 : random.integer(40),
      );
      const counts = Float64Array.from({ length: 40 }, (_, i) => 50 - i);
      const settings = word2vecSettings({
        ...kind,
        dimensions: 8,
        window: 1000,
        subsample: 0,
        shards: 1,
      });
      const words = Array.from(counts, (_, i) => `w${i}`);
      const rows = settings.subwords && numberSubwordRows(words, settings.subwords);
      const run = (engine: Engine): number[] => {
        const tables = new ShardTables(engine, counts, 1e6, settings, rows);
        for (const _ of tables.initialize());
        tables.train([tokens], 0.001);
        const result = [...tables.inputs, ...tables.outputs];
        tables.dispose();
        return result;
      };
      const { expected, difference } = compareWithReference(under, run);
      expect(difference).toBeLessThan(1e-4);
      expect(expected.every(Number.isFinite)).toBe(true);
    },
  );
});

describe('trainWord2Vec', () => {
  it.each(KINDS)(
    'gives the same bytes for 1, 2 and 3 workers: $architecture, $loss',
    async (kind) => {
      const options = { ...kind, epochs: 2, shards: 4 };
      const [one, two, three] = await Promise.all(
        [1, 2, 3].map((workers) => trainOn(options, { engine: 'wasm', workers })),
      );
      expect(two).toEqual(one);
      expect(three).toEqual(one);
    },
  );

  it.each(KINDS)('finds the topics: $architecture, $loss', async (kind) => {
    const text = await createText(2000);
    const losses: number[] = [];
    const { vectors } = await trainWord2Vec(text, {
      ...kind,
      ...{ dimensions: 16, epochs: 8, subsample: 0, learningRate: 0.05 },
      onEpoch: ({ heldOutLoss }) => {
        if (heldOutLoss !== undefined) losses.push(heldOutLoss);
      },
    });
    const similarity = (a: number, b: number): number => {
      const [first, second] = [vectors.idOf(`w${a}`), vectors.idOf(`w${b}`)];
      const [x, y] = [vectors.row(first), vectors.row(second)];
      const lengths = vectors.norms[first]! * vectors.norms[second]!;
      return x.reduce((sum, value, j) => sum + value * y[j]!, 0) / lengths;
    };
    const mean = (pairs: [number, number][]): number =>
      pairs.reduce((sum, [a, b]) => sum + similarity(a, b), 0) / pairs.length;
    const pairs = [...Array(9).keys()];
    const within = mean(pairs.map((i) => [i, i + 1]));
    const across = mean(pairs.map((i) => [i, i + 10]));
    expect(within - across, nameOf(kind)).toBeGreaterThan(0.5);
    if (kind.loss === 'negative-sampling') {
      expect(losses).toHaveLength(8);
      expect(losses.at(-1)!).toBeLessThan(losses[0]!);
    }
  });

  it('gives other vectors for another seed', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map((seed) => trainOn({ seed, epochs: 1 }, { engine: 'wasm', workers: 1 })),
    );
    expect(a).not.toEqual(b);
  });

  it('stops at a signal, and refuses what it cannot learn from', async () => {
    const text = await createText(10);
    const signal = AbortSignal.abort();
    await expect(trainWord2Vec(text, { signal })).rejects.toThrow('Stopped before the end');
    const encoding = await TextEncoding.create(openMemoryScratch());
    const empty = { words: ['a'], counts: [1], text: await encoding.finish() };
    await expect(trainWord2Vec(empty)).rejects.toThrow(InputError);
    await expect(trainWord2Vec(text, { window: 0 })).rejects.toThrow(
      'window is 0; give a whole number from 1 to 1000.',
    );
    await expect(trainWord2Vec(text, { learningRate: 0 })).rejects.toThrow('learningRate is 0');
  });
});

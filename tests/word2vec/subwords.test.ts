import { describe, expect, it, test } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { TextEncoding, type TrainingText } from '../../src/corpus/encoded-text.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { evaluateWordPairs } from '../../src/vectors/evaluate-word-pairs.ts';
import { similarity } from '../../src/vectors/similarity.ts';
import { wordVectorsFromState, wordVectorsToState } from '../../src/vectors/word-vectors-state.ts';
import { ShardTables } from '../../src/word2vec/shard-tables.ts';
import { numberSubwordRows } from '../../src/word2vec/subword-rows.ts';
import { trainWord2Vec } from '../../src/word2vec/train-word2vec.ts';
import type { Word2VecOptions } from '../../src/word2vec/training-options.ts';
import { word2vecSettings } from '../../src/word2vec/word2vec-options.ts';
import { forEachEngine } from '../engine/contract/engines.ts';

const KINDS: readonly Word2VecOptions[] = [
  { architecture: 'skip-gram', loss: 'negative-sampling' },
  { architecture: 'cbow', loss: 'negative-sampling' },
  { architecture: 'skip-gram', loss: 'hierarchical-softmax' },
  { architecture: 'cbow', loss: 'hierarchical-softmax' },
];

/** Two topics whose words never meet, each word three times: as it is, and with two endings. */
const TOPICS = [
  ['영화', '배우', '감독', '장면'],
  ['김치', '국수', '반찬', '만두'],
].map((stems) => stems.flatMap((stem) => [stem, `${stem}는`, `${stem}에서`]));

async function createText(sentences: number): Promise<TrainingText> {
  const random = createRandom(1, 'text');
  const words = TOPICS.flat();
  const counts = new Float64Array(words.length);
  const encoding = await TextEncoding.create(openMemoryScratch());
  for (let i = 0; i < sentences; i++) {
    const topic = 12 * random.integer(2);
    const sentence = Array.from(
      { length: 3 + random.integer(8) },
      () => topic + random.integer(12),
    );
    for (const word of sentence) counts[word] += 1;
    await encoding.add(sentence);
  }
  return { words, counts, text: await encoding.finish() };
}

describe('numberSubwordRows', () => {
  it("gives every word its own row and its n-grams', and shared n-grams one row", () => {
    const words = ['영화', '영화는', 'a'];
    const { starts, numbers, buckets } = numberSubwordRows(words, {
      ...{ minn: 2, maxn: 3, bucket: 1000 },
    });
    const rowsOf = (word: number): number[] => [
      ...numbers.subarray(starts[word], starts[word + 1]),
    ];
    expect(words.map((_, word) => rowsOf(word)[0])).toEqual([0, 1, 2]);
    expect(new Set(numbers)).toEqual(new Set(Array(3 + buckets.length).keys()));
    expect([...buckets]).toEqual([...new Set(buckets)].sort((a, b) => a - b));
    // <영, 영화 and <영화 are in both words.
    const known = new Set(rowsOf(0));
    expect(rowsOf(1).filter((row) => known.has(row))).toHaveLength(3);
  });
});

describe('one sentence', () => {
  // Every word once, and no n-gram in two of them: then a mean of rows must learn just as a row does.
  it.each(KINDS)('moves means as it moves rows: $architecture, $loss', async (kind) => {
    const engine = await createEngine({ engine: 'reference' });
    const words = ['abc', 'def', 'ghi', 'jkl', 'mno'];
    const counts = [5, 4, 3, 2, 1];
    const settings = word2vecSettings({
      ...kind,
      dimensions: 8,
      window: 2,
      shards: 1,
      subsample: 0,
    });
    const rows = numberSubwordRows(words, { minn: 3, maxn: 4, bucket: 2 ** 30 });
    const plain = new ShardTables(engine, counts, 5, settings);
    const means = new ShardTables(engine, counts, 5, settings, rows);
    const random = createRandom(3, 'rows');
    for (let i = 0; i < means.inputs.length; i++) means.inputs[i] = random.float() - 0.5;
    for (let i = 0; i < plain.outputs.length; i++) plain.outputs[i] = random.float() - 0.5;
    means.outputs.set(plain.outputs);
    plain.inputs.set(means.wordVectors());
    const before = Float64Array.from(means.inputs);
    const vectorsBefore = Float64Array.from(means.wordVectors());
    const sentence = Int32Array.from([3, 0, 4, 1, 2]);
    plain.train([sentence], 0.1);
    means.train([sentence], 0.1);
    const vectors = means.wordVectors();
    plain.inputs.forEach((value, i) => {
      expect(vectors[i]).toBeCloseTo(value, 12);
    });
    plain.outputs.forEach((value, i) => {
      expect(means.outputs[i]).toBeCloseTo(value, 12);
    });
    // Every row of a word has moved by the whole of what its mean did.
    words.forEach((_, word) => {
      for (const row of rows.numbers.subarray(rows.starts[word], rows.starts[word + 1])) {
        for (let j = 0; j < 8; j++) {
          const moved = means.inputs[8 * row + j]! - before[8 * row + j]!;
          expect(moved).toBeCloseTo(vectors[8 * word + j]! - vectorsBefore[8 * word + j]!, 12);
          expect(moved).not.toBe(0);
        }
      }
    });
    engine.dispose();
  });
});

describe('a CBOW window', () => {
  it('predicts from the mean of all rows of its words, as fastText does', async () => {
    const engine = await createEngine({ engine: 'reference' });
    const words = ['ab', 'cd', 'uvwxyz'];
    const settings = word2vecSettings({
      ...{ architecture: 'cbow', dimensions: 8, window: 1, negatives: 1, shards: 1, subsample: 0 },
    });
    const rows = numberSubwordRows(words, { minn: 3, maxn: 3, bucket: 2 ** 30 });
    const tables = new ShardTables(engine, [3, 2, 1], 3, settings, rows);
    const random = createRandom(5, 'rows');
    for (const view of [tables.inputs, tables.outputs]) {
      for (let i = 0; i < view.length; i++) view[i] = random.float() - 0.5;
    }
    const meanOf = (among: number[]): number[] => {
      const places = among.flatMap((w) => [
        ...rows.numbers.subarray(rows.starts[w], rows.starts[w + 1]),
      ]);
      return [...Array(8).keys()].map(
        (j) => places.reduce((sum, row) => sum + tables.inputs[8 * row + j]!, 0) / places.length,
      );
    };
    const output = [...tables.outputs.subarray(8, 16)];
    const sigmoid = (x: number[]): number =>
      1 / (1 + Math.exp(-x.reduce((sum, value, j) => sum + value * output[j]!, 0)));
    const hidden = meanOf([0, 2]);
    const alone = meanOf([1]);
    const rate = 1e-4;
    tables.train([Int32Array.from([0, 1, 2])], rate);
    const moved = [...tables.outputs.subarray(8, 16)].map(
      (value, j) => (value - output[j]!) / rate,
    );
    // The window of word 1 has words 0 and 2; in the two others word 1 is the context, and may be drawn as noise.
    const fits = [0, 1, 2].some((drawn) =>
      moved.every((value, j) => {
        const noise = drawn * sigmoid(alone) * alone[j]!;
        return Math.abs((1 - sigmoid(hidden)) * hidden[j]! - noise - value) < 1e-3;
      }),
    );
    expect(fits).toBe(true);
    engine.dispose();
  });
});

forEachEngine((under) => {
  test.each(KINDS)(
    '$architecture with $loss on subwords agrees with the plain twin',
    async (kind) => {
      const text = await createText(40);
      const settings = word2vecSettings({ ...kind, dimensions: 10, subsample: 0.01, shards: 3 });
      const tokens = await text.text.read(0, text.text.length);
      const rows = numberSubwordRows(text.words, { units: 'jamo', minn: 3, maxn: 4, bucket: 50 });
      const run = (engine: Engine): number[] => {
        const tables = new ShardTables(engine, text.counts, 1e6, settings, rows);
        for (let round = 0; round < 3; round++) {
          tables.train([tokens, tokens.subarray(40), tokens.subarray(7)], 0.02);
        }
        const result = [...tables.inputs, ...tables.outputs, ...tables.wordVectors()];
        tables.dispose();
        return result;
      };
      const expected = run(under.reference);
      const given = run(under.engine);
      const difference = Math.max(...given.map((value, i) => Math.abs(value - expected[i]!)));
      expect(difference).toBeLessThan(5e-5);
    },
  );
});

describe('trainWord2Vec on subwords', () => {
  it.each(KINDS)(
    'gives the same bytes for 1, 2 and 3 workers: $architecture, $loss',
    async (kind) => {
      const train = async (workers: number): Promise<unknown> => {
        const engine = await createEngine({ engine: 'wasm', workers });
        const options = { ...kind, subwords: 'jamo', shards: 4, dimensions: 10, engine } as const;
        const { vectors } = await trainWord2Vec(await createText(200), { ...options, epochs: 2 });
        engine.dispose();
        return [vectors.vectors, vectors.subwords?.vectors];
      };
      const [one, two, three] = await Promise.all([1, 2, 3].map(train));
      expect(two).toEqual(one);
      expect(three).toEqual(one);
    },
  );

  it.each(KINDS)(
    'gives unseen and misspelt words their topic: $architecture, $loss',
    async (kind) => {
      const losses: number[] = [];
      const { vectors } = await trainWord2Vec(await createText(2000), {
        ...kind,
        ...{ subwords: 'jamo', dimensions: 16, epochs: 8, subsample: 0 },
        onEpoch: ({ heldOutLoss }) => {
          if (heldOutLoss !== undefined) losses.push(heldOutLoss);
        },
      });
      for (const word of ['영화를', '감독들', '베우', '쟝면은']) {
        expect(vectors.words.indexOf(word)).toBe(-1);
        const [own, other] = TOPICS.map((topic) =>
          topic.reduce((sum, known) => sum + similarity(vectors, word, known) / topic.length, 0),
        );
        expect(own! - other!, word).toBeGreaterThan(0.2);
      }
      if (kind.loss === 'negative-sampling') expect(losses.at(-1)!).toBeLessThan(losses[0]!);
    },
  );

  it('is saved and read back, n-grams and all', async () => {
    const { vectors } = await trainWord2Vec(await createText(50), {
      subwords: 'jamo',
      dimensions: 10,
    });
    const again = wordVectorsFromState(wordVectorsToState(vectors));
    expect(again.vector('영화를')).toEqual(vectors.vector('영화를'));
    expect(again.subwords?.options).toEqual({ units: 'jamo', minn: 3, maxn: 6, bucket: 2_000_000 });
    const pair = { first: '영화를', second: '김치', score: 1 };
    const unknown = { first: 'xyzzy', second: '김치', score: 2 };
    const judged = evaluateWordPairs(again, [pair, { ...pair, first: '영화' }, unknown]);
    expect(judged).toMatchObject({ pairs: 2, unseen: 1, unknownRatio: 1 / 3 });
    expect(() => again.vector('xyzzy')).toThrow('"xyzzy" has no vector');
    const state = wordVectorsToState(vectors);
    const { data } = state.tensors['subwords.buckets']!;
    const damaged = {
      ...state.tensors,
      'subwords.buckets': { shape: [data.length], data: data.slice().reverse() },
    };
    expect(() => wordVectorsFromState({ ...state, tensors: damaged })).toThrow(
      'the numbers of its n-grams do not rise',
    );
  });

  it('checks its options', () => {
    expect(word2vecSettings({}).subwords).toBeUndefined();
    expect(word2vecSettings({ subwords: 'jamo', maxn: 0 }).subwords).toBeUndefined();
    expect(word2vecSettings({ subwords: 'characters' }).subwords?.units).toBe('code-points');
    expect(word2vecSettings({ maxn: 2 }).subwords).toMatchObject({ units: 'code-points', minn: 2 });
    expect(() => word2vecSettings({ minn: 5, maxn: 4 })).toThrow(
      'minn is 5; give a whole number from 1 to 4.',
    );
    expect(() => word2vecSettings({ subwords: 'syllables' as never })).toThrow(
      'subwords is "syllables"; choose code-points, jamo.',
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { mostSimilar } from '../../src/vectors/most-similar.ts';
import { wordVectorsFromState, wordVectorsToState } from '../../src/vectors/word-vectors-state.ts';
import { trainWord2Vec } from '../../src/word2vec/train-word2vec.ts';
import type { Word2VecOptions } from '../../src/word2vec/training-options.ts';
import { type Word2VecModel, word2VecFromState } from '../../src/word2vec/word2vec-model.ts';
import { createSentences, createTextOf } from './create-text.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const KINDS: readonly Word2VecOptions[] = [
  { architecture: 'skip-gram', loss: 'negative-sampling' },
  { architecture: 'cbow', loss: 'negative-sampling' },
  { architecture: 'skip-gram', loss: 'hierarchical-softmax' },
  { architecture: 'cbow', loss: 'hierarchical-softmax', shards: 1 },
  { architecture: 'skip-gram', subwords: 'characters', minn: 1, maxn: 2 },
  { architecture: 'cbow', loss: 'softmax' },
];

const SIZES = { dimensions: 10, epochs: 4, learningRate: 0.05, subsample: 0 };

async function trainOn(sentences: string[][], options: Word2VecOptions): Promise<Word2VecModel> {
  return trainWord2Vec(await createTextOf(sentences), { ...SIZES, ...options, engine });
}

function countsOf({ vectors, counts }: Word2VecModel): Map<string, number> {
  return new Map([...vectors.words].map((word, id) => [word, counts[id]!]));
}

function expectNear(given: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(given).toHaveLength(expected.length);
  const differences = Array.from(given, (value, i) => Math.abs(value - expected[i]!));
  expect(Math.max(...differences)).toBeLessThan(1e-6);
}

/** Goes on with a text, so slowly that nothing but the beginning shows. */
async function touch(
  from: Word2VecModel,
  sentences: string[][],
  options: Word2VecOptions = {},
): Promise<Word2VecModel> {
  const text = await createTextOf(sentences, countsOf(from));
  return trainWord2Vec(text, { from, epochs: 1, learningRate: 1e-12, engine, ...options });
}

describe('a model', () => {
  it.each(KINDS)('is saved and read back: %o', async (kind) => {
    const model = await trainOn(createSentences(50), kind);
    const bytes = Buffer.concat([...encodeModel(model.toState())]);
    const again = word2VecFromState(decodeModel(new Uint8Array(bytes).buffer, 'a model'));
    expect(again.toState()).toEqual(model.toState());
    expect(again.settings).toEqual(model.settings);
    expect(again.toState().metadata.generator).toBe('xoshiro128++');
  });

  it('is read as word vectors, but vectors alone are no model', async () => {
    const { vectors, ...model } = await trainOn(createSentences(50), {}).then((trained) => ({
      vectors: trained.vectors,
      state: trained.toState(),
    }));
    expect(wordVectorsFromState(model.state).vector('a1')).toEqual(vectors.vector('a1'));
    expect(() => word2VecFromState(wordVectorsToState(vectors))).toThrow(
      '"word-vectors", but a whole Word2Vec model was expected',
    );
  });
});

describe('going on with another text', () => {
  it.each(KINDS)('known words keep their rows, and new ones get theirs: %o', async (kind) => {
    const before = await trainOn(createSentences(200), kind);
    const [known, added] = [createSentences(40, ['b'], 2), createSentences(100, ['c'], 3)];
    const after = await touch(before, [...known, ...added]);
    for (let i = 0; i < 10; i++) {
      for (const word of [`a${i}`, `b${i}`]) {
        const [old, now] = [before, after].map(({ vectors }) => vectors.vector(word));
        expectNear(now!, old!);
        const seen = known.flat().filter((other) => other === word).length;
        expect(countsOf(after).get(word)).toBe(countsOf(before).get(word)! + seen);
      }
      const fresh = after.vectors.vector(`c${i}`);
      expect(fresh.some((value) => value !== 0)).toBe(true);
      expect(Math.max(...fresh.map(Math.abs))).toBeLessThanOrEqual(kind.subwords ? 1 : 0.05);
    }
    expect([...after.counts]).toEqual([...after.counts].sort((a, b) => b - a));
    expect(after.trainedWords).toEqual([
      before.trainedWords[0],
      [...known, ...added].flat().length,
    ]);
  });

  it('output rows stay with their words; inner nodes, while the tree is the same', async () => {
    const sentences = createSentences(200);
    const outputOf = ({ vectors, outputs }: Word2VecModel, word: string): number[] => {
      const row = vectors.idOf(word);
      return [...outputs.subarray(10 * row, 10 * row + 10)];
    };
    const sampled = await trainOn(sentences, {});
    const sampledAfter = await touch(sampled, createSentences(300, ['b', 'c'], 2));
    expectNear(outputOf(sampledAfter, 'b3'), outputOf(sampled, 'b3'));
    const tree = await trainOn(sentences, { loss: 'hierarchical-softmax' });
    // The same text again doubles all counts, and the tree stays.
    const same = await touch(tree, sentences);
    expectNear(same.outputs, tree.outputs);
    const other = await touch(tree, createSentences(300, ['b', 'c'], 2));
    expect(Math.max(...other.outputs.map(Math.abs))).toBeLessThan(1e-6);
  });

  it.each(KINDS)('learns the new words, and what the old ones mean with them: %o', async (kind) => {
    const before = await trainOn(createSentences(1000), kind);
    // From now on, topics b and c are one.
    const random = createRandom(5, 'b or c');
    const sentences = createSentences(1500, ['a', 'bc'], 4).map((words) =>
      words.map((word) => word.replace('bc', random.integer(2) === 0 ? 'b' : 'c')),
    );
    const text = await createTextOf(sentences, countsOf(before));
    const rate = kind.loss === 'softmax' ? 0.2 : 0.05;
    const after = await trainWord2Vec(text, {
      from: before,
      epochs: 8,
      learningRate: rate,
      engine,
    });
    const near = mostSimilar(after.vectors, { positive: ['c1'], topn: 15 });
    expect(near.filter(({ word }) => word.startsWith('a'))).toEqual([]);
  });

  it('draws other numbers than the first training, the same for the same seed', async () => {
    const sentences = createSentences(50);
    const from = await trainOn(sentences, {});
    const text = await createTextOf(createSentences(50, ['c'], 2), countsOf(from));
    const train = async (seed?: number): Promise<Word2VecModel> =>
      trainWord2Vec(text, { from, epochs: 1, engine, ...(seed !== undefined && { seed }) });
    const [one, again, other] = [await train(), await train(1), await train(2)];
    expect(again.toState()).toEqual(one.toState());
    expect(other.vectors.vectors).not.toEqual(one.vectors.vectors);
    const fresh = await trainOn(sentences, { epochs: 1, learningRate: 1e-12 });
    const first = [...fresh.vectors.row(0)];
    for (let i = 0; i < 10; i++) expect([...one.vectors.vector(`c${i}`)]).not.toEqual(first);
  });

  it('keeps what the tables depend on, and says so', async () => {
    const from = await trainOn(createSentences(50), { window: 3 });
    expect((await touch(from, createSentences(50))).settings).toMatchObject({
      window: 3,
      epochs: 1,
    });
    expect((await touch(from, createSentences(50), { window: 4 })).settings.window).toBe(4);
    const refused: [Word2VecOptions, string][] = [
      [{ dimensions: 20 }, 'The model was made with dimensions 10, not 20'],
      [{ loss: 'hierarchical-softmax' }, 'made with loss negative-sampling, not hierarchical'],
      [{ loss: 'softmax' }, 'made with loss negative-sampling, not softmax'],
      [{ subwords: 'jamo' }, 'made with subwords none, not units jamo'],
    ];
    for (const [options, message] of refused) {
      await expect(touch(from, createSentences(50), options)).rejects.toThrow(message);
    }
  });
});

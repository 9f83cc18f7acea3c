import { expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { mostSimilar } from '../../src/vectors/most-similar.ts';
import { VectorIndex } from '../../src/vectors/vector-index.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { forEachEngine } from '../engine/contract/engines.ts';
import { goldenVectors } from './golden-vectors.ts';

/** Rows of many lengths, with near neighbors, rows of zeros and rows with one large number. */
function unevenVectors(size: number, dimensions: number): WordVectors {
  const random = createRandom(4, 'vectors');
  const vectors = Float32Array.from({ length: size * dimensions }, () => random.normal());
  for (let id = 0; id < size; id++) {
    const row = vectors.subarray(id * dimensions, (id + 1) * dimensions);
    if (id % 5 === 1)
      row.set(vectors.subarray(0, dimensions).map((value) => value + 0.05 * random.normal()));
    if (id % 97 === 2) row.fill(0);
    if (id % 89 === 3) row[0] = 300;
    const length = 10 ** (3 * random.float());
    row.forEach((value, i) => {
      row[i] = value * length;
    });
  }
  return new WordVectors({
    words: WordList.of(Array.from({ length: size }, (_, i) => `w${i}`)),
    vectors,
    dimensions,
  });
}

forEachEngine((under) => {
  it('gives bit-identical answers to a search through all floats', () => {
    const { heap } = under.engine;
    const before = heap.bytesInUse;
    for (const dimensions of [3, 16, 50, 600]) {
      const vectors = unevenVectors(dimensions === 600 ? 500 : 5000, dimensions);
      const index = new VectorIndex(under.engine, vectors);
      for (const query of [
        { positive: ['w0'] },
        { positive: ['w1', 'w7'], negative: ['w3'], topn: 25 },
        { positive: ['w2'], topn: 3 },
        { positive: ['w4'], restrictVocab: 300 },
        { positive: ['w4'], topn: 10_000 },
      ]) {
        expect(index.mostSimilar(query)).toEqual(mostSimilar(vectors, query));
      }
      index.dispose();
    }
    expect(heap.bytesInUse).toBe(before);
  });

  it('finds the analogies of the golden vectors', () => {
    const index = new VectorIndex(under.engine, goldenVectors);
    const query = { positive: ['한국', '도쿄'], negative: ['서울'] };
    expect(index.mostSimilar(query)).toEqual(mostSimilar(goldenVectors, query));
    index.dispose();
  });
});

import { expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { parseAnalogies } from '../../src/vectors/analogy-questions.ts';
import { engineRowProducts } from '../../src/vectors/engine-row-products.ts';
import { evaluateWordAnalogies } from '../../src/vectors/evaluate-word-analogies.ts';
import { mostSimilar } from '../../src/vectors/most-similar.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { forEachEngine } from '../engine/contract/engines.ts';
import { golden, goldenVectors } from './golden-vectors.ts';

function randomVectors(size: number, dimensions: number): WordVectors {
  const random = createRandom(9, 'vectors');
  return new WordVectors({
    words: WordList.of(Array.from({ length: size }, (_, i) => `w${i}`)),
    vectors: Float32Array.from({ length: size * dimensions }, () => random.normal()),
    dimensions,
  });
}

forEachEngine((under) => {
  it('searches like plain TypeScript, across blocks of rows', () => {
    const vectors = randomVectors(5000, 19);
    const products = engineRowProducts(under.engine, vectors);
    for (const word of ['w0', 'w2047', 'w2048', 'w4999']) {
      const plain = mostSimilar(vectors, { positive: [word] });
      const found = mostSimilar(vectors, { positive: [word], products });
      expect(found.map((answer) => answer.word)).toEqual(plain.map((answer) => answer.word));
      found.forEach((answer, i) => {
        expect(answer.similarity).toBeCloseTo(plain[i]!.similarity, 5);
      });
    }
    products.dispose();
  });

  it('answers the analogies of the golden file', async () => {
    const { heap } = under.engine;
    const before = heap.bytesInUse;
    const products = engineRowProducts(under.engine, goldenVectors);
    const sections = parseAnalogies(golden.analogies, 'a');
    expect(await evaluateWordAnalogies(goldenVectors, sections, { products })).toEqual(
      await evaluateWordAnalogies(goldenVectors, sections),
    );
    products.dispose();
    expect(heap.bytesInUse).toBe(before);
  });
});

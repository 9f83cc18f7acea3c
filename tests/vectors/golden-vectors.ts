import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import golden from '../golden/word-vectors.json' with { type: 'json' };

/** The vectors of the golden file, and what gensim answers about them. */
export { golden };

/** The golden file's vectors. */
export const goldenVectors = new WordVectors({
  words: WordList.of(golden.words),
  vectors: Float32Array.from(golden.vectors.flat()),
  dimensions: golden.dimensions,
});

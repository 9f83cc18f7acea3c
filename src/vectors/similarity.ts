import { UsageError } from '../base/errors.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { dotProduct } from './dot-product.ts';
import { SIMILARITY_QUERY, type SimilarityQuery, scoreWords } from './most-similar.ts';
import { termVector, toUnit, type VectorTerm } from './query-vector.ts';
import type { WordVectors } from './word-vectors.ts';

/**
 * Computes the cosine of the angle between two words' vectors, −1 to 1.
 * @throws InputError for a word without a vector
 */
export function similarity(vectors: WordVectors, first: VectorTerm, second: VectorTerm): number {
  return cosine(termVector(vectors, first), termVector(vectors, second));
}

/**
 * Computes the cosine between the means of two groups of words, like gensim's `n_similarity`: the vectors are
 * averaged with their lengths.
 * @throws UsageError when a group is empty
 */
export function nSimilarity(
  vectors: WordVectors,
  first: readonly VectorTerm[],
  second: readonly VectorTerm[],
): number {
  if (first.length === 0 || second.length === 0) {
    throw new UsageError(
      sentence(
        'vectors/empty-group',
      )`nSimilarity compares two groups of words; one of them is empty.`,
    );
  }
  const mean = (terms: readonly VectorTerm[]): Float64Array =>
    sumVectors(
      vectors,
      terms.map((term) => termVector(vectors, term)),
    );
  return cosine(mean(first), mean(second));
}

/** A word of a list, and its similarity to the mean of the list. */
export interface CentralWord {
  readonly word: string;
  /** Cosine to the mean of the words' directions. */
  readonly similarity: number;
}

/**
 * Sorts words by their similarity to the mean of them all, most similar first; gensim's
 * `rank_by_centrality`.
 * @throws UsageError when there is no word
 */
export function rankByCentrality(vectors: WordVectors, words: readonly string[]): CentralWord[] {
  if (words.length === 0) {
    throw new UsageError(sentence('vectors/no-words')`There are no words to compare.`);
  }
  const directions = words.map((word) => toUnit(vectors.vector(word)));
  const middle = toUnit(sumVectors(vectors, directions));
  const ranked = words.map((word, i) => ({
    word,
    similarity: dotProduct(directions[i], 0, middle, 0, vectors.dimensions),
  }));
  return ranked.sort((a, b) => b.similarity - a.similarity);
}

/**
 * Finds the odd one out: the word least similar to the mean of them all ("intrusion detection"); gensim's
 * `doesnt_match`.
 */
export function doesntMatch(vectors: WordVectors, words: readonly string[]): string {
  const ranked = rankByCentrality(vectors, words);
  return ranked[ranked.length - 1].word;
}

/**
 * Finds the words that are closer to `word` than `other` is, in the order of the vocabulary; gensim's
 * `closer_than`.
 * @throws InputError for a word without a row
 */
export function closerThan(
  vectors: WordVectors,
  word: string,
  other: string,
  options: Pick<SimilarityQuery, 'products'> = {},
): string[] {
  checkOptions('closerThan', { products: SIMILARITY_QUERY.products }, options);
  const id = vectors.idOf(word);
  const otherId = vectors.idOf(other);
  const cosines = new Float64Array(vectors.size);
  scoreWords(vectors, toUnit(vectors.row(id)), options, (at, value) => {
    cosines[at] = value;
  });
  const closer: string[] = [];
  cosines.forEach((value, at) => {
    if (value > cosines[otherId] && at !== id && at !== otherId)
      closer.push(vectors.words.word(at));
  });
  return closer;
}

/** Computes the rank of `other` among the neighbors of `word`, 1 for the nearest; gensim's `rank`. */
export function rank(
  vectors: WordVectors,
  word: string,
  other: string,
  options: Pick<SimilarityQuery, 'products'> = {},
): number {
  return closerThan(vectors, word, other, options).length + 1;
}

function cosine(a: Float32Array | Float64Array, b: Float32Array | Float64Array): number {
  const product = dotProduct(a, 0, b, 0, a.length);
  const norms = Math.sqrt(dotProduct(a, 0, a, 0, a.length) * dotProduct(b, 0, b, 0, b.length));
  return norms > 0 ? product / norms : 0;
}

/** Sums vectors; where only the direction matters, the sum serves as their mean. */
function sumVectors(vectors: WordVectors, terms: readonly Float32Array[]): Float64Array {
  const sum = new Float64Array(vectors.dimensions);
  for (const term of terms) for (let i = 0; i < sum.length; i++) sum[i] += term[i];
  return sum;
}

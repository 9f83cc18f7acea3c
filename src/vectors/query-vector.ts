import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { dotProduct } from './dot-product.ts';
import { findWord } from './find-word.ts';
import type { WordVectors } from './word-vectors.ts';

/** A word, or a vector of one's own. */
export type VectorTerm = string | Float32Array;

/** A term and what it is multiplied with. */
export interface WeightedTerm {
  readonly term: VectorTerm;
  readonly weight: number;
}

/** The direction of a query, and the words that it was made of, which are not among its answers. */
export interface QueryVector {
  /** Of length 1, or all zeros. */
  readonly vector: Float32Array;
  /** Numbers of the words that have a row. */
  readonly used: ReadonlySet<number>;
}

/** Gives the terms of `positive` the weight 1 and those of `negative` the weight −1. */
export function weighTerms(
  positive: readonly (VectorTerm | WeightedTerm)[],
  negative: readonly VectorTerm[],
): WeightedTerm[] {
  return [
    ...positive.map((term) =>
      typeof term === 'string' || term instanceof Float32Array ? { term, weight: 1 } : term,
    ),
    ...negative.map((term) => ({ term, weight: -1 })),
  ];
}

/**
 * Computes the direction of Σ weight · v/|v| over the terms (word2vec's and gensim's rule: each word counts
 * by its direction alone).
 * @throws UsageError without a term, or for a vector of another length
 * @throws InputError for a word without a vector
 */
export function createQuery(vectors: WordVectors, terms: readonly WeightedTerm[]): QueryVector {
  if (terms.length === 0) {
    throw new UsageError(
      sentence('vectors/empty-query')`A search needs at least one word or vector.`,
    );
  }
  const { dimensions } = vectors;
  const sum = new Float64Array(dimensions);
  const used = new Set<number>();
  for (const { term, weight } of terms) {
    const vector = termVector(vectors, term);
    const norm = Math.sqrt(dotProduct(vector, 0, vector, 0, dimensions));
    if (norm > 0) for (let i = 0; i < dimensions; i++) sum[i] += (weight / norm) * vector[i];
    if (typeof term === 'string') used.add(findWord(vectors.words, term));
  }
  return { vector: toUnit(sum), used };
}

/** Looks up the vector of a term. */
export function termVector(vectors: WordVectors, term: VectorTerm): Float32Array {
  if (typeof term === 'string') return vectors.vector(term);
  if (term.length !== vectors.dimensions) {
    throw new UsageError(
      sentence(
        'vectors/vector-length',
      )`A vector has ${{ length: term.length }} numbers; these word vectors have ${{ dimensions: vectors.dimensions }}.`,
    );
  }
  return term;
}

/** Scales a vector to length 1; a vector of zeros stays as it is. */
export function toUnit(vector: Float32Array | Float64Array): Float32Array {
  const norm = Math.sqrt(dotProduct(vector, 0, vector, 0, vector.length));
  return Float32Array.from(vector, (value) => (norm > 0 ? value / norm : 0));
}

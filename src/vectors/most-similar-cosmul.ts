import { UsageError } from '../base/errors.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { findWord } from './find-word.ts';
import {
  nameScores,
  SIMILARITY_QUERY,
  type SimilarityQuery,
  type SimilarWord,
  scoreWords,
} from './most-similar.ts';
import { termVector, toUnit, type VectorTerm } from './query-vector.ts';
import { TopScores } from './top-scores.ts';
import type { WordVectors } from './word-vectors.ts';

/** Keeps the quotient finite where a negative word's similarity is 0 (Levy & Goldberg's ε). */
const EPSILON = 1e-6;

/** A query of `mostSimilarCosmul`, which is one of `mostSimilar` without weights. */
export interface CosmulQuery extends Omit<SimilarityQuery, 'positive'> {
  /** Words and vectors that count for an answer. */
  readonly positive?: readonly VectorTerm[];
}

/**
 * Finds the words that are similar to each positive term and dissimilar to each negative one, by the product
 * ∏ (1 + cos⁺)/2 ÷ (∏ (1 + cos⁻)/2 + ε): one large similarity cannot outweigh the others as it can
 * in a sum. 3CosMul (Levy & Goldberg 2014, equation 4); gensim's `most_similar_cosmul`.
 * @throws UsageError without a positive term
 */
export function mostSimilarCosmul(vectors: WordVectors, query: CosmulQuery): SimilarWord[] {
  checkOptions('mostSimilarCosmul', SIMILARITY_QUERY, query);
  const { positive = [], negative = [], topn = 10, restrictVocab = vectors.size } = query;
  if (positive.length === 0) {
    throw new UsageError(
      sentence(
        'vectors/cosmul-positive',
      )`mostSimilarCosmul needs at least one positive word or vector.`,
    );
  }
  const searched = Math.min(vectors.size, restrictVocab);
  const multiplyScores = (terms: readonly VectorTerm[]): Float64Array => {
    const product = new Float64Array(searched).fill(1);
    for (const term of terms) {
      scoreWords(vectors, toUnit(termVector(vectors, term)), query, (id, cosine) => {
        product[id] *= (1 + cosine) / 2;
      });
    }
    return product;
  };
  const above = multiplyScores(positive);
  const below = multiplyScores(negative);
  const used = new Set<number>();
  for (const term of [...positive, ...negative]) {
    if (typeof term === 'string') used.add(findWord(vectors.words, term));
  }
  const best = new TopScores(topn);
  for (let id = 0; id < searched; id++) {
    if (!used.has(id)) best.offer(id, above[id] / (below[id] + EPSILON));
  }
  return nameScores(vectors, best);
}

import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { createQuery, type VectorTerm, type WeightedTerm, weighTerms } from './query-vector.ts';
import { plainRowProducts, ROWS_AT_A_TIME, type RowProducts } from './row-products.ts';
import { TopScores } from './top-scores.ts';
import type { WordVectors } from './word-vectors.ts';

/** A query of `mostSimilar`. */
export interface SimilarityQuery {
  /** Words and vectors that count for an answer, with weights of their own if wanted. */
  readonly positive?: readonly (VectorTerm | WeightedTerm)[];
  /** Words and vectors that count against an answer. */
  readonly negative?: readonly VectorTerm[];
  /** How many answers; 10 by default. */
  readonly topn?: number;
  /** Search only this many words from the first on (the most frequent); all by default. */
  readonly restrictVocab?: number;
  /** What multiplies the rows; plain TypeScript by default, `engineRowProducts` is faster. */
  readonly products?: RowProducts;
}

/** What each option takes. */
export const SIMILARITY_QUERY: OptionTable<SimilarityQuery, 'topn'> = {
  positive: { kind: 'list', of: 'any' },
  negative: { kind: 'list', of: 'any' },
  topn: { kind: 'whole', least: 1, unit: 'count', default: 10 },
  restrictVocab: { kind: 'whole', least: 1, infinite: true, unit: 'words' },
  products: { kind: 'object' },
};

/** An answer of a search. */
export interface SimilarWord {
  readonly word: string;
  /** The cosine of the angle to the query, −1 to 1 (for `mostSimilarCosmul`: its own score). */
  readonly similarity: number;
}

/**
 * Finds the words whose vectors have the highest cosine to the mean of the terms' directions, highest first,
 * without the query's own words. Gensim's `most_similar`; for king − man + woman it is
 * 3CosAdd (Mikolov et al. 2013). Every row is looked at: the answer is exact.
 */
export function mostSimilar(vectors: WordVectors, query: SimilarityQuery): SimilarWord[] {
  checkOptions('mostSimilar', SIMILARITY_QUERY, query);
  const { positive = [], negative = [], topn } = withDefaults(SIMILARITY_QUERY, query);
  const { vector, used } = createQuery(vectors, weighTerms(positive, negative));
  const best = new TopScores(topn);
  scoreWords(vectors, vector, query, (id, cosine) => {
    if (cosine > best.least && !used.has(id)) best.offer(id, cosine);
  });
  return nameScores(vectors, best);
}

/**
 * Calls `use` with the cosine of every searched word to a direction.
 * @param direction of length 1
 */
export function scoreWords(
  vectors: WordVectors,
  direction: Float32Array,
  options: Pick<SimilarityQuery, 'restrictVocab' | 'products'>,
  use: (id: number, cosine: number) => void,
): void {
  const { restrictVocab = vectors.size, products = plainRowProducts(vectors) } = options;
  const searched = Math.min(vectors.size, restrictVocab);
  const scores = new Float32Array(ROWS_AT_A_TIME);
  for (let begin = 0; begin < searched; begin += ROWS_AT_A_TIME) {
    const end = Math.min(searched, begin + ROWS_AT_A_TIME);
    products.multiply(direction, 1, begin, end, scores);
    for (let id = begin; id < end; id++) {
      use(id, scores[id - begin]);
    }
  }
}

/** Looks up the words of the best scores. */
export function nameScores(vectors: WordVectors, best: TopScores): SimilarWord[] {
  return best.ids.map((id, i) => ({ word: vectors.words.word(id), similarity: best.scores[i] }));
}

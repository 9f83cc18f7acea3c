import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOption } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import {
  mostSimilar,
  SIMILARITY_QUERY,
  type SimilarityQuery,
  type SimilarWord,
} from './most-similar.ts';
import { mostSimilarCosmul } from './most-similar-cosmul.ts';
import { parseVectorExpression, type WeightedWord } from './vector-expression.ts';
import type { WordVectors } from './word-vectors.ts';

/** How the similarities to several words are put together: added (3CosAdd) or multiplied (3CosMul). */
export type AnalogyMethod = 'add' | 'multiply';

/** How an analogy is answered. */
export interface AnalogyQuery extends Omit<SimilarityQuery, 'positive' | 'negative'> {
  /** Default `add`; with `multiply` no similarity can outweigh the rest. */
  readonly method?: AnalogyMethod;
}

/** What each option takes. */
export const ANALOGY_QUERY: OptionTable<AnalogyQuery, 'topn' | 'method'> = {
  topn: SIMILARITY_QUERY.topn,
  restrictVocab: SIMILARITY_QUERY.restrictVocab,
  products: SIMILARITY_QUERY.products,
  method: { kind: 'choice', choices: ['add', 'multiply'], default: 'add' },
};

/**
 * Reads what an analogy asks for: three words, of which the third is to the answer as the first to the second, or one
 * formula, such as `king - man + woman`.
 * @throws UsageError for another number of words, or a formula that goes wrong
 */
export function readAnalogy(words: readonly string[]): WeightedWord[] {
  const [first = '', second = '', third = ''] = words;
  if (words.length === 1) return parseVectorExpression(first);
  if (words.length !== 3) {
    throw new UsageError(
      sentence(
        'vectors/analogy-terms',
      )`An analogy is three words, or one formula in quotes such as "king - man + woman"; these are ${{ count: words.length }} words.`,
    );
  }
  return [
    { term: second, weight: 1 },
    { term: first, weight: -1 },
    { term: third, weight: 1 },
  ];
}

/**
 * Finds the words nearest to a sum of words.
 * @throws UsageError when `multiply` is asked for with weights other than 1 and −1
 * @throws InputError for a word without a vector
 */
export function answerAnalogy(
  vectors: WordVectors,
  terms: readonly WeightedWord[],
  { method = 'add', ...query }: AnalogyQuery = {},
): SimilarWord[] {
  checkOption('method', ANALOGY_QUERY.method, method);
  if (method === 'add') return mostSimilar(vectors, { ...query, positive: terms });
  const pick = (weight: number): string[] =>
    terms.filter((term) => term.weight === weight).map(({ term }) => term);
  const positive = pick(1);
  const negative = pick(-1);
  if (positive.length + negative.length < terms.length) {
    throw new UsageError(
      sentence(
        'vectors/weights-multiplied',
      )`${{ method: option('method') }} multiply has no weights: every word counts once, for or against.`,
    );
  }
  return mostSimilarCosmul(vectors, { ...query, positive, negative });
}

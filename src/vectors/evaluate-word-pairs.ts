import { InputError } from '../base/errors.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { pearsonCorrelation, spearmanCorrelation } from './correlation.ts';
import { findWord } from './find-word.ts';
import type { WordPair } from './parse-word-pairs.ts';
import { similarity } from './similarity.ts';
import { createTestVocabulary, TEST_SET_OPTIONS, type TestSetOptions } from './test-vocabulary.ts';
import type { WordVectors } from './word-vectors.ts';

/** How well the vectors' similarities agree with people's judgments. */
export interface WordPairsResult {
  /** Spearman's rank correlation: what is reported for WordSim-353 and SimLex-999. */
  readonly spearman: number;
  /** Pearson's correlation. */
  readonly pearson: number;
  /** How many pairs were compared. */
  readonly pairs: number;
  /** Share of the pairs that have a word without a vector, 0 to 1. */
  readonly unknownRatio: number;
  /** How many of the compared pairs have an unseen word, whose vector its subwords gave. */
  readonly unseen: number;
}

/**
 * Measures how well the vectors' similarities agree with people's judgments of word pairs. Equals gensim's
 * `evaluate_word_pairs`, except that unseen words get a vector from their subwords where there are any.
 * @throws InputError when no pair has two words with a vector
 */
export function evaluateWordPairs(
  vectors: WordVectors,
  pairs: readonly WordPair[],
  options: TestSetOptions = {},
): WordPairsResult {
  checkOptions('evaluateWordPairs', TEST_SET_OPTIONS, options);
  const { fold, idOf } = createTestVocabulary(vectors, options);
  const judged: number[] = [];
  const measured: number[] = [];
  let unknown = 0;
  let unseen = 0;
  const isUnseen = (word: string): boolean =>
    idOf(fold(word)) === undefined && findWord(vectors.words, word) < 0;
  const vectorOf = (word: string): Float32Array | undefined => {
    const id = idOf(fold(word));
    if (id !== undefined) return vectors.row(id);
    return isUnseen(word) ? vectors.subwords?.vector(word) : undefined;
  };
  for (const { first, second, score } of pairs) {
    const a = vectorOf(first);
    const b = vectorOf(second);
    if (a === undefined || b === undefined) {
      unknown++;
      if (options.unknown !== 'wrong') continue;
    } else if (isUnseen(first) || isUnseen(second)) {
      unseen++;
    }
    judged.push(score);
    measured.push(a === undefined || b === undefined ? 0 : similarity(vectors, a, b));
  }
  if (judged.length === 0) {
    throw new InputError(
      sentence(
        'vectors/unknown-word-pairs',
      )`None of the ${{ pairs: pairs.length }} word pairs has two words among the vectors' words; is it the right language?`,
    );
  }
  return {
    spearman: spearmanCorrelation(judged, measured),
    pearson: pearsonCorrelation(judged, measured),
    pairs: judged.length,
    unknownRatio: unknown / pairs.length,
    unseen,
  };
}

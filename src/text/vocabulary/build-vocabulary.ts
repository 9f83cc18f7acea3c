import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { type SpecialTokens, specialWords } from '../units/special-tokens.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { WordCounts } from './word-counts.ts';

/** Which counted words enter a vocabulary. */
export interface VocabularyOptions {
  /** How often a word must occur; default 1. */
  readonly minCount?: number;
  /** The most words, including special tokens; the most frequent are kept; default no limit. */
  readonly maxSize?: number;
  /** Tokens that are added even if they do not occur; default none. */
  readonly special?: SpecialTokens;
}

/** The range and the default of each option. */
export const VOCABULARY_OPTIONS: OptionTable<VocabularyOptions, 'minCount' | 'maxSize'> = {
  minCount: { kind: 'number', least: 0, default: 1, unit: 'count' },
  maxSize: { kind: 'whole', least: 1, infinite: true, default: Infinity, unit: 'count' },
  special: { kind: 'object' },
};

/**
 * Builds a vocabulary from counted words (see `WordCounter`): the special tokens first, then the others from
 * the most to the least frequent, equally frequent ones in the order of their code points.
 * @throws UsageError when an option is out of range
 */
export function buildVocabulary(
  counts: ReadonlyMap<string, number>,
  options: VocabularyOptions = {},
): Vocabulary {
  checkOptions('buildVocabulary', VOCABULARY_OPTIONS, options);
  const { minCount, maxSize, special = {} } = withDefaults(VOCABULARY_OPTIONS, options);
  const first = specialWords(special);
  if (new Set(first).size < first.length) {
    throw new UsageError(
      sentence(
        'text/equal-special-tokens',
      )`Two special tokens are the same: ${{ tokens: first.join(' ') }}.`,
    );
  }
  if (!(maxSize >= Math.max(1, first.length))) {
    throw new UsageError(
      sentence(
        'text/small-vocabulary',
      )`The maximum size is ${{ maxSize }} words; give a whole number, at least 1 and the ${{ special: first.length }} special tokens.`,
    );
  }
  const counted = counts instanceof WordCounts ? counts : WordCounts.from(counts);
  const ranked = counted.rank(minCount, maxSize - first.length, first);
  const words = first.concat(ranked.words);
  const ordered = new Float64Array(words.length);
  first.forEach((word, id) => {
    ordered[id] = counted.get(word) ?? 0;
  });
  ordered.set(ranked.counts, first.length);
  return createVocabulary(words, ordered, special);
}

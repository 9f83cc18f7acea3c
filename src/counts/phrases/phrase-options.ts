import type { OptionTable } from '../../base/option-table.ts';
import { checkOption, checkOptions, withDefaults } from '../../base/options.ts';
import { INTERRUPTIBLE_WORK_OPTIONS, type InterruptibleWork } from '../../base/run-with-breaks.ts';
import { PHRASE_SCORINGS, type PhraseScoring } from './phrase-score.ts';

/** Options of `learnPhrases`. */
export interface PhraseOptions extends InterruptibleWork {
  /** Default `word2phrase`. */
  readonly scoring?: PhraseScoring;
  /** Pairs with a higher score are phrases; default 100, as in word2phrase; for `npmi` 0.5. */
  readonly threshold?: number;
  /** Rarer words and pairs are in no phrase; default 5. */
  readonly minCount?: number;
  /** δ of word2phrase's score; default: the minimum count, as in word2phrase. Not for `npmi`. */
  readonly discount?: number;
  /**
   * The number of passes over the text, each over the phrases of the pass before: n passes find phrases of up
   * to 2ⁿ words. Default 1.
   */
  readonly passes?: number;
  /** Joins the words of a phrase; default `_`. */
  readonly delimiter?: string;
  /**
   * The most distinct words, and the most pairs, to hold while counting; beyond it the rarest are dropped.
   * Default 5,000,000: at most about 200 MB for the pairs, and what the text's words need.
   */
  readonly limit?: number;
}

/** The range and the default of each option. */
export const PHRASE_OPTIONS: OptionTable<
  PhraseOptions,
  'scoring' | 'minCount' | 'passes' | 'delimiter' | 'limit'
> = {
  ...INTERRUPTIBLE_WORK_OPTIONS,
  scoring: { kind: 'choice', choices: PHRASE_SCORINGS, default: 'word2phrase' },
  threshold: { kind: 'number', least: -1 },
  minCount: { kind: 'whole', least: 1, default: 5, unit: 'times' },
  discount: { kind: 'number', least: 0, needs: { scoring: ['word2phrase'] } },
  passes: { kind: 'whole', least: 1, default: 1, unit: 'passes' },
  delimiter: { kind: 'text', default: '_' },
  limit: { kind: 'whole', least: 1, default: 5_000_000, unit: 'words' },
};

/** The checked options that decide which pairs are phrases; stored with the phrases. */
export interface PhraseSettings {
  readonly scoring: PhraseScoring;
  readonly threshold: number;
  readonly minCount: number;
  readonly discount: number;
  readonly delimiter: string;
}

/**
 * Checks the options and fills in the defaults.
 * @throws UsageError when an option is out of range
 */
export function phraseSettings(options: PhraseOptions): PhraseSettings & {
  readonly passes: number;
  readonly limit: number;
} {
  checkOptions('learnPhrases', PHRASE_OPTIONS, options);
  const { scoring, minCount, delimiter, passes, limit, ...rest } = withDefaults(
    PHRASE_OPTIONS,
    options,
  );
  const { threshold = scoring === 'npmi' ? 0.5 : 100, discount = minCount } = rest;
  const range = scoring === 'npmi' ? { least: -1, most: 1 } : { least: 0 };
  checkOption('threshold', { kind: 'number', ...range }, threshold);
  return { scoring, threshold, minCount, discount, delimiter, passes, limit };
}

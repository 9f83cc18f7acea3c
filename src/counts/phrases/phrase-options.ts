import { UsageError } from '../../base/errors.ts';
import type { InterruptibleWork } from '../../base/run-with-breaks.ts';
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
   * How often the text is gone through, each time over the phrases of the time before: n passes find phrases
   * of up to 2ⁿ words. Default 1.
   */
  readonly passes?: number;
  /** Stands between the words of a phrase; default `_`. */
  readonly delimiter?: string;
  /**
   * The most distinct words, and the most pairs, held while counting; beyond it the rarest are forgotten.
   * Default 5,000,000: at most about 200 MB for the pairs, and what the text's words need.
   */
  readonly limit?: number;
}

/** What makes a pair a phrase, with every default filled in; kept with the phrases. */
export interface PhraseSettings {
  readonly scoring: PhraseScoring;
  readonly threshold: number;
  readonly minCount: number;
  readonly discount: number;
  readonly delimiter: string;
}

/**
 * Fills in the defaults and checks what was given.
 * @throws UsageError when an option is out of range
 */
export function phraseSettings(options: PhraseOptions): PhraseSettings & {
  readonly passes: number;
  readonly limit: number;
} {
  const { scoring = 'word2phrase', minCount = 5, delimiter = '_', passes = 1 } = options;
  const { limit = 5_000_000 } = options;
  if (!PHRASE_SCORINGS.includes(scoring)) {
    throw new UsageError(`There is no scoring "${scoring}"; choose ${PHRASE_SCORINGS.join(', ')}.`);
  }
  if (scoring === 'npmi' && options.discount !== undefined) {
    throw new UsageError('The scoring npmi has no discount; leave it out, or take word2phrase.');
  }
  const { threshold = scoring === 'npmi' ? 0.5 : 100, discount = minCount } = options;
  const [least, most] = scoring === 'npmi' ? [-1, 1] : [0, Number.MAX_VALUE];
  if (!(threshold >= least && threshold <= most)) {
    const range = scoring === 'npmi' ? 'from -1 to 1' : 'from 0 up';
    throw new UsageError(`The threshold is ${threshold}; give a number ${range} for ${scoring}.`);
  }
  if (!(discount >= 0))
    throw new UsageError(`The discount is ${discount}; give a number from 0 up.`);
  const whole = { 'minimum count': minCount, 'number of passes': passes, limit };
  for (const [name, value] of Object.entries(whole)) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw new UsageError(`The ${name} is ${value}; give a whole number from 1 up.`);
  }
  return { scoring, threshold, minCount, discount, delimiter, passes, limit };
}

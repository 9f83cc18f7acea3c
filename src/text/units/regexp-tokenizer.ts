import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { MatchFinder } from '../patterns/match-finder.ts';
import { createSegmentTokenizer } from './segment-tokenizer.ts';
import { joinWithSpaces, type UnitTokenizer } from './unit-tokenizer.ts';

/**
 * The same tokens as scikit-learn's default pattern `(?u)\b\w\w+\b`: runs of two or more letters,
 * digits and underscores. Python's `\w` counts no combining marks, and neither does this.
 */
export const SCIKIT_LEARN_PATTERN = '[\\p{L}\\p{N}_]{2,}';

/** Options of the regular-expression tokenizer. */
export interface RegexpTokenizerOptions {
  /** The pattern of a token, a regular expression without slashes; default `SCIKIT_LEARN_PATTERN`. */
  readonly pattern?: string;
}

/** The kind and the range of each option. */
export const REGEXP_TOKENIZER_OPTIONS: OptionTable<RegexpTokenizerOptions> = {
  pattern: { kind: 'text' },
};

/**
 * Makes a tokenizer whose tokens are the matches of a pattern, from left to right; empty matches are left out. The
 * pattern's syntax is JavaScript's, the meaning of `\w`, `\d`, `\s` and `\b` Python's, and the time that it takes
 * grows with the text's length alone (see `MatchFinder`).
 * @throws UsageError when the pattern is not a regular expression
 */
export function createRegexpTokenizer(options: RegexpTokenizerOptions = {}): UnitTokenizer {
  checkOptions('createRegexpTokenizer', REGEXP_TOKENIZER_OPTIONS, options);
  const { pattern = SCIKIT_LEARN_PATTERN } = options;
  const finder = new MatchFinder(pattern);
  return createSegmentTokenizer(
    { kind: 'regexp', pattern },
    (text, visit) => finder.forEach(text, visit),
    joinWithSpaces,
  );
}

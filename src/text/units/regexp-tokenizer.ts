import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { createSegmentTokenizer } from './segment-tokenizer.ts';
import { joinWithSpaces, type UnitTokenizer } from './unit-tokenizer.ts';

/**
 * The same tokens as scikit-learn's default pattern `(?u)\b\w\w+\b`: runs of two or more letters,
 * digits and underscores. Python's `\w` counts no combining marks, and neither does this.
 */
export const SCIKIT_LEARN_PATTERN = '[\\p{L}\\p{N}_]{2,}';

/** Options of the regular-expression tokenizer. */
export interface RegexpTokenizerOptions {
  /** The pattern of a token, a JavaScript regular expression without slashes; default `SCIKIT_LEARN_PATTERN`. */
  readonly pattern?: string;
}

/** The kind and the range of each option. */
export const REGEXP_TOKENIZER_OPTIONS: OptionTable<RegexpTokenizerOptions> = {
  pattern: { kind: 'text' },
};

/**
 * Makes a tokenizer whose tokens are the matches of a pattern, from left to right, with the flags `g` and `u`;
 * empty matches are left out.
 * @throws UsageError when the pattern is not a regular expression
 */
export function createRegexpTokenizer(options: RegexpTokenizerOptions = {}): UnitTokenizer {
  checkOptions('createRegexpTokenizer', REGEXP_TOKENIZER_OPTIONS, options);
  const { pattern = SCIKIT_LEARN_PATTERN } = options;
  const expression = compile(pattern);
  return createSegmentTokenizer(
    { kind: 'regexp', pattern },
    (text, visit) => {
      for (const match of text.matchAll(expression)) {
        if (match[0] !== '') visit(match.index, match.index + match[0].length);
      }
    },
    joinWithSpaces,
  );
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'gu');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      sentence(
        'text/broken-pattern',
      )`The token pattern cannot be used: ${{ reason }}. Give a JavaScript regular expression, such as ${{ example: SCIKIT_LEARN_PATTERN }}`,
      { cause },
    );
  }
}

import { UsageError } from '../../base/errors.ts';
import type { Tokenizer } from '../tokenizer.ts';
import { createSegmentTokenizer } from './segment-tokenizer.ts';

/**
 * The same tokens as scikit-learn's default pattern `(?u)\b\w\w+\b`: runs of two or more letters,
 * digits and underscores. Python's `\w` counts no combining marks, and neither does this.
 */
export const SCIKIT_LEARN_PATTERN = '[\\p{L}\\p{N}_]{2,}';

/** Options of the regular-expression tokeniser. */
export interface RegexpTokenizerOptions {
  /** What a token looks like, as a JavaScript pattern without slashes; `SCIKIT_LEARN_PATTERN` unless given. */
  readonly pattern?: string;
}

/**
 * Tokens are the matches of a pattern, from left to right, with the flags `g` and `u`; empty
 * matches are none.
 * @throws UsageError when the pattern is not a regular expression
 */
export function createRegexpTokenizer(options: RegexpTokenizerOptions = {}): Tokenizer {
  const { pattern = SCIKIT_LEARN_PATTERN } = options;
  const expression = compile(pattern);
  return createSegmentTokenizer({ kind: 'regexp', pattern }, (text, visit) => {
    for (const match of text.matchAll(expression)) {
      if (match[0] !== '') visit(match.index, match.index + match[0].length);
    }
  });
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'gu');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `The token pattern cannot be used: ${reason}. Give a JavaScript regular expression, such as ${SCIKIT_LEARN_PATTERN}`,
      { cause },
    );
  }
}

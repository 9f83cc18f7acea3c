import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { createWordSegments } from '../unicode/word-segments.ts';
import { createSegmentTokenizer } from './segment-tokenizer.ts';
import { joinWithSpaces, type UnitTokenizer } from './unit-tokenizer.ts';

/** Options of the word tokenizer. */
export interface WordTokenizerOptions {
  /** Whether marks, symbols and emoji are tokens too (white space never is); default false. */
  readonly punctuation?: boolean;
}

/** The kind and the range of each option. */
export const WORD_TOKENIZER_OPTIONS: OptionTable<WordTokenizerOptions> = {
  punctuation: { kind: 'switch' },
};

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const SPACE = /^\p{White_Space}+$/u;

/**
 * Makes a tokenizer that cuts into words by UAX #29: `don't`, `3.14` and an eojeol without its punctuation are one
 * token each. A segment without letter or digit is a token only with the option `punctuation`.
 */
export function createWordTokenizer(options: WordTokenizerOptions = {}): UnitTokenizer {
  checkOptions('createWordTokenizer', WORD_TOKENIZER_OPTIONS, options);
  const { punctuation = false } = options;
  const segments = createWordSegments();
  const isToken = punctuation
    ? (segment: string) => !SPACE.test(segment)
    : (segment: string) => LETTER_OR_DIGIT.test(segment);
  return createSegmentTokenizer(
    { kind: 'words', punctuation },
    (text, visit) => {
      for (let start = 0; start < text.length; ) {
        const end = segments.end(text, start);
        const unit = text.charCodeAt(start);
        if (isPlainLetter(unit) || (unit !== 0x20 && isToken(text.slice(start, end)))) {
          visit(start, end);
        }
        start = end;
      }
    },
    joinWithSpaces,
  );
}

/**
 * Returns whether a unit is an ASCII letter or digit or a Hangul syllable: most tokens begin with one.
 */
function isPlainLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39)
  );
}

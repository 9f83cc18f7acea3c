import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { composeHangul, isHangulSyllable, type JamoForm, jamoOf } from '../hangul.ts';
import type { Token } from '../tokenizer.ts';
import { codePointAt, unitsOf } from '../unicode/code-point.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';

/** Options of the jamo tokenizer. */
export interface JamoTokenizerOptions {
  /**
   * The form of the jamo. `conjoining` (the default) keeps initial and final consonants apart, so that
   * the joined tokens are the text again; `compatibility` has one ㄱ for both.
   */
  readonly form?: JamoForm;
}

/** The kind and the range of each option. */
export const JAMO_TOKENIZER_OPTIONS: OptionTable<JamoTokenizerOptions> = {
  form: { kind: 'choice', choices: ['conjoining', 'compatibility'] },
};

/**
 * Cuts each Hangul syllable into two or three tokens, its jamo, which share the syllable's span in the
 * source; every other code point is a token.
 */
export function createJamoTokenizer(options: JamoTokenizerOptions = {}): UnitTokenizer {
  checkOptions('createJamoTokenizer', JAMO_TOKENIZER_OPTIONS, options);
  const { form = 'conjoining' } = options;
  return {
    kind: 'jamo',
    description: { kind: 'jamo', form },
    join: (tokens) => composeHangul(tokens.join(''), form),
    tokenize(text) {
      const tokens: Token[] = [];
      walk(text, form, (token, start, end) => {
        tokens.push({ text: token, start, end });
      });
      return tokens;
    },
    words(text) {
      const words: string[] = [];
      walk(text, form, (token) => {
        words.push(token);
      });
      return words;
    },
  };
}

function walk(
  text: string,
  form: JamoForm,
  visit: (token: string, start: number, end: number) => void,
): void {
  for (let start = 0; start < text.length; ) {
    const code = codePointAt(text, start);
    const end = start + unitsOf(code);
    if (isHangulSyllable(code)) {
      for (const jamo of jamoOf(code, form)) visit(jamo, start, end);
    } else visit(text.slice(start, end), start, end);
    start = end;
  }
}

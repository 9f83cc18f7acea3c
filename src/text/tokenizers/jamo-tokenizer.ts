import { isHangulSyllable, type JamoForm, jamoOf } from '../hangul.ts';
import type { Token, Tokenizer } from '../tokenizer.ts';
import { codePointAt, unitsOf } from '../unicode/code-point.ts';

/** Options of the jamo tokeniser. */
export interface JamoTokenizerOptions {
  /**
   * Which jamo syllables become. `conjoining` (the default) tells initial and final consonants
   * apart, so that `composeHangul` of the joined tokens is the text again; `compatibility` has one ㄱ for both.
   */
  readonly form?: JamoForm;
}

/**
 * Each Hangul syllable becomes two or three tokens, its jamo, which share the syllable's span in the
 * source; every other code point is a token.
 */
export function createJamoTokenizer(options: JamoTokenizerOptions = {}): Tokenizer {
  const { form = 'conjoining' } = options;
  return {
    description: { kind: 'jamo', form },
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

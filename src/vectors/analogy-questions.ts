import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** `a` is to `b` as `c` is to `expected`. */
export interface AnalogyQuestion {
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly expected: string;
}

/** Questions of one kind. */
export interface AnalogySection {
  readonly name: string;
  readonly questions: readonly AnalogyQuestion[];
}

/**
 * Reads analogy questions in the format of word2vec's `questions-words.txt`: a line `: name` begins
 * a section, every other line has four words. Empty lines are skipped.
 * @param name the set's name, for errors
 * @throws InputError naming the line that is neither
 */
export function parseAnalogies(text: string, name: string): AnalogySection[] {
  const sections: { readonly name: string; readonly questions: AnalogyQuestion[] }[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  lines.forEach((line, index) => {
    const words = line.trim().split(/\s+/u);
    if (words[0] === '') return;
    if (line.startsWith(':')) {
      sections.push({ name: line.slice(1).trim(), questions: [] });
      return;
    }
    const section = sections[sections.length - 1];
    if (section === undefined) {
      throw new InputError(
        sentence(
          'vectors/analogy-section',
        )`a line ": name of a section" was expected before the first question`,
        {
          input: name,
          line: index + 1,
        },
      );
    }
    if (words.length !== 4) {
      throw new InputError(
        sentence(
          'vectors/analogy-words',
        )`an analogy has four words, such as "Athens Greece Oslo Norway"; this line has ${{ words: words.length }}`,
        { input: name, line: index + 1 },
      );
    }
    const [a, b, c, expected] = words;
    section.questions.push({ a, b, c, expected });
  });
  if (sections.every((section) => section.questions.length === 0)) {
    throw new InputError(sentence('vectors/no-analogies')`there is no analogy in it`, {
      input: name,
    });
  }
  return sections;
}

/**
 * Returns whether a section asks for grammar (`gram1-adjective-to-adverb`, `syn1_…`) and not for meaning.
 */
export function isSyntactic(section: string): boolean {
  return /^(?:gram|syn)/u.test(section);
}

import type { Sentence } from '../../base/sentence.ts';
import { translate } from '../../messages/format-error.ts';
import type { Language } from '../../messages/language.ts';
import { isTerm, type Term, translateTerm } from '../../messages/terms.ts';
import type { Environment } from '../environment.ts';

/** Puts a command's results into words, in the user's language. */
export interface Wording {
  readonly language: Language;
  /** A word of a table, a chart or an amount. */
  term(term: Term): string;
  /** A name that may be such a word, as those of features and sections are; other names stay as they are. */
  name(name: string): string;
  text(sentence: string | Sentence): string;
}

/** The words of an environment's language. */
export function wordingOf({ language = 'en' }: Pick<Environment, 'language'>): Wording {
  return {
    language,
    term: (term) => translateTerm(term, language),
    name: (name) => (isTerm(name) ? translateTerm(name, language) : name),
    text: (text) => (typeof text === 'string' ? text : translate(text, language)),
  };
}

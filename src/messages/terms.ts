import { KOREAN_TERMS } from './korean/terms.ts';
import type { Language } from './language.ts';

/** A word of a table, a chart or an amount, in English. */
export type Term = keyof typeof KOREAN_TERMS;

/** A word of a table, a chart or an amount in a language. */
export function translateTerm(term: Term, language: Language): string {
  return language === 'ko' ? KOREAN_TERMS[term] : term;
}

/** Whether a text, such as the name of a feature, is a word that every language has. */
export function isTerm(text: string): text is Term {
  return Object.hasOwn(KOREAN_TERMS, text);
}

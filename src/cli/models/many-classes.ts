import { type SentenceValue, sentence } from '../../base/sentence.ts';

/** The most classes that a table holds side by side: with thousands it takes minutes, and nobody reads it. */
export const MOST_COLUMNS = 20;

/** The names of classes in a sentence; of very many the first. */
export function listClasses(classes: readonly string[]): SentenceValue {
  if (classes.length <= MOST_COLUMNS) return classes;
  return sentence(
    'cli/classes-in-all',
  )`${{ classes: classes.slice(0, MOST_COLUMNS) }}, … (${{ count: classes.length }} in all)`;
}

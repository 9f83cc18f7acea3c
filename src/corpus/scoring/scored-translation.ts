import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/** A translation, and what people made of the same source. */
export interface ScoredTranslation {
  readonly found: string;
  /** At least one; every translation of a text has equally many. */
  readonly references: readonly string[];
}

/** The version of sacreBLEU whose numbers and signatures the scores of translations have. */
export const SACREBLEU_VERSION = '2.6.0';

/**
 * Checks that there are translations, and returns how many references each has.
 * @throws UsageError when there are none, or their references differ in number
 */
export function countReferences(translations: readonly ScoredTranslation[]): number {
  const count = translations[0]?.references.length ?? 0;
  if (count > 0 && translations.every(({ references }) => references.length === count)) {
    return count;
  }
  throw new UsageError(
    sentence(
      'corpus/wrong-references',
    )`Translations are scored against at least one reference each, and all against equally many.`,
  );
}

/** Joins the parts of a signature as sacreBLEU does: `nrefs:1|case:mixed|…`. */
export function formatSignature(parts: Readonly<Record<string, string | number>>): string {
  return Object.entries({ ...parts, version: SACREBLEU_VERSION })
    .map(([name, value]) => `${name}:${value}`)
    .join('|');
}

/** What Python's `str.split` and `str.rstrip` take for white space. */
const SPACES =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const RUNS_OF_SPACES = new RegExp(SPACES, 'u');
const SPACES_AT_END = new RegExp(`${SPACES}$`, 'u');

/** Splits a line at white space as Python's `str.split` does, by which the scorers are defined. */
export function splitAtSpaces(line: string): string[] {
  return line.split(RUNS_OF_SPACES).filter((word) => word !== '');
}

/** Removes white space at the end of a line as Python's `str.rstrip` does. */
export function stripEnd(line: string): string {
  return line.replace(SPACES_AT_END, '');
}

/** Counts the n-grams of one order; each is keyed by its items, joined by a character that is in none of them. */
export function countNgrams(items: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + order <= items.length; i++) {
    const ngram = items.slice(i, i + order).join('\t');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

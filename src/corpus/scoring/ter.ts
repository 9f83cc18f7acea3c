import {
  countReferences,
  formatSignature,
  type ScoredTranslation,
  splitAtSpaces,
} from './scored-translation.ts';
import { countEdits } from './translation-edits.ts';

/** The translation edit rate of a text's translations. */
export interface TerScore {
  /** Edits for each hundred words of the references: 0 for equal texts, and without an upper limit. */
  readonly score: number;
  readonly edits: number;
  /** Words of the references; of several, their mean. */
  readonly referenceLength: number;
  /** How it was computed, as sacreBLEU says it. */
  readonly signature: string;
}

/**
 * Computes the translation edit rate (Snover et al. 2006) of all translations together, as sacreBLEU does after Tercom:
 * how many words must be inserted, deleted, replaced or, in runs, moved to make a reference of a translation, without
 * regard to case. Of several references the closest counts.
 * @throws UsageError when there are no translations
 */
export function scoreTer(translations: readonly ScoredTranslation[]): TerScore {
  const count = countReferences(translations);
  const wordsOf = (line: string): string[] => splitAtSpaces(line.toLowerCase());
  let [edits, referenceLength] = [0, 0];
  for (const { found, references } of translations) {
    const words = wordsOf(found);
    const all = references.map(wordsOf);
    edits += all.reduce((least, one) => Math.min(least, countEdits(words, one)), Infinity);
    referenceLength += all.reduce((sum, { length }) => sum + length, 0) / count;
  }
  const signature = formatSignature({
    ...{ nrefs: count, case: 'lc', tok: 'tercom', norm: 'no', punct: 'yes', asian: 'no' },
  });
  const rate = referenceLength > 0 ? edits / referenceLength : Math.min(1, edits);
  return { score: 100 * rate, edits, referenceLength, signature };
}

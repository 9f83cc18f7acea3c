import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { BLEU_TOKENIZERS, type BleuTokenizer, tokenizeForBleu } from './bleu-tokenizers.ts';
import {
  countNgrams,
  countReferences,
  formatSignature,
  type ScoredTranslation,
  splitAtSpaces,
  stripEnd,
} from './scored-translation.ts';

/** The longest n-grams. */
const ORDER = 4;

/** Options of `scoreBleu`. */
export interface BleuOptions {
  /** How lines are cut into words. */
  readonly tokenize?: BleuTokenizer;
  /** Whether case is ignored. */
  readonly lowercase?: boolean;
}

/** The range and the default of each option. */
export const BLEU_OPTIONS: OptionTable<BleuOptions, 'tokenize'> = {
  tokenize: { kind: 'choice', choices: BLEU_TOKENIZERS, default: '13a' },
  lowercase: { kind: 'switch' },
};

/** The BLEU of a text's translations. */
export interface BleuScore {
  /** From 0 to 100. */
  readonly score: number;
  /** Shares of the n-grams of 1 to 4 words that a reference has, in percent. */
  readonly precisions: readonly number[];
  readonly brevityPenalty: number;
  /** Words of the translations, and of the references closest in length. */
  readonly length: number;
  readonly referenceLength: number;
  /** How it was computed, as sacreBLEU says it. */
  readonly signature: string;
}

/**
 * Computes BLEU over all translations together (Papineni et al. 2002), as sacreBLEU does (Post 2018): with c words in
 * the translations and r in the references,
 *
 *     BLEU = min(1, e^{1 − r/c}) · exp(1/4 Σ_n ln p_n)
 *
 * where p_n is the share of the n-grams that a reference has, each counted at most as often as there. An order of which
 * none is right counts as 1/2, then 1/4, … n-grams (`exp`, mteval-v13a's smoothing).
 * @throws UsageError when there are no translations, or an option is out of range
 */
export function scoreBleu(
  translations: readonly ScoredTranslation[],
  given: BleuOptions = {},
): BleuScore {
  checkOptions('scoreBleu', BLEU_OPTIONS, given);
  const { tokenize, lowercase = false } = withDefaults(BLEU_OPTIONS, given);
  const references = countReferences(translations);
  const wordsOf = (line: string): string[] =>
    splitAtSpaces(tokenizeForBleu(stripEnd(lowercase ? line.toLowerCase() : line), tokenize));
  const right = new Float64Array(ORDER);
  const total = new Float64Array(ORDER);
  let [length, referenceLength] = [0, 0];
  for (const translation of translations) {
    const found = wordsOf(translation.found);
    const all = translation.references.map(wordsOf);
    length += found.length;
    referenceLength += closestLength(
      found.length,
      all.map((words) => words.length),
    );
    for (let n = 1; n <= ORDER; n++) {
      const most = all.map((words) => countNgrams(words, n));
      for (const [ngram, count] of countNgrams(found, n)) {
        const allowed = most.reduce((best, own) => Math.max(best, own.get(ngram) ?? 0), 0);
        right[n - 1] += Math.min(count, allowed);
        total[n - 1] += count;
      }
    }
  }
  const signature = formatSignature({
    ...{ nrefs: references, case: lowercase ? 'lc' : 'mixed', eff: 'no' },
    ...{ tok: tokenize, smooth: 'exp' },
  });
  const brevityPenalty = penalizeBrevity(length, referenceLength);
  const precisions = smoothedPrecisions(right, total);
  const logs = precisions.reduce((sum, share) => sum + Math.log(share), 0);
  const score = brevityPenalty * Math.exp(logs / ORDER);
  return { score, precisions, brevityPenalty, length, referenceLength, signature };
}

function penalizeBrevity(length: number, referenceLength: number): number {
  if (length >= referenceLength) return 1;
  return length > 0 ? Math.exp(1 - referenceLength / length) : 0;
}

/** All 0 where no word is right. */
function smoothedPrecisions(right: Float64Array, total: Float64Array): number[] {
  const precisions = new Array<number>(ORDER).fill(0);
  if (right.every((count) => count === 0)) return precisions;
  let divisor = 1;
  for (let n = 0; n < ORDER && total[n] > 0; n++) {
    if (right[n] === 0) divisor *= 2;
    precisions[n] = (100 * (right[n] || 1 / divisor)) / total[n];
  }
  return precisions;
}

/** The length of the reference that is closest, the shorter of two. */
function closestLength(length: number, references: readonly number[]): number {
  return references.reduce((best, one) => {
    const nearer = Math.abs(one - length) - Math.abs(best - length);
    return nearer < 0 || (nearer === 0 && one < best) ? one : best;
  });
}

import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import {
  countNgrams,
  countReferences,
  formatSignature,
  type ScoredTranslation,
  splitAtSpaces,
} from './scored-translation.ts';

/** The longest n-grams of characters. */
const CHARACTERS = 6;

/** How many times as much recall counts as precision. */
const BETA = 2;

/** Options of `scoreChrf`. */
export interface ChrfOptions {
  /** The longest n-grams of words beside those of characters: 0 for chrF2, the default, 2 for chrF2++. */
  readonly words?: number;
  /** Whether case is ignored. */
  readonly lowercase?: boolean;
}

/** The range of each option. */
export const CHRF_OPTIONS: OptionTable<ChrfOptions> = {
  words: { kind: 'whole', least: 0, most: 4 },
  lowercase: { kind: 'switch' },
};

/** The chrF of a text's translations. */
export interface ChrfScore {
  /** From 0 to 100. */
  readonly score: number;
  /** How it was computed, as sacreBLEU says it. */
  readonly signature: string;
}

/** N-grams of one order: in the translation, in the reference, in both. */
type Matches = readonly [found: number, expected: number, right: number];

/**
 * Computes chrF2 over all translations together (Popović 2015, 2016), as sacreBLEU does: the F-score, with recall
 * counted twice, of the mean precision and the mean recall of n-grams of 1 to 6 characters, without white space. Of
 * several references the one with the best score counts.
 * @throws UsageError when there are no translations, or an option is out of range
 */
export function scoreChrf(
  translations: readonly ScoredTranslation[],
  given: ChrfOptions = {},
): ChrfScore {
  checkOptions('scoreChrf', CHRF_OPTIONS, given);
  const { words = 0, lowercase = false } = given;
  const references = countReferences(translations);
  const ngramsOf = (line: string): Map<string, number>[] => {
    const own = lowercase ? line.toLowerCase() : line;
    const characters = [...splitAtSpaces(own).join('')];
    const parted = words === 0 ? [] : partPunctuation(splitAtSpaces(own));
    return Array.from({ length: CHARACTERS + words }, (_, i) =>
      i < CHARACTERS ? countNgrams(characters, i + 1) : countNgrams(parted, i - CHARACTERS + 1),
    );
  };
  let sums: Matches[] = Array.from({ length: CHARACTERS + words }, () => [0, 0, 0]);
  for (const translation of translations) {
    const found = ngramsOf(translation.found);
    const candidates = translation.references.map((reference) =>
      ngramsOf(reference).map((expected, i) => match(found[i], expected)),
    );
    const best = candidates.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one));
    sums = sums.map(([a, b, c], i) => [a + best[i][0], b + best[i][1], c + best[i][2]]);
  }
  const signature = formatSignature({
    ...{ nrefs: references, case: lowercase ? 'lc' : 'mixed', eff: 'yes' },
    ...{ nc: CHARACTERS, nw: words, space: 'no' },
  });
  return { score: scoreOf(sums), signature };
}

/** The translation's n-grams do not count where the reference has none of this order. */
function match(found: Map<string, number>, expected: Map<string, number>): Matches {
  let [all, right] = [0, 0];
  for (const [ngram, count] of found) {
    all += count;
    right += Math.min(count, expected.get(ngram) ?? 0);
  }
  const total = [...expected.values()].reduce((sum, count) => sum + count, 0);
  return [total > 0 ? all : 0, total, right];
}

function scoreOf(matches: readonly Matches[]): number {
  const counted = matches.filter(([found, expected]) => found > 0 && expected > 0);
  const precision = counted.reduce((sum, [found, , right]) => sum + right / found, 0);
  const recall = counted.reduce((sum, [, expected, right]) => sum + right / expected, 0);
  if (precision + recall === 0) return 0;
  const [p, r] = [precision / counted.length, recall / counted.length];
  return (100 * (1 + BETA ** 2) * p * r) / (BETA ** 2 * p + r);
}

const PUNCTUATION = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');

/** Parts one mark from the end of each word, or else from its beginning, as chrF++ does. */
function partPunctuation(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const letters = [...word];
    const [first, last] = [letters[0], letters[letters.length - 1]];
    if (letters.length === 1) return [word];
    if (PUNCTUATION.has(last)) return [word.slice(0, -1), last];
    return PUNCTUATION.has(first) ? [first, word.slice(1)] : [word];
  });
}

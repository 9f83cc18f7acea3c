import type { TextStep } from './text-step.ts';

/** The four normalization forms of Unicode (UAX #15). */
export type UnicodeForm = 'nfc' | 'nfd' | 'nfkc' | 'nfkd';

/**
 * Characters that may combine with the one before them in any of the four forms: marks, vowel and final
 * jamo, and the half-width and compatibility characters that become such under NFKC.
 */
const COMBINING =
  '\\p{M}\\u1160-\\u11ff\\u3131-\\u318e\\ud7b0-\\ud7ff\\uff9e-\\uffdc\\u{16d63}-\\u{16d6a}';
/** A character with those that may combine with it; ASCII alone is left out, because no form changes it. */
const CLUSTER = new RegExp(`[\\0-\\x7f][${COMBINING}]+|[^\\0-\\x7f][${COMBINING}]*`, 'gu');

/** Puts a text in a normalization form of Unicode. */
export function unicodeFormStep(form: UnicodeForm): TextStep {
  const name = form.toUpperCase();
  return {
    apply: (text) => text.normalize(name),
    pattern: CLUSTER,
    replace: (match) => match.normalize(name),
  };
}

/** Lower case as Unicode and Python have it; İ alone becomes longer. */
export const LOWER_CASE_STEP: TextStep = {
  apply: (text) => text.toLowerCase(),
  pattern: /İ/g,
  replace: (match) => match.toLowerCase(),
};

const NOT_ASCII = /[^\0-\x7f]/gu;
const CHEROKEE = /[\u13a0-\u13fd\uab70-\uabbf]/;

/**
 * Full case folding (CaseFolding.txt, statuses C and F): texts that differ by case alone become
 * equal, even Straße and STRASSE.
 */
export const CASE_FOLD_STEP: TextStep = {
  apply: (text) =>
    text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(NOT_ASCII, foldCharacter),
  pattern: NOT_ASCII,
  replace: foldCharacter,
};

/** Folds a character: the lower case of its upper case, with these exceptions. */
function foldCharacter(character: string): string {
  if (character === 'ẞ') return 'ss';
  if (character === 'ı') return character;
  if (CHEROKEE.test(character)) return character.toUpperCase();
  let folded = '';
  for (const upper of character.toUpperCase()) folded += upper.toLowerCase();
  return folded;
}

/** The combining diacritics of Latin, Greek and Cyrillic; not the vowels or voicing of other scripts. */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]/g;

/**
 * Removes accents: café becomes cafe, in either form of Unicode. Hangul stays whole, as do the
 * marks without which other scripts cannot be read (が, की).
 */
export const STRIP_ACCENTS_STEP: TextStep = {
  apply: (text) => text.replace(CLUSTER, stripAccents),
  pattern: CLUSTER,
  replace: stripAccents,
};

function stripAccents(cluster: string): string {
  const decomposed = cluster.normalize('NFD');
  const stripped = decomposed.replace(ACCENTS, '');
  return stripped === decomposed ? cluster : stripped.normalize('NFC');
}

/** Every decimal digit of any script becomes 0, so that 1997 and 2026 are one word, 0000. */
export const ZERO_DIGITS_STEP: TextStep = {
  apply: (text) => text.replace(/\p{Nd}/gu, '0'),
  pattern: /\p{Nd}/gu,
  replace: () => '0',
};

/** Every run of white space becomes one space; none is left at the ends. */
export const COLLAPSE_WHITE_SPACE_STEP: TextStep = {
  apply: (text) => text.replace(/\p{White_Space}+/gu, collapse),
  pattern: /\p{White_Space}+/gu,
  replace: collapse,
};

function collapse(spaces: string, at: number, text: string): string {
  return at === 0 || at + spaces.length === text.length ? '' : ' ';
}

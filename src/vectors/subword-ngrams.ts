import { findUnitKind } from '../text/units/unit-kinds.ts';

/**
 * The units of n-grams. `code-points`: as in fastText. `jamo`: every Hangul syllable as three letters, the
 * last a mark where it has no final consonant (Park et al. 2018, "Subword-level Word Vector Representations for
 * Korean"), so that 재밌다 and the misspelled 재밋다 share most n-grams; all else by its code points.
 */
export type SubwordUnits = 'code-points' | 'jamo';

/** The names of the units. */
export const SUBWORD_UNITS: readonly SubwordUnits[] = ['code-points', 'jamo'];

/** Finds the units by their name, also by an old one: `characters` are code points. */
export function findSubwordUnits(name: string): SubwordUnits | undefined {
  const kind = findUnitKind(name);
  return SUBWORD_UNITS.find((units) => units === kind);
}

/** Converts options of n-grams to the form in model files, where code points are called `characters`. */
export function describeSubwords({ units, ...numbers }: SubwordOptions): SubwordDescription {
  const name = units === 'code-points' ? 'characters' : units;
  return { ...(name !== undefined && { units: name }), ...numbers };
}

/** Options of n-grams as JSON. */
export interface SubwordDescription {
  readonly units?: 'characters' | 'jamo';
  readonly minn: number;
  readonly maxn: number;
  readonly bucket: number;
}

/** The longest n-gram, in units: longer words than this are rare, and each of its n-grams is hashed. */
export const LONGEST_NGRAM = 100;
/** The most numbers that n-grams share: their hashes have 32 bits. */
export const MOST_BUCKETS: number = 2 ** 31;

/** Options of the n-grams of words, with fastText's scheme and option names. */
export interface SubwordOptions {
  /** Default `code-points`. */
  readonly units?: SubwordUnits;
  /** Shortest n-gram, in units; fastText's `-minn`. */
  readonly minn: number;
  /** Longest n-gram, in units; 0 for no n-grams; fastText's `-maxn`. */
  readonly maxn: number;
  /** How many numbers the n-grams' hashes share; fastText's `-bucket`. */
  readonly bucket: number;
}

/** Marks a word's beginning and end, so that its prefixes and suffixes are n-grams of their own. */
const WORD_BEGIN = 0x3c;
const WORD_END = 0x3e;

/**
 * Hashes bytes by FNV-1a, each sign-extended before the exclusive or, as the C++ `char` of fastText
 * is on most machines: files made elsewhere need the same. Returns an unsigned number of 32 bits.
 */
export function hashFnv1a(bytes: Uint8Array, begin: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = begin; i < end; i++) {
    hash = Math.imul(hash ^ ((bytes[i] << 24) >> 24), 0x01000193);
  }
  return hash >>> 0;
}

/** Marks a syllable without a final consonant: the Hangul filler, which words do not hold. */
const NO_FINAL = '\u3164';
/** Syllables per initial consonant and vowel; the first of each 28 has no final consonant. */
const FINALS = 28;
const FIRST_SYLLABLE = 0xac00;

/** Splits each Hangul syllable of a text into three conjoining jamo, or two and the mark of no final consonant. */
function toJamoTriples(text: string): string {
  // Composed first, so that decomposed text (of macOS) gives the same.
  return text.normalize('NFC').replace(/[가-힣]/g, (syllable) => {
    const open = (syllable.charCodeAt(0) - FIRST_SYLLABLE) % FINALS === 0;
    return syllable.normalize('NFD') + (open ? NO_FINAL : '');
  });
}

/**
 * Computes the numbers, below `bucket`, of the n-grams of `<word>`, in fastText's order (Bojanowski et al. 2017,
 * section 3.2; a lone `<` or `>` is no n-gram).
 * @param word UTF-8 bytes
 */
export function subwordBuckets(word: Uint8Array, options: SubwordOptions): number[] {
  if (options.units !== 'jamo') return ngramBuckets(word, options);
  const jamo = toJamoTriples(new TextDecoder().decode(word));
  return ngramBuckets(new TextEncoder().encode(jamo), options);
}

function ngramBuckets(word: Uint8Array, { minn, maxn, bucket }: SubwordOptions): number[] {
  const bytes = new Uint8Array(word.length + 2);
  bytes[0] = WORD_BEGIN;
  bytes.set(word, 1);
  bytes[bytes.length - 1] = WORD_END;
  const continues = (at: number): boolean => at < bytes.length && (bytes[at] & 0xc0) === 0x80;
  const buckets: number[] = [];
  for (let begin = 0; begin < bytes.length; begin++) {
    if (continues(begin)) continue;
    let end = begin;
    for (let length = 1; length <= maxn && end < bytes.length; length++) {
      end++;
      while (continues(end)) end++;
      const bare = length === 1 && (begin === 0 || end === bytes.length);
      if (length >= minn && !bare) buckets.push(hashFnv1a(bytes, begin, end) % bucket);
    }
  }
  return buckets;
}

/**
 * Decomposition of Hangul syllables into jamo and their composition (The Unicode Standard 15.0, section
 * 3.12). Conjoining jamo (U+1100) say by themselves whether a consonant begins or ends its
 * syllable; compatibility jamo (U+3131) are what a keyboard shows and a reader expects.
 */

/** Which jamo: `conjoining` (U+1112 U+1161 U+11AB) or `compatibility` (ㅎㅏㄴ). */
export type JamoForm = 'conjoining' | 'compatibility';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const VOWEL_COUNT = 21;
/** The 27 final consonants, and the absence of one. */
const FINAL_COUNT = 28;

const FIRST_INITIAL = 0x1100;
const INITIAL_COUNT = 19;
const FIRST_VOWEL = 0x1161;
/** One before the first final: a final's number counts from 1. */
const NO_FINAL = 0x11a7;
const FIRST_COMPATIBILITY_VOWEL = 0x314f;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** Jamo that a keyboard types with two keys. */
const TYPED_AS_TWO: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ㅗㅏ: 'ㅘ', ㅗㅐ: 'ㅙ', ㅗㅣ: 'ㅚ', ㅜㅓ: 'ㅝ', ㅜㅔ: 'ㅞ', ㅜㅣ: 'ㅟ', ㅡㅣ: 'ㅢ' },
    ...{ ㄱㅅ: 'ㄳ', ㄴㅈ: 'ㄵ', ㄴㅎ: 'ㄶ', ㄹㄱ: 'ㄺ', ㄹㅁ: 'ㄻ', ㄹㅂ: 'ㄼ' },
    ...{ ㄹㅅ: 'ㄽ', ㄹㅌ: 'ㄾ', ㄹㅍ: 'ㄿ', ㄹㅎ: 'ㅀ', ㅂㅅ: 'ㅄ' },
  }),
);

/** Returns whether a UTF-16 unit is a precomposed Hangul syllable. */
export function isHangulSyllable(unit: number): boolean {
  return unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE;
}

/** Returns the two or three jamo of a precomposed syllable. */
export function jamoOf(syllable: number, form: JamoForm): string {
  const index = syllable - FIRST_SYLLABLE;
  const initial = Math.floor(index / (VOWEL_COUNT * FINAL_COUNT));
  const vowel = Math.floor(index / FINAL_COUNT) % VOWEL_COUNT;
  const final = index % FINAL_COUNT;
  if (form === 'conjoining') {
    const open = String.fromCharCode(FIRST_INITIAL + initial, FIRST_VOWEL + vowel);
    return final === 0 ? open : open + String.fromCharCode(NO_FINAL + final);
  }
  const open = INITIALS.charAt(initial) + String.fromCharCode(FIRST_COMPATIBILITY_VOWEL + vowel);
  return final === 0 ? open : open + FINALS.charAt(final);
}

/** Decomposes every precomposed syllable of a text; other characters are unchanged. */
export function decomposeHangul(text: string, form: JamoForm = 'conjoining'): string {
  return text.replace(/[가-힣]/g, (syllable) => jamoOf(syllable.charCodeAt(0), form));
}

/**
 * Returns the text with every conjoining jamo as the compatibility jamo that a reader expects: ᆫ as ㄴ.
 */
export function toCompatibilityJamo(text: string): string {
  return text.replace(/[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/g, (jamo) => {
    const code = jamo.charCodeAt(0);
    if (code > NO_FINAL) return FINALS.charAt(code - NO_FINAL);
    if (code < FIRST_VOWEL) return INITIALS.charAt(code - FIRST_INITIAL);
    return String.fromCharCode(code - FIRST_VOWEL + FIRST_COMPATIBILITY_VOWEL);
  });
}

/**
 * Composes the jamo of a text into syllables; jamo that form none are unchanged.
 * Undoes `decomposeHangul` for texts without loose jamo of the form. Compatibility jamo are composed as a keyboard
 * does: a consonant ends a syllable unless a vowel follows it (ㅎㅏㄴㅏ is 하나, and ㅋㅏㅋㅋ is 캌ㅋ), and two
 * keys make one vowel or final where there is one (ㅇㅗㅏㄴ is 완, ㄷㅏㄹㄱ is 닭, and ㄷㅏㄹㄱㅣ is 달기).
 * @param form the form of the jamo to compose; default both
 */
export function composeHangul(text: string, form?: JamoForm): string {
  let composed = '';
  for (let at = 0; at < text.length; ) {
    const initial = initialNumber(text, at, form);
    const vowel = initial < 0 ? undefined : readVowel(text, at, at + 1);
    if (vowel === undefined) {
      composed += text.charAt(at++);
      continue;
    }
    const final = readFinal(text, at, at + 1 + vowel.length);
    const index = (initial * VOWEL_COUNT + vowel.number) * FINAL_COUNT + (final?.number ?? 0);
    composed += String.fromCharCode(FIRST_SYLLABLE + index);
    at += 1 + vowel.length + (final?.length ?? 0);
  }
  return composed;
}

/** A vowel or final that was read: its number, and how many jamo it took. */
interface ReadJamo {
  readonly number: number;
  readonly length: 1 | 2;
}

function isConjoiningInitial(text: string, at: number): boolean {
  const index = text.charCodeAt(at) - FIRST_INITIAL;
  return index >= 0 && index < INITIAL_COUNT;
}

/** Returns the initial consonant's number, or −1 where there is none of the form. */
function initialNumber(text: string, at: number, form: JamoForm | undefined): number {
  if (isConjoiningInitial(text, at)) {
    return form === 'compatibility' ? -1 : text.charCodeAt(at) - FIRST_INITIAL;
  }
  return at < text.length && form !== 'conjoining' ? INITIALS.indexOf(text.charAt(at)) : -1;
}

/**
 * Returns the vowel's number, or −1 where there is none of the same form as the syllable's initial.
 */
function vowelNumber(text: string, initial: number, at: number): number {
  const first = isConjoiningInitial(text, initial) ? FIRST_VOWEL : FIRST_COMPATIBILITY_VOWEL;
  const index = text.charCodeAt(at) - first;
  return index >= 0 && index < VOWEL_COUNT ? index : -1;
}

function readVowel(text: string, initial: number, at: number): ReadJamo | undefined {
  const number = vowelNumber(text, initial, at);
  if (number < 0) return undefined;
  const pair = isConjoiningInitial(text, initial)
    ? undefined
    : TYPED_AS_TWO.get(text.slice(at, at + 2));
  return pair === undefined
    ? { number, length: 1 }
    : { number: pair.charCodeAt(0) - FIRST_COMPATIBILITY_VOWEL, length: 2 };
}

/** Reads the final consonant, where there is one of the same form as the syllable's initial. */
function readFinal(text: string, initial: number, at: number): ReadJamo | undefined {
  if (at >= text.length) return undefined;
  if (isConjoiningInitial(text, initial)) {
    const index = text.charCodeAt(at) - NO_FINAL;
    return index > 0 && index < FINAL_COUNT ? { number: index, length: 1 } : undefined;
  }
  const pair = TYPED_AS_TWO.get(text.slice(at, at + 2));
  if (pair !== undefined && !beginsSyllable(text, at + 1)) {
    return { number: FINALS.indexOf(pair, 1), length: 2 };
  }
  const index = FINALS.indexOf(text.charAt(at), 1);
  return index < 0 || beginsSyllable(text, at) ? undefined : { number: index, length: 1 };
}

/** Returns whether a compatibility consonant stands before a vowel. */
function beginsSyllable(text: string, at: number): boolean {
  return (
    at < text.length && INITIALS.includes(text.charAt(at)) && vowelNumber(text, at, at + 1) >= 0
  );
}

/**
 * Hangul syllables taken apart into jamo and put together again (The Unicode Standard 15.0, section
 * 3.12). Conjoining jamo (U+1100) say by themselves whether a consonant begins or ends its
 * syllable; compatibility jamo (U+3131) are what a keyboard shows and a reader expects.
 */

/** Which jamo: `conjoining` (U+1112 U+1161 U+11AB) or `compatibility` (ㅎㅏㄴ). */
export type JamoForm = 'conjoining' | 'compatibility';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const VOWEL_COUNT = 21;
/** The 27 final consonants, and none. */
const FINAL_COUNT = 28;

const FIRST_INITIAL = 0x1100;
const INITIAL_COUNT = 19;
const FIRST_VOWEL = 0x1161;
/** One before the first final: a final's number counts from 1. */
const NO_FINAL = 0x11a7;
const FIRST_COMPATIBILITY_VOWEL = 0x314f;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Whether a UTF-16 unit is a precomposed Hangul syllable. */
export function isHangulSyllable(unit: number): boolean {
  return unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE;
}

/** The two or three jamo of a precomposed syllable. */
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

/** The text with every precomposed syllable taken apart; all else stays as it is. */
export function decomposeHangul(text: string, form: JamoForm = 'conjoining'): string {
  return text.replace(/[가-힣]/g, (syllable) => jamoOf(syllable.charCodeAt(0), form));
}

/** The text with every conjoining jamo as the compatibility jamo that a reader expects: ᆫ as ㄴ. */
export function toCompatibilityJamo(text: string): string {
  return text.replace(/[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/g, (jamo) => {
    const code = jamo.charCodeAt(0);
    if (code > NO_FINAL) return FINALS.charAt(code - NO_FINAL);
    if (code < FIRST_VOWEL) return INITIALS.charAt(code - FIRST_INITIAL);
    return String.fromCharCode(code - FIRST_VOWEL + FIRST_COMPATIBILITY_VOWEL);
  });
}

/**
 * The text with jamo of both forms put together to syllables; jamo that make none stay as they are.
 * Undoes `decomposeHangul` for texts without loose jamo. A compatibility consonant ends a syllable
 * unless a vowel follows it, as on a keyboard: ㅎㅏㄴㅏ is 하나, and ㅋㅏㅋㅋ is 캌ㅋ.
 */
export function composeHangul(text: string): string {
  let composed = '';
  for (let at = 0; at < text.length; ) {
    const initial = initialNumber(text, at);
    const vowel = initial < 0 ? -1 : vowelNumber(text, at, at + 1);
    if (vowel < 0) {
      composed += text.charAt(at++);
      continue;
    }
    const final = finalNumber(text, at, at + 2);
    const index = (initial * VOWEL_COUNT + vowel) * FINAL_COUNT + final;
    composed += String.fromCharCode(FIRST_SYLLABLE + index);
    at += final === 0 ? 2 : 3;
  }
  return composed;
}

function isConjoiningInitial(text: string, at: number): boolean {
  const index = text.charCodeAt(at) - FIRST_INITIAL;
  return index >= 0 && index < INITIAL_COUNT;
}

function initialNumber(text: string, at: number): number {
  if (isConjoiningInitial(text, at)) return text.charCodeAt(at) - FIRST_INITIAL;
  return at < text.length ? INITIALS.indexOf(text.charAt(at)) : -1;
}

/** The vowel's number, or −1 where there is none of the same form as the syllable's initial. */
function vowelNumber(text: string, initial: number, at: number): number {
  const first = isConjoiningInitial(text, initial) ? FIRST_VOWEL : FIRST_COMPATIBILITY_VOWEL;
  const index = text.charCodeAt(at) - first;
  return index >= 0 && index < VOWEL_COUNT ? index : -1;
}

/** The final's number, or 0 where there is none of the same form as the syllable's initial. */
function finalNumber(text: string, initial: number, at: number): number {
  if (at >= text.length) return 0;
  if (isConjoiningInitial(text, initial)) {
    const index = text.charCodeAt(at) - NO_FINAL;
    return index > 0 && index < FINAL_COUNT ? index : 0;
  }
  const index = FINALS.indexOf(text.charAt(at), 1);
  const beginsNext = INITIALS.includes(text.charAt(at)) && vowelNumber(text, at, at + 1) >= 0;
  return index < 0 || beginsNext ? 0 : index;
}

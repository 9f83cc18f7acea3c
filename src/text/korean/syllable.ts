/** The 19 initial consonants of a syllable, in the order of the Unicode block (Unicode 3.12). */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** The 21 vowels, in the order of the block. */
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
/** The 27 final consonants after "none", in the order of the block. */
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

const FIRST = 0xac00;
const LAST = 0xd7a3;

/** A syllable taken apart into compatibility jamo; `final` is the empty string where there is none. */
export interface Syllable {
  readonly initial: string;
  readonly vowel: string;
  readonly final: string;
}

/** Returns whether a character is a precomposed Hangul syllable (U+AC00 to U+D7A3). */
export function isSyllable(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= FIRST && code <= LAST;
}

/** Returns the jamo of a precomposed syllable, or undefined for any other character. */
export function decompose(character: string): Syllable | undefined {
  const index = character.charCodeAt(0) - FIRST;
  if (!(index >= 0 && index <= LAST - FIRST)) return undefined;
  return {
    initial: INITIALS.charAt(Math.floor(index / 588)),
    vowel: VOWELS.charAt(Math.floor(index / 28) % 21),
    final: index % 28 === 0 ? '' : FINALS.charAt((index % 28) - 1),
  };
}

/** Returns the syllable of these jamo: `compose('ㅁ', 'ㅏ', 'ㄺ')` is 맑. */
export function compose(initial: string, vowel: string, final = ''): string {
  const last = final === '' ? 0 : FINALS.indexOf(final) + 1;
  return String.fromCharCode(
    FIRST + (INITIALS.indexOf(initial) * 21 + VOWELS.indexOf(vowel)) * 28 + last,
  );
}

/**
 * Returns the final consonant of the last syllable; empty where there is none or the text ends otherwise.
 */
export function finalOf(text: string): string {
  const index = text.charCodeAt(text.length - 1) - FIRST;
  if (!(index >= 0 && index <= LAST - FIRST) || index % 28 === 0) return '';
  return FINALS.charAt((index % 28) - 1);
}

/** Returns the vowel of the last syllable; empty where the text does not end in one. */
export function vowelOf(text: string): string {
  const index = text.charCodeAt(text.length - 1) - FIRST;
  return index >= 0 && index <= LAST - FIRST ? VOWELS.charAt(Math.floor(index / 28) % 21) : '';
}

/** Returns the text with another final consonant under its last syllable (`''` takes it away). */
export function withFinal(text: string, final: string): string {
  const index = text.charCodeAt(text.length - 1) - FIRST;
  if (!(index >= 0 && index <= LAST - FIRST)) return text;
  const last = final === '' ? 0 : FINALS.indexOf(final) + 1;
  return text.slice(0, -1) + String.fromCharCode(FIRST + index - (index % 28) + last);
}

/** Returns the text with another vowel, and another final, in its last syllable. */
export function withVowel(text: string, vowel: string, final = ''): string {
  const last = decompose(text.slice(-1));
  return last === undefined ? text : text.slice(0, -1) + compose(last.initial, vowel, final);
}

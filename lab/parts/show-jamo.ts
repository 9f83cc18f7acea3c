const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const FIRST_INITIAL = 0x1100;
const FIRST_VOWEL = 0x1161;
const LAST_VOWEL = 0x1175;
const FIRST_FINAL = 0x11a8;
/** ㅏ, the first vowel that stands alone. */
const LONE_VOWEL = 0x314f;

/** A conjoining jamo as the letter that fonts draw by itself (ᄀ → ㄱ); undefined for anything else. */
export function showJamo(text: string): string | undefined {
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  if (code >= FIRST_VOWEL && code <= LAST_VOWEL) {
    return String.fromCharCode(LONE_VOWEL + code - FIRST_VOWEL);
  }
  return INITIALS[code - FIRST_INITIAL] ?? FINALS[code - FIRST_FINAL];
}

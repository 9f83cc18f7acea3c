import { isHangulSyllable, jamoOf } from '../text/hangul.ts';

/** How Korean reads the digits; after a number its last digit that is not 0 decides, or the zeros' unit. */
const DIGITS = '영일이삼사오육칠팔구';

/** What a row of zeros at a number's end is read as: 십, 백, 천, and from 만 on its own units. */
const ZEROS = ['', '십', '백', '천', '만', '만', '만', '만', '억'];

/**
 * Letters at the end of a Latin word that are read with a final consonant: 엘, 엠, 엔, 알 as names of letters, and
 * the stops that Korean writes as 받침 (book 북, top 톱, net 넷), -ng as ㅇ.
 */
const CLOSED_LETTERS = /[lmnbkptg]$/i;

/** Particles in two forms, the one after a consonant first. */
export type ParticlePair = `${string}/${string}`;

/**
 * Chooses a particle by the sound that a text ends in: 을/를, 은/는, 이/가, 과/와, 으로/로, 이라는/라는.
 * Quotes and brackets at the end are passed over.
 */
export function chooseParticle(text: string, pair: ParticlePair): string {
  const [afterConsonant = '', afterVowel = ''] = pair.split('/');
  const final = finalConsonant(text.normalize('NFC').replace(/["'”’)\]}>.,\s`]+$/u, ''));
  // After ㄹ it is 로, as after a vowel.
  if (afterConsonant === '으로' && final === 'ㄹ') return afterVowel;
  return final === '' ? afterVowel : afterConsonant;
}

/** Returns the final consonant of the syllable that a text is read to end in; empty for a vowel. */
function finalConsonant(text: string): string {
  const last = text.charAt(text.length - 1);
  if (isHangulSyllable(last.charCodeAt(0))) {
    return jamoOf(last.charCodeAt(0), 'compatibility').slice(2);
  }
  if (/\d/.test(last)) return finalConsonant(readDigits(text));
  if (/l$/i.test(text)) return 'ㄹ';
  if (/[a-z]/i.test(last)) return CLOSED_LETTERS.test(text) ? 'ㄱ' : '';
  return '';
}

/** Finds the syllable that the number at a text's end is read to end in. */
function readDigits(text: string): string {
  const [, before = '', zeros = ''] = /(\d?)(0*)$/.exec(text.replace(/[,]/g, '')) ?? [];
  if (zeros === '' || before === '' || /\.\d*$/.test(text)) {
    return DIGITS.charAt(Number(text.charAt(text.length - 1)));
  }
  return ZEROS[zeros.length] ?? '억';
}

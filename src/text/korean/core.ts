import { finalOf, withFinal } from './syllable.ts';

/** An eojeol without its punctuation and laughter. */
export interface EojeolCore {
  readonly text: string;
  /** Where each UTF-16 unit of `text` stands in the eojeol (in NFC), and one entry more for the end of the last. */
  readonly positions: readonly number[];
}

/** In UTF-16 units: the work grows faster than the length, and no eojeol is this long. */
const LONGEST = 64;

/** From the first letter or digit to the last. */
const LETTERS = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;

/** Jamo that people type for laughter, tears and dismay. */
const REACTION = '[ㅋㅎㅠㅜㅡㅉㅗ]|ㄷㄷ|ㅇㅇ|ㄱㄱ|ㅂㅂ|ㅅㅂ';

/** Reactions at the end, with the marks between them: ㅋㅋ, ㅠ_ㅠ. Other jamo may be a word's initials (ㅈㄹ). */
const TAIL = new RegExp(`[^\\p{L}\\p{N}]*(?:(?:${REACTION})[^가-힣A-Za-z0-9]*)+$`, 'u');

/** Reactions at the beginning of a word. */
const HEAD = /^(?:[ㅋㅎㅠㅜㅡ][^\p{L}\p{N}]*)+(?=[가-힣])/u;

/** Quotation marks and brackets: a closing one before an ending or particle, an opening one within the word. */
const MARKS = /['"’”」』〉》>)\]](?=[가-힣])|['"‘“「『〈《<([]/gu;

/**
 * Finds the eojeol's core: without the punctuation around it, without the marks around its content part ('기생충'은 becomes
 * 기생충은) and without jamo that are no word (좋다ㅋㅋ), nor the consonant that laughter put under the last syllable
 * (왔닼ㅋㅋ becomes 왔다). Jamo alone stay.
 * @returns undefined for a text without a letter or digit, and for one longer than any word
 */
export function findCore(eojeol: string): EojeolCore | undefined {
  const whole = eojeol.normalize('NFC');
  const match = LETTERS.exec(whole);
  if (match === null) return undefined;
  const head = HEAD.exec(match[0])?.[0].length ?? 0;
  const tail = TAIL.exec(match[0].slice(head))?.[0] ?? '';
  const end = match[0].length - tail.length;
  // The text consists of reactions only.
  if (end <= head) return place(match[0], match.index);
  const core = place(match[0].slice(head, end), match.index + head);
  if (core === undefined) return undefined;
  return { ...core, text: dropLaughter(core.text, tail) };
}

function place(text: string, start: number): EojeolCore | undefined {
  if (text.length > LONGEST) return undefined;
  const marks = new Set(Array.from(text.matchAll(MARKS), ({ index }) => index));
  const kept = Array.from({ length: text.length }, (_, index) => index).filter(
    (index) => !marks.has(index),
  );
  return {
    text: kept.map((index) => text.charAt(index)).join(''),
    positions: [...kept, text.length].map((index) => start + index),
  };
}

/** Takes ㅋ from under the last syllable (부엌 keeps its own), and ㅎ or ㄷ where the same jamo follow. */
function dropLaughter(text: string, tail: string): string {
  const final = finalOf(text);
  if (final === 'ㅋ' && !text.endsWith('부엌')) return withFinal(text, '');
  return final === 'ㅎ' && /^ㅎ/u.test(tail) ? withFinal(text, '') : text;
}

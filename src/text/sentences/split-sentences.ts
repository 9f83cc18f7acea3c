import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import type { Token } from '../tokenizer.ts';
import { CLOSING_ABBREVIATIONS, OPEN_ABBREVIATIONS, SENTENCE_STARTERS } from './abbreviations.ts';

/** Options of `splitSentences`. */
export interface SentenceOptions {
  /**
   * Which line breaks end a sentence: only those of an empty line (`paragraphs`, the default, for
   * text with wrapped lines), or every one (`all`).
   */
  readonly lineBreaks?: 'paragraphs' | 'all';
}

/** The kind and the range of each option. */
export const SENTENCE_OPTIONS: OptionTable<SentenceOptions> = {
  lineBreaks: { kind: 'choice', choices: ['paragraphs', 'all'] },
};

/**
 * Marks that can end a sentence, with the quotes, brackets and emoticon after them; or line breaks.
 * A full stop of East Asian text needs no space after it.
 */
const CANDIDATE =
  /(?<marks>[.!?…‥。．｡！？]+)(?<closers>["'”’»)\]}」』】》〉]*)(?:[ ]?[:;=]['-]?[)(DP]+(?!\S))?|\n\s*/gu;
const WIDE_MARK = /[。｡！？]$/u;
const WORD_BEFORE = /[\p{L}\p{N}.&'’-]*$/u;
const WORD_AFTER = /^[\p{L}\p{M}'’]+/u;
const OPENERS = /^["'“‘«([{「『【《〈*_-]+/u;
/** How far back a word is looked for, in UTF-16 units. */
const WORD_REACH = 40;

/** Korean sentences end in one of these syllables: 했다, 해요, 하죠, 할까, 하네, 하군, 하지, 했음, 해라, 하자. */
const KOREAN_END = /[다요죠까네군지니라자냐음함임됨것걸게데]$/;
/** What follows quoted speech inside its sentence: "…" 라고 했다. */
const KOREAN_QUOTING =
  /^(?:이?라[고는며던]|이?란|이?라면서|이?라는|하[고며는]|고|며|는|을|를|은|이|가|도|의|에게|에서)(?![가-힣])|^(?:이?라고|하고|이?라며)/;

/**
 * Cuts a text into sentences, each with its place in the text; the white space between them belongs to
 * none. Rules for English (abbreviations, initials, decimals, quotes, lists) and Korean (endings, with or
 * without a space after the full stop; quoted speech that goes on), which leave text of other
 * languages to the marks alone.
 */
export function splitSentences(text: string, options: SentenceOptions = {}): Token[] {
  checkOptions('splitSentences', SENTENCE_OPTIONS, options);
  const { lineBreaks = 'paragraphs' } = options;
  const sentences: Token[] = [];
  let start = skipSpaces(text, 0);
  const close = (end: number): void => {
    let last = end;
    while (last > start && isSpace(text, last - 1)) last--;
    if (last > start) sentences.push({ text: text.slice(start, last), start, end: last });
    start = skipSpaces(text, Math.max(end, start));
  };
  for (const match of text.matchAll(CANDIDATE)) {
    const at = match.index;
    const end = at + match[0].length;
    if (end <= start) continue;
    const { marks, closers = '' } = match.groups ?? {};
    if (marks === undefined) {
      if (lineBreaks === 'all' || match[0].indexOf('\n', 1) > 0) close(at);
    } else if (endsSentence({ text, start, at, marks, closers, end })) close(end);
  }
  close(text.length);
  return sentences;
}

/** Marks in a text that may end the sentence that began at `start`. */
interface Candidate {
  readonly text: string;
  readonly start: number;
  /** Where the marks stand. */
  readonly at: number;
  readonly marks: string;
  readonly closers: string;
  /** Where what follows begins. */
  readonly end: number;
}

function endsSentence(candidate: Candidate): boolean {
  const { text, start, at, marks, closers, end } = candidate;
  if (end === text.length) return true;
  const before = text.slice(Math.max(start, at - WORD_REACH), at);
  const isKorean = /[가-힣]$/.test(before);
  if (!isSpace(text, end)) {
    if (WIDE_MARK.test(marks)) return true;
    // People leave out the space: 좋았다.그런데
    return isKorean && closers === '' && KOREAN_END.test(before) && isHangul(text, end);
  }
  const after = text.slice(skipSpaces(text, end), end + WORD_REACH).replace(OPENERS, '');
  if (marks === '.' && closers === '' && isWithinDate(before, after)) return false;
  if (closers !== '' && KOREAN_QUOTING.test(after)) return false;
  if (isKorean) return !/^(?:\.\.+|…|‥)/u.test(marks) || KOREAN_END.test(before);
  const goesOn = /^\p{Ll}/u.test(after);
  if (closers !== '' || /^(?:\.\.|…|‥)/u.test(marks)) return !goesOn;
  // People who write no capitals still write full stops.
  if (marks !== '.') return true;
  return !isAbbreviation(before, after, at - before.length === start);
}

/** A date as far as its last number: 2020.3.15 with spaces or without, 3. 15 with one. */
const DATE = /(?:^|[^\d.])(?:\d{4}\.\s?\d{1,2}\.\s?\d{1,2}|\d{1,4}\.\s\d{1,2})$/u;

/**
 * Returns whether a full stop parts the numbers of a date (2020. 3. 15., the official way in Korean) or ends one
 * inside a sentence.
 */
function isWithinDate(before: string, after: string): boolean {
  if (/\d$/.test(before) && /^\d{1,2}\.(?!\d)/.test(after)) return true;
  return DATE.test(before) && /^[가-힣(]/.test(after);
}

/**
 * Returns whether a single full stop after `before` belongs to its word and not to the sentence.
 */
function isAbbreviation(before: string, after: string, fromStart: boolean): boolean {
  const word = WORD_BEFORE.exec(before)?.[0] ?? '';
  const isFirst = fromStart && word.length === before.length;
  if (/^(?:\p{N}{1,3}|[A-Za-z]|[ivxIVX]+)$/u.test(word) && isFirst) return true; // 1. or a. before an item
  const lower = word.toLowerCase();
  if (OPEN_ABBREVIATIONS.has(lower)) {
    return !(lower === 'no' && startsSentence(after));
  }
  if (CLOSING_ABBREVIATIONS.has(lower)) return !startsSentence(after);
  // Initials: J. R. R. Tolkien; but "Vitamin C. The …".
  return /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) && !startsSentence(after);
}

/** Returns whether the next word has a capital, and is one that begins sentences. */
function startsSentence(after: string): boolean {
  const word = WORD_AFTER.exec(after)?.[0] ?? '';
  return /^\p{Lu}/u.test(word) && SENTENCE_STARTERS.has(word.toLowerCase());
}

function isHangul(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xac00 && unit <= 0xd7a3;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text, at)) at++;
  return at;
}

import { PICTOGRAPHIC_RANGES, WORD_CLASSES, WORD_RANGES } from './break-tables.ts';
import { codePointAt, unitsOf } from './code-point.ts';
import {
  createPropertyTable,
  numberClasses,
  type PropertyTable,
  propertyOf,
  readRanges,
} from './property-table.ts';

const {
  CR,
  LF,
  Newline,
  Extend,
  ZWJ,
  Format,
  Regional_Indicator,
  Katakana,
  Hebrew_Letter,
  ALetter,
  Single_Quote,
  Double_Quote,
  MidNumLet,
  MidLetter,
  MidNum,
  Numeric,
  ExtendNumLet,
  WSegSpace,
} = numberClasses(WORD_CLASSES);
/** A bit that marks pictographs in the table; some are letters, too. */
const PICTOGRAPH = 0x80;
const CLASS = 0x7f;
/** The class beyond the ends of a text. */
const NOTHING = 0xff;

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** Finds the ends of the segments between word boundaries: words, spaces, marks of punctuation. */
export interface WordSegments {
  /**
   * Returns where the segment that begins at `start` ends, exclusive, in UTF-16 units. `start` must be the
   * start of a segment, and less than the text's length.
   */
  end(text: string, start: number): number;
}

/**
 * Makes a finder of word boundaries: UAX #29, Unicode 15.0, rules WB3 to WB999, untailored.
 * An eojeol is one segment, with its particles; ideographs are a segment each.
 */
export function createWordSegments(): WordSegments {
  const pictographs = readRanges(PICTOGRAPHIC_RANGES);
  const table = createPropertyTable([
    ...readRanges(WORD_RANGES),
    ...pictographs.map((range) => ({ ...range, value: PICTOGRAPH })),
  ]);
  return { end: (text, start) => segmentEnd(table, text, start) };
}

function segmentEnd(table: PropertyTable, text: string, start: number): number {
  const code = codePointAt(text, start);
  let at = start + unitsOf(code);
  // `direct` is the class of the character just before; `previous` and `beforePrevious` are of the
  // last two that rule WB4 does not make part of another.
  let direct = propertyOf(table, code) & CLASS;
  let previous = direct;
  let beforePrevious = NOTHING;
  let paired = false;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE && direct === ALetter) {
      at++; // The common case of WB5, with no look at the table.
      beforePrevious = previous;
      previous = ALetter;
      continue;
    }
    const codePoint = codePointAt(text, at);
    const found = propertyOf(table, codePoint);
    const next = found & CLASS;
    const after = at + unitsOf(codePoint);
    if (direct === CR) return next === LF ? after : at; // WB3, WB3a
    if (direct === LF || direct === Newline) return at; // WB3a
    if (next === CR || next === LF || next === Newline) return at; // WB3b
    if (direct === ZWJ && (found & PICTOGRAPH) !== 0) {
      // WB3c: joined, whatever the pictograph's class.
    } else if (next === Extend || next === Format || next === ZWJ) {
      direct = next; // WB4
      at = after;
      continue;
    } else if (direct === WSegSpace && next === WSegSpace) {
      // WB3d
    } else if (previous === Regional_Indicator && next === Regional_Indicator) {
      if (paired) return at; // WB15, WB16
      paired = true;
    } else if (!joins(beforePrevious, previous, next, () => classAfter(table, text, after))) {
      return at;
    }
    beforePrevious = previous;
    previous = next;
    direct = next;
    at = after;
  }
  return at;
}

/**
 * Returns whether two adjacent characters belong to one segment (WB5 to WB13b), by the classes around them.
 */
function joins(
  beforePrevious: number,
  previous: number,
  next: number,
  afterNext: () => number,
): boolean {
  if (isLetter(previous)) {
    if (isLetter(next) || next === Numeric || next === ExtendNumLet) return true; // WB5, WB9, WB13a
    if (previous === Hebrew_Letter && next === Single_Quote) return true; // WB7a
    if (isMidLetter(next)) return isLetter(afterNext()); // WB6
    return (
      previous === Hebrew_Letter && next === Double_Quote && afterNext() === Hebrew_Letter // WB7b
    );
  }
  if (previous === Numeric) {
    if (next === Numeric || isLetter(next) || next === ExtendNumLet) return true; // WB8, WB10, WB13a
    return isMidNumber(next) && afterNext() === Numeric; // WB12
  }
  if (isLetter(next)) {
    if (isLetter(beforePrevious) && isMidLetter(previous)) return true; // WB7
    if (previous === Double_Quote && beforePrevious === Hebrew_Letter && next === Hebrew_Letter) {
      return true; // WB7c
    }
  }
  if (next === Numeric && isMidNumber(previous) && beforePrevious === Numeric) return true; // WB11
  if (previous === Katakana) return next === Katakana || next === ExtendNumLet; // WB13, WB13a
  if (previous === ExtendNumLet) {
    return isLetter(next) || next === Numeric || next === Katakana || next === ExtendNumLet; // WB13a, WB13b
  }
  return false; // WB999
}

/**
 * Returns the class of the next character that is not part of another (WB4), or `NOTHING` at the end.
 */
function classAfter(table: PropertyTable, text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const codePoint = codePointAt(text, at);
    const found = propertyOf(table, codePoint) & CLASS;
    if (found !== Extend && found !== Format && found !== ZWJ) return found;
    at += unitsOf(codePoint);
  }
  return NOTHING;
}

function isLetter(value: number): boolean {
  return value === ALetter || value === Hebrew_Letter;
}

function isMidLetter(value: number): boolean {
  return value === MidLetter || value === MidNumLet || value === Single_Quote;
}

function isMidNumber(value: number): boolean {
  return value === MidNum || value === MidNumLet || value === Single_Quote;
}

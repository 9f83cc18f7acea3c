import { GRAPHEME_CLASSES, GRAPHEME_RANGES } from './break-tables.ts';
import { codePointAt, unitsOf } from './code-point.ts';
import {
  createPropertyTable,
  numberClasses,
  type PropertyRange,
  type PropertyTable,
  propertyOf,
  readRanges,
} from './property-table.ts';

const OTHER = 0;
const {
  CR,
  LF,
  Control,
  Extend,
  ZWJ,
  Regional_Indicator,
  Prepend,
  SpacingMark,
  L,
  V,
  T,
  LV,
  LVT,
  Extended_Pictographic,
} = numberClasses(GRAPHEME_CLASSES);

/** Where a pictograph stands on the way to being joined with another (rule GB11). */
const NO_PICTOGRAPH = 0;
const PICTOGRAPH = 1;
const PICTOGRAPH_ZWJ = 2;

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;

/** Finds the ends of extended grapheme clusters. */
export interface GraphemeClusters {
  /**
   * Returns where the cluster that begins at `start` ends, exclusive, in UTF-16 units. `start` must be the
   * start of a cluster, and less than the text's length.
   */
  end(text: string, start: number): number;
}

/**
 * Makes a finder of extended grapheme clusters, what readers take for one character: UAX #29,
 * Unicode 15.0, rules GB3 to GB999. (`Intl.Segmenter` follows the engine's own version of Unicode,
 * and takes quadratic time on Node 20.)
 */
export function createGraphemeClusters(): GraphemeClusters {
  const table = createPropertyTable([...readRanges(GRAPHEME_RANGES), ...closedSyllables()]);
  return { end: (text, start) => clusterEnd(table, text, start) };
}

/** The ranges have LV for all precomposed syllables; 27 of every 28 end in a consonant. */
function closedSyllables(): PropertyRange[] {
  const ranges: PropertyRange[] = [];
  for (let open = FIRST_SYLLABLE; open <= LAST_SYLLABLE; open += FINALS) {
    ranges.push({ first: open + 1, end: open + FINALS, value: LVT }); // LV | LVT is LVT.
  }
  return ranges;
}

function clusterEnd(table: PropertyTable, text: string, start: number): number {
  const code = codePointAt(text, start);
  let at = start + unitsOf(code);
  if (at === text.length || (standsAlone(code) && standsAlone(text.charCodeAt(at)))) return at;
  let previous = propertyOf(table, code);
  let pictograph = previous === Extended_Pictographic ? PICTOGRAPH : NO_PICTOGRAPH;
  // The cluster can hold two regional indicators; any earlier ones were a pair of their own.
  let paired = false;
  while (at < text.length) {
    const codePoint = codePointAt(text, at);
    const next = propertyOf(table, codePoint);
    if (previous === Regional_Indicator && next === Regional_Indicator) {
      if (paired) return at;
      paired = true;
    } else if (!joins(previous, next, pictograph)) return at;
    pictograph = followPictograph(pictograph, next);
    previous = next;
    at += unitsOf(codePoint);
  }
  return at;
}

/**
 * Returns whether two adjacent characters belong to one cluster, apart from regional indicators.
 */
function joins(previous: number, next: number, pictograph: number): boolean {
  if (previous === CR) return next === LF; // GB3, GB4
  if (previous === LF || previous === Control) return false; // GB4
  if (next === OTHER) return previous === Prepend; // GB9b, GB999
  if (next === Extend || next === ZWJ || next === SpacingMark) return true; // GB9, GB9a
  if (next === CR || next === LF || next === Control) return false; // GB5
  if (previous === Prepend) return true; // GB9b
  if (previous === L) return next === L || next === V || next === LV || next === LVT; // GB6
  if (previous === LV || previous === V) return next === V || next === T; // GB7
  if (previous === LVT || previous === T) return next === T; // GB8
  return next === Extended_Pictographic && pictograph === PICTOGRAPH_ZWJ; // GB11
}

function followPictograph(state: number, next: number): number {
  if (next === Extended_Pictographic) return PICTOGRAPH;
  if (state === NO_PICTOGRAPH) return NO_PICTOGRAPH;
  if (next === ZWJ) return PICTOGRAPH_ZWJ;
  return next === Extend ? PICTOGRAPH : NO_PICTOGRAPH;
}

/**
 * Returns whether a UTF-16 unit joins no other unit of this kind: ASCII but CR, CJK ideographs, precomposed
 * Hangul. Nearly all English and Korean text is made of them, and needs no table.
 */
function standsAlone(unit: number): boolean {
  return (
    (unit < 0x80 && unit !== 0x0d) ||
    (unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE) ||
    (unit >= 0x3400 && unit <= 0x9fff)
  );
}

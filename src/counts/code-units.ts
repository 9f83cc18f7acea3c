/**
 * Ranges of UTF-16 code units (first, last) that are always a grapheme cluster of their own: no
 * surrogates, nothing that combines with a neighbor (UAX #29, Grapheme_Cluster_Break Other, LV,
 * LVT or Control, without CR). A range that is missing here costs speed, not correctness.
 */
const STANDALONE_RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x000c], // controls, tab, line feed
  [0x000e, 0x02ff], // ASCII, Latin-1, Latin Extended, phonetic
  [0x0370, 0x0482], // Greek, Cyrillic
  [0x048a, 0x052f], // Cyrillic
  [0x2010, 0x205e], // general punctuation
  [0x20a0, 0x20c0], // currency
  [0x2100, 0x23ff], // letterlike, arrows, mathematics (pictographs join only by joiners and marks)
  [0x2460, 0x27bf], // enclosed, boxes, shapes, dingbats
  [0x3000, 0x3029], // CJK punctuation
  [0x3041, 0x3096], // hiragana
  [0x309b, 0x30ff], // katakana
  [0x3130, 0x318f], // Hangul compatibility jamo
  [0x3400, 0x9fff], // CJK ideographs
  [0xac00, 0xd7a3], // Hangul syllables (conjoining jamo, which join them, are not listed)
  [0xff01, 0xff9d], // full width and half width forms
];

/** Writes `mark` into a table of all 65,536 code units for each one that is always a cluster of its own. */
export function markStandaloneUnits<T extends Uint8Array | Int32Array>(table: T, mark: number): T {
  for (const [first, last] of STANDALONE_RANGES) table.fill(mark, first, last + 1);
  return table;
}

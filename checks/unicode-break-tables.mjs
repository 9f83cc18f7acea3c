/**
 * Writes src/text/unicode/break-tables.ts from the Unicode Character Database:
 *
 *     node checks/unicode-break-tables.mjs /usr/share/unicode
 *
 * The folder holds the database as Debian's package `unicode-data` lays it out: `auxiliary/` with
 * GraphemeBreakProperty.txt and WordBreakProperty.txt, `emoji/` with emoji-data.txt.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Table 2 of UAX #29, and Extended_Pictographic, whose characters have none of the others. */
const GRAPHEME_CLASSES =
  `CR LF Control Extend ZWJ Regional_Indicator Prepend SpacingMark L V T LV LVT
  Extended_Pictographic`.split(/\s+/);
/** Table 3 of UAX #29. */
const WORD_CLASSES =
  `CR LF Newline Extend ZWJ Format Regional_Indicator Katakana Hebrew_Letter ALetter
  Single_Quote Double_Quote MidNumLet MidLetter MidNum Numeric ExtendNumLet WSegSpace`.split(/\s+/);

function readRanges(path) {
  const ranges = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const match = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/.exec(line);
    if (match === null) continue;
    const [, first = '', last = first, value = ''] = match;
    ranges.push({ first: parseInt(first, 16), last: parseInt(last, 16), value });
  }
  return ranges;
}

/** `<gap since the last range><class's letter><length>`, numbers in base 36, a length of 1 left out. */
function encode(ranges, classes) {
  const sorted = [...ranges].sort((a, b) => a.first - b.first);
  const merged = [];
  for (const range of sorted) {
    const previous = merged.at(-1);
    if (previous !== undefined && range.first <= previous.last) {
      throw new Error(`U+${range.first.toString(16)} has two classes`);
    }
    if (previous?.value === range.value && previous.last + 1 === range.first) {
      merged[merged.length - 1] = { ...previous, last: range.last };
    } else merged.push(range);
  }
  let next = 0;
  return merged
    .map(({ first, last, value }) => {
      const index = classes.indexOf(value);
      if (index < 0) throw new Error(`unknown class ${value}`);
      const gap = first - next;
      next = last + 1;
      const length = last - first + 1;
      const letter = String.fromCharCode(0x41 + index);
      return `${gap.toString(36)}${letter}${length === 1 ? '' : length.toString(36)}`;
    })
    .join(' ');
}

function classList(name, comment, classes) {
  return `/** ${comment} */\nexport const ${name} = [\n${classes
    .map((value) => `  '${value}',`)
    .join('\n')}\n] as const;\n`;
}

function literal(name, comment, encoded) {
  const lines = encoded.match(/.{1,90}(?: |$)/g) ?? [];
  return `/** ${comment} */\nexport const ${name}: string = [\n${lines
    .map((line) => `  '${line.trimEnd()}',`)
    .join('\n')}\n].join(' ');\n`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the Unicode Character Database is.');
const version = /-(\d+\.\d+\.\d+)\.txt/.exec(
  readFileSync(join(folder, 'auxiliary/WordBreakProperty.txt'), 'utf8'),
)?.[1];
const pictographs = readRanges(join(folder, 'emoji/emoji-data.txt')).filter(
  ({ value }) => value === 'Extended_Pictographic',
);
const graphemes = readRanges(join(folder, 'auxiliary/GraphemeBreakProperty.txt'))
  // Precomposed syllables alternate between LV and LVT: one class here, told apart by arithmetic.
  .map((range) => (/^LVT?$/.test(range.value) ? { ...range, value: 'LV' } : range));
const words = readRanges(join(folder, 'auxiliary/WordBreakProperty.txt'));

writeFileSync(
  join(import.meta.dirname, '../src/text/unicode/break-tables.ts'),
  `// Made by checks/unicode-break-tables.mjs from the Unicode Character Database ${version}.
// © 1991-2022 Unicode, Inc. Used under the Unicode License: https://www.unicode.org/license.txt
// Each range is \`<gap since the last range><class's letter><length>\`, numbers in base 36; the letter
// counts from A in the list of classes; a length of 1 is left out.

/** The version of Unicode that the tables are of. */
export const UNICODE_VERSION = '${version}';

${classList('GRAPHEME_CLASSES', 'The values of Grapheme_Cluster_Break (UAX #29, table 2), and Extended_Pictographic, whose characters have none of the others. A class is its place here plus 1; 0 is Other.', GRAPHEME_CLASSES)}
${classList('WORD_CLASSES', 'The values of Word_Break (UAX #29, table 3). A class is its place here plus 1; 0 is Other.', WORD_CLASSES)}
${literal('GRAPHEME_RANGES', 'Grapheme_Cluster_Break and Extended_Pictographic; LV stands for LVT too.', encode([...graphemes, ...pictographs], GRAPHEME_CLASSES))}
${literal('WORD_RANGES', 'Word_Break.', encode(words, WORD_CLASSES))}
${literal('PICTOGRAPHIC_RANGES', 'Extended_Pictographic, all as class A.', encode(pictographs, ['Extended_Pictographic']))}`,
);

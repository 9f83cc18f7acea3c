import { type Sentence, sentence } from '../base/sentence.ts';

/** Delimiters that are common in tables. */
const COMMON: readonly string[] = [',', ';', '\t', '|'];

/** Names a delimiter for a sentence: `commas`, or `the delimiter "::"`. */
export function describeDelimiter(delimiter: string): Sentence {
  switch (delimiter) {
    case ',':
      return sentence('io/commas')`commas`;
    case ';':
      return sentence('io/semicolons')`semicolons`;
    case '\t':
      return sentence('io/tabs')`tabs`;
    case '|':
      return sentence('io/vertical-bars')`vertical bars`;
    default:
      return sentence(
        'io/other-delimiter',
      )`the delimiter ${{ delimiter: JSON.stringify(delimiter) }}`;
  }
}

/**
 * Says what is wrong with a first row that should have several fields and has one, where another common delimiter
 * occurs in it; undefined where none does.
 */
export function adviseOnDelimiter(row: string, delimiter: string): Sentence | undefined {
  const likely = COMMON.find((other) => other !== delimiter && row.includes(other));
  if (likely === undefined) return undefined;
  return sentence(
    'io/likely-delimiter',
  )`the first row has ${{ found: describeDelimiter(likely) }} in place of ${{ delimiter: describeDelimiter(delimiter) }} between its fields; give the delimiter ${{ likely: JSON.stringify(likely) }}`;
}

import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

/** Two words and how similar people find them. */
export interface WordPair {
  readonly first: string;
  readonly second: string;
  /** On the test set's own scale. */
  readonly score: number;
}

/** A line's fields. */
interface Row {
  readonly fields: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

/** The columns of a test set that are read. */
interface Columns {
  readonly first: number;
  readonly second: number;
  readonly score: number;
}

/** What may stand between fields; the first that cuts the first line into three is that of the whole set. */
const DELIMITERS = ['\t', ';', ',', ' '];

/** The names of the score's column in published sets, in lower case and without signs. */
const SCORE_NAMES = new Set([
  ...['score', 'scores', 'mean', 'average', 'rating', 'similarity', 'relatedness', 'gold'],
  ...['humanmean', 'humanscore', 'meanscore', 'averagescore', 'korscore', 'simlex999'],
]);

/**
 * Reads a test set of word pairs as it was published: MEN (spaces), RG-65 (semicolons), SimLex-999 (ten columns with a
 * heading), WordSim-353 (tabs or commas, with a heading or without) and others of these forms. Lines that begin with `#`
 * are comments. With a heading, columns go by their names; without one, the score is the third column, or the only one
 * that has a number.
 * @param name the set's name, for errors
 * @throws InputError naming the line that has no two words and a number, or from which the score's column is not clear
 */
export function parseWordPairs(text: string, name: string): WordPair[] {
  const rows = cutIntoRows(text);
  const [top] = rows;
  const refuse = (problem: Sentence, line?: number): never => {
    throw new InputError(problem, { input: name, ...(line !== undefined && { line }) });
  };
  const noPairs = sentence('vectors/no-word-pairs')`there is no pair of words in it`;
  if (top === undefined) return refuse(noPairs);
  if (top.fields.length < 3) return refuse(noPair(), top.line);
  const hasHeading = isHeading(top.fields);
  const columns = hasHeading ? columnsByName(top.fields, rows[1]) : columnsByContent(top.fields);
  if (columns === undefined) return refuse(unclearColumns(top.fields, hasHeading), top.line);
  const pairs = rows.slice(hasHeading ? 1 : 0).map(({ fields, line }) => {
    if (fields.length !== top.fields.length) {
      return refuse(
        fields.length < 3 ? noPair() : wrongWidth(fields.length, top.fields.length),
        line,
      );
    }
    const [first, second] = [fields[columns.first], fields[columns.second]];
    const score = numberIn(fields[columns.score]);
    return first === '' || second === '' || Number.isNaN(score)
      ? refuse(noPair(), line)
      : { first, second, score };
  });
  return pairs.length === 0 ? refuse(noPairs) : pairs;
}

function cutIntoRows(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const rows: Row[] = [];
  let delimiter: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    delimiter ??= DELIMITERS.find((one) => cut(line, one).length >= 3) ?? '\t';
    rows.push({ fields: cut(line, delimiter), line: index + 1 });
  }
  return rows;
}

/** The fields of a line, without the spaces and quotes around them. */
function cut(line: string, delimiter: string): string[] {
  const fields = delimiter === ' ' ? line.trim().split(/\s+/u) : line.split(delimiter);
  return fields.map((field) => field.trim().replace(/^"(.*)"$/u, '$1'));
}

function isHeading(fields: readonly string[]): boolean {
  return fields.every(isNoNumber) || (wordColumns(fields) !== undefined && isNoNumber(fields[2]));
}

function columnsByName(names: readonly string[], firstRow: Row | undefined): Columns | undefined {
  const words = wordColumns(names) ?? { first: 0, second: 1 };
  const others = [...names.keys()].filter((c) => c !== words.first && c !== words.second);
  const named = others.filter((c) => SCORE_NAMES.has(simplify(names[c])));
  const numbers = others.filter((c) => !isNoNumber(firstRow?.fields[c] ?? ''));
  // Names decide where one does; otherwise what the first pair has.
  const [score, ...more] = others.length === 1 ? others : named.length > 0 ? named : numbers;
  return score === undefined || more.length > 0 ? undefined : { ...words, score };
}

function columnsByContent(fields: readonly string[]): Columns | undefined {
  const numbers = [...fields.keys()].filter((c) => c > 1 && !isNoNumber(fields[c]));
  const score = numbers.length === 1 ? numbers[0] : 2;
  return numbers.includes(score) ? { first: 0, second: 1, score } : undefined;
}

/** The columns that a heading names as those of the words. */
function wordColumns(names: readonly string[]): Pick<Columns, 'first' | 'second'> | undefined {
  const simple = names.map(simplify);
  const first = simple.findIndex((name) => /^(?:w|word|firstword)(?:1|a)?$/u.test(name));
  const second = simple.findIndex(
    (name, c) => c !== first && /^(?:w|word|secondword)(?:2|b)?$/u.test(name),
  );
  return first < 0 || second < 0 ? undefined : { first, second };
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The number that a field writes; NaN where it is none. */
function numberIn(field: string): number {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu.test(field) ? Number(field) : Number.NaN;
}

function isNoNumber(field: string): boolean {
  return Number.isNaN(numberIn(field));
}

function noPair(): Sentence {
  return sentence(
    'vectors/word-pair',
  )`two words and a number were expected, parted by tabs, semicolons, commas or spaces, such as "tiger, cat, 7.35"`;
}

function wrongWidth(found: number, expected: number): Sentence {
  return sentence(
    'vectors/word-pair-width',
  )`the line has ${{ found }} columns, but the first line has ${{ expected }}`;
}

function unclearColumns(fields: readonly string[], hasHeading: boolean): Sentence {
  return hasHeading
    ? sentence(
        'vectors/word-pair-columns',
      )`it is not clear which column has the scores: ${{ columns: fields }}; name it "score"`
    : sentence(
        'vectors/word-pair-heading',
      )`it is not clear which of the ${{ count: fields.length }} columns has the scores; give the file a first line with the columns' names, such as "word1", "word2" and "score"`;
}

import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { TableRow } from '../io/tables.ts';
import { cellText, type InputColumn, readNumber } from './columns.ts';

/** Texts seen less often share a place. */
const LEAST_SEEN = 2;

/** A column whose cells tell nothing apart, and why. */
export interface UselessColumn {
  readonly name: string;
  readonly why: 'empty' | 'constant' | 'all-different';
}

/** The columns that a network can learn from, and those that it cannot. */
export interface FittedColumns {
  readonly columns: readonly InputColumn[];
  readonly left: readonly UselessColumn[];
  /** The columns with empty cells, and how many. */
  readonly empty: readonly EmptyCells[];
}

/** How many rows have nothing in a column. */
export interface EmptyCells {
  readonly name: string;
  readonly rows: number;
}

/**
 * Finds out what each column of a table holds: numbers, where every cell that is not empty is one, otherwise texts.
 * @param names the columns to look at
 * @param categories the columns whose numbers are names, such as postal codes
 * @throws InputError when no column is left
 */
export function fitColumns(
  rows: readonly TableRow[],
  names: readonly string[],
  categories: ReadonlySet<string>,
): FittedColumns {
  const columns: InputColumn[] = [];
  const left: UselessColumn[] = [];
  const empty: EmptyCells[] = [];
  for (const name of names) {
    const texts = rows.map((row) => cellText(row[name]));
    const fitted =
      (categories.has(name) ? undefined : fitNumbers(name, texts)) ?? fitCategories(name, texts);
    if ('why' in fitted) {
      left.push(fitted);
      continue;
    }
    columns.push(fitted);
    const isEmpty = (text: string): boolean =>
      fitted.kind === 'number' ? Number.isNaN(readNumber(text)) : text === '';
    if (fitted.missing) empty.push({ name, rows: texts.filter(isEmpty).length });
  }
  if (columns.length > 0) return { columns, left, empty };
  throw new InputError(
    sentence(
      'table/nothing-to-learn-from',
    )`No column is left to learn from; those beside the target are empty, constant, or have another text in every row.`,
  );
}

/** Computes the mean and the deviation of numbers; undefined where a cell is a text. */
function fitNumbers(
  name: string,
  texts: readonly string[],
): InputColumn | UselessColumn | undefined {
  const numbers: number[] = [];
  let missing = false;
  for (const text of texts) {
    const value = readNumber(text);
    if (value === undefined) return undefined;
    if (Number.isNaN(value)) missing = true;
    else numbers.push(value);
  }
  if (numbers.length === 0) return { name, why: 'empty' };
  const { mean, deviation } = standardize(numbers);
  if (deviation === 0 && !missing) return { name, why: 'constant' };
  return { kind: 'number', name, mean, deviation: deviation || 1, missing };
}

function fitCategories(name: string, texts: readonly string[]): InputColumn | UselessColumn {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const missing = counts.delete('');
  const all = [...counts];
  const categories = all.flatMap(([text, count]) => (count >= LEAST_SEEN ? [text] : [])).sort();
  const other = categories.length < all.length;
  if (categories.length === 0 && !missing) return { name, why: 'all-different' };
  if (categories.length + (other ? 1 : 0) + (missing ? 1 : 0) < 2) return { name, why: 'constant' };
  return { kind: 'category', name, categories, other, missing };
}

/** Computes the mean and the standard deviation of all numbers, as scikit-learn's `StandardScaler` does. */
export function standardize(numbers: ArrayLike<number>): {
  readonly mean: number;
  readonly deviation: number;
} {
  // Divided by the largest first: squares of large numbers must not overflow.
  let largest = 0;
  for (let i = 0; i < numbers.length; i++) largest = Math.max(largest, Math.abs(numbers[i]));
  const unit = largest || 1;
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i] / unit;
  const mean = sum / numbers.length;
  let squares = 0;
  for (let i = 0; i < numbers.length; i++) squares += (numbers[i] / unit - mean) ** 2;
  const deviation = Math.sqrt(squares / numbers.length);
  // What is left of equal numbers by rounding is no deviation.
  return { mean: mean * unit, deviation: deviation < 1e-12 ? 0 : deviation * unit };
}

import { InputError, type Place } from '../base/errors.ts';
import { type SentenceValue, sentence } from '../base/sentence.ts';
import type { TableRow } from '../io/tables.ts';
import { cellText, missingColumn, readNumber } from './columns.ts';
import { standardize } from './fit-columns.ts';

/** What is predicted: one of several classes, or a number. */
export type TargetTask = 'classify' | 'regress';

/** The tasks. */
export const TARGET_TASKS: readonly TargetTask[] = ['classify', 'regress'];

/** A column that is predicted. */
export type Target = ClassTarget | NumberTarget;

/** A column of classes. */
export interface ClassTarget {
  readonly task: 'classify';
  readonly name: string;
  /** The classes, sorted. */
  readonly labels: readonly string[];
}

/** A column of numbers, which the network gives as their distance from the mean in standard deviations. */
export interface NumberTarget {
  readonly task: 'regress';
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
}

/** Numbers with more different values than this are taken as a quantity, not as classes. */
const MOST_NUMBERED_CLASSES = 10;

/** The most classes that an error names. */
const NAMED = 20;

/**
 * Finds out what a column of a table has to be predicted as: a number where all cells are numbers of more than ten
 * different values, otherwise a class.
 * @param task in place of what the column looks like
 * @param placeOf where a row stands
 * @throws InputError when a cell is empty or not of the task, or all are equal
 */
export function fitTarget(
  rows: readonly TableRow[],
  name: string,
  task: TargetTask | undefined,
  placeOf: (row: number) => Place | undefined,
): Target {
  const texts = rows.map((row, i) => targetText(row, name, placeOf(i)));
  const values = new Set(texts);
  const numbers = texts.map(readNumber);
  const wrong = numbers.findIndex((value) => value === undefined || Number.isNaN(value));
  const isNumber = wrong < 0 && values.size > MOST_NUMBERED_CLASSES;
  if (values.size === 1) {
    throw new InputError(
      sentence(
        'table/one-value',
      )`All ${{ rows: rows.length }} rows have the ${{ name }} "${{ value: texts[0] }}"; there is nothing to tell apart.`,
    );
  }
  if ((task ?? (isNumber ? 'regress' : 'classify')) === 'classify') {
    if (values.size === rows.length && rows.length > MOST_NUMBERED_CLASSES) {
      throw new InputError(
        sentence(
          'table/all-different-classes',
        )`Each of the ${{ rows: rows.length }} rows has another ${{ name }}, so that none can be learned; name the column of the classes.`,
      );
    }
    return { task: 'classify', name, labels: [...values].sort() };
  }
  if (wrong >= 0) throw noNumber(name, texts[wrong], placeOf(wrong));
  const { mean, deviation } = standardize(Float64Array.from(numbers, Number));
  return { task: 'regress', name, mean, deviation: deviation || 1 };
}

/**
 * Reads what a row has to be predicted as: the number of its class, or a number as it stands.
 * @throws InputError when the cell is empty, of an unknown class, or no number
 */
export function readTarget(target: Target, row: TableRow, place?: Place): number {
  const text = targetText(row, target.name, place);
  if (target.task === 'regress') {
    const value = readNumber(text);
    if (value === undefined || Number.isNaN(value)) throw noNumber(target.name, text, place);
    return value;
  }
  const label = target.labels.indexOf(text);
  if (label >= 0) return label;
  const { labels } = target;
  const classes: SentenceValue =
    labels.length <= NAMED
      ? labels
      : sentence(
          'table/classes-in-all',
        )`${{ classes: labels.slice(0, NAMED) }}, … (${{ count: labels.length }} in all)`;
  throw new InputError(
    sentence(
      'table/unknown-class',
    )`"${{ name: target.name }}" is "${{ text }}", which is none of the model's classes: ${{ classes }}`,
    place,
  );
}

function targetText(row: TableRow, name: string, place: Place | undefined): string {
  if (!Object.hasOwn(row, name)) throw missingColumn(name, row, place);
  const text = cellText(row[name]);
  if (text !== '') return text;
  throw new InputError(
    sentence('table/no-target')`the row has no "${{ name }}"; fill it in, or leave the row out`,
    place,
  );
}

function noNumber(name: string, text: string, place: Place | undefined): InputError {
  return new InputError(
    sentence(
      'table/target-not-a-number',
    )`"${{ name }}" is "${{ text }}", but a number is to be predicted; mend it, or predict classes`,
    place,
  );
}

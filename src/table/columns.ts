import { InputError, type Place } from '../base/errors.ts';
import { type SentenceValue, sentence } from '../base/sentence.ts';
import type { TableRow, TableValue } from '../io/tables.ts';

/** A column of numbers, each of which the network reads as its distance from the mean in standard deviations. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly mean: number;
  /** 1 where all numbers are equal. */
  readonly deviation: number;
  /** Whether cells were empty in training: the network is then told, and otherwise reads an empty cell as the mean. */
  readonly missing: boolean;
}

/** A column of texts, which the network reads as one-hot vectors. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** The texts that have a place of their own. */
  readonly categories: readonly string[];
  /** Whether rare texts share a place, which unseen ones then get; otherwise these are vectors of zeros. */
  readonly other: boolean;
  /** Whether empty cells have a place; otherwise they are vectors of zeros. */
  readonly missing: boolean;
}

/** A column that the network reads. */
export type InputColumn = NumberColumn | CategoryColumn;

/** Of a column of texts, the cell of one that was not seen in training; empty cells are NaN in both kinds. */
export const UNSEEN = -1;

/** Distances from the mean beyond this many deviations are cut: single precision must not overflow. */
const FURTHEST = 1e6;

/** A decimal number as people write it, with an exponent or without. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What stands for no number in columns of numbers. */
const NO_NUMBER: ReadonlySet<string> = new Set(['na', 'n/a', 'nan', 'null', 'none', '-', '?']);

/** Returns a cell as text, without space around it; empty where nothing stands. */
export function cellText(value: TableValue | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** Returns the number that a cell's text stands for; NaN for a text that means "no number", undefined for another. */
export function readNumber(text: string): number | undefined {
  if (NUMBER.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  return text === '' || NO_NUMBER.has(text.toLowerCase()) ? Number.NaN : undefined;
}

/** How many numbers the network reads of a column. */
export function widthOf(column: InputColumn): number {
  const missing = column.missing ? 1 : 0;
  if (column.kind === 'number') return 1 + missing;
  return column.categories.length + (column.other ? 1 : 0) + missing;
}

/** Reads the cells of rows, and lays them out as the network reads them. */
export class RowEncoder {
  readonly columns: readonly InputColumn[];
  /** How many numbers the network reads of a row. */
  readonly width: number;
  readonly #places: readonly ReadonlyMap<string, number>[];

  constructor(columns: readonly InputColumn[]) {
    this.columns = columns;
    this.width = columns.reduce((sum, column) => sum + widthOf(column), 0);
    this.#places = columns.map(
      (column) =>
        new Map(column.kind === 'category' ? column.categories.map((text, i) => [text, i]) : []),
    );
  }

  /**
   * Reads a row: a number for each column, that of a text its place among the categories.
   * @param cells where they go, from `begin` on
   * @param place what errors name
   * @throws InputError when a column is missing, or a cell that must be a number is none
   */
  read(row: TableRow, cells: Float64Array, begin: number, place?: Place): void {
    this.columns.forEach((column, i) => {
      if (!Object.hasOwn(row, column.name)) throw missingColumn(column.name, row, place);
      const text = cellText(row[column.name]);
      if (column.kind === 'category') {
        cells[begin + i] = text === '' ? Number.NaN : (this.#places[i].get(text) ?? UNSEEN);
        return;
      }
      const value = readNumber(text);
      if (value === undefined) throw notANumber(column.name, text, place);
      cells[begin + i] = value;
    });
  }

  /**
   * Writes what the network reads of a row.
   * @param cells the row's cells, from `begin` on
   * @param out zeros, from `at` on
   */
  write(cells: Float64Array, begin: number, out: { [index: number]: number }, at: number): void {
    let first = at;
    this.columns.forEach((column, i) => {
      const cell = cells[begin + i];
      const width = widthOf(column);
      if (Number.isNaN(cell)) {
        if (column.missing) out[first + width - 1] = 1;
      } else if (column.kind === 'number') {
        const distance = (cell - column.mean) / column.deviation;
        out[first] = Math.max(-FURTHEST, Math.min(FURTHEST, distance));
      } else if (cell !== UNSEEN) out[first + cell] = 1;
      else if (column.other) out[first + column.categories.length] = 1;
      first += width;
    });
  }
}

/** The most columns that an error names. */
const NAMED = 20;

/** Returns the error for a column that a row lacks. */
export function missingColumn(name: string, row: TableRow, place?: Place): InputError {
  const names = Object.keys(row);
  const columns: SentenceValue =
    names.length <= NAMED
      ? names
      : sentence(
          'table/columns-in-all',
        )`${{ columns: names.slice(0, NAMED) }}, … (${{ count: names.length }} in all)`;
  return new InputError(
    sentence('table/no-column')`there is no column "${{ name }}"; the columns are ${{ columns }}`,
    place,
  );
}

function notANumber(name: string, text: string, place?: Place): InputError {
  return new InputError(
    sentence(
      'table/not-a-number',
    )`"${{ name }}" is "${{ text }}", but a number was expected; mend it, or leave the cell empty`,
    place,
  );
}

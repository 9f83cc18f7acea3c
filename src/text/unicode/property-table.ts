/** Code points that share one row of a table. */
const BLOCK = 128;
const CODE_POINTS = 0x110000;

/**
 * A small number for every code point, in two stages: most blocks of code points are equal to
 * another block, and are kept once.
 */
export interface PropertyTable {
  /** For each block of 128 code points, where its row begins in `values`. */
  readonly rows: Uint16Array;
  readonly values: Uint8Array;
}

/**
 * Unpacks ranges `<gap since the last range><letter><length>` (numbers in base 36, a length of 1
 * left out): the code points of a range have the letter's number, A being 1; all others have 0.
 * @param amend changes the unpacked values before they are packed in rows
 */
export function unpackProperty(
  ranges: string,
  amend?: (values: Uint8Array) => void,
): PropertyTable {
  const all = new Uint8Array(CODE_POINTS);
  let next = 0;
  for (const range of ranges.split(' ')) {
    const letter = range.search(/[A-Z]/);
    const first = next + parseInt(range.slice(0, letter), 36);
    next = first + (letter + 1 === range.length ? 1 : parseInt(range.slice(letter + 1), 36));
    all.fill(range.charCodeAt(letter) - 0x40, first, next);
  }
  amend?.(all);
  return shareRows(all);
}

function shareRows(all: Uint8Array): PropertyTable {
  const rows = new Uint16Array(CODE_POINTS / BLOCK);
  const places = new Map<string, number>();
  const values = new Uint8Array(CODE_POINTS);
  let length = 0;
  for (let row = 0; row < rows.length; row++) {
    const block = all.subarray(row * BLOCK, (row + 1) * BLOCK);
    const key = String.fromCharCode(...block);
    let place = places.get(key);
    if (place === undefined) {
      place = length;
      values.set(block, place);
      places.set(key, place);
      length += BLOCK;
    }
    rows[row] = place;
  }
  return { rows, values: values.slice(0, length) };
}

/** The number of a code point. */
export function propertyOf(table: PropertyTable, codePoint: number): number {
  // The masks keep both indexes inside the arrays; `as number` says so to the compiler.
  const row = table.rows[codePoint >> 7] as number;
  return table.values[row + (codePoint & 127)] as number;
}

/** The number that a table gives each class of a list: its place plus 1. */
export function numberClasses<Name extends string>(
  classes: readonly Name[],
): Readonly<Record<Name, number>> {
  const numbers = classes.map((name, index) => [name, index + 1]);
  return Object.fromEntries(numbers) as Record<Name, number>;
}

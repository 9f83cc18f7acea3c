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

/** A run of code points and the number that they have. */
export interface PropertyRange {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  readonly value: number;
}

/**
 * Reads ranges `<gap since the last range><letter><length>` (numbers in base 36, a length of 1 left
 * out): the code points of a range have the letter's number, A being 1.
 */
export function readRanges(packed: string): PropertyRange[] {
  let next = 0;
  return packed.split(' ').map((range) => {
    const letter = range.search(/[A-Z]/);
    const first = next + parseInt(range.slice(0, letter), 36);
    next = first + (letter + 1 === range.length ? 1 : parseInt(range.slice(letter + 1), 36));
    return { first, end: next, value: range.charCodeAt(letter) - 0x40 };
  });
}

/** Makes the table that has 0 for every code point, combined by `or` with the ranges' numbers. */
export function createPropertyTable(ranges: readonly PropertyRange[]): PropertyTable {
  const all = new Uint8Array(CODE_POINTS);
  const used = new Uint8Array(CODE_POINTS / BLOCK);
  for (const { first, end, value } of ranges) {
    for (let code = first; code < end; code++) all[code] = (all[code] ?? 0) | value;
    used.fill(1, Math.floor(first / BLOCK), Math.ceil(end / BLOCK));
  }
  // Unused blocks share the row of zeros that comes first.
  const rows = new Uint16Array(used.length);
  const places = new Map<string, number>();
  const blocks: Uint8Array[] = [new Uint8Array(BLOCK)];
  for (let row = 0; row < rows.length; row++) {
    if (used[row] === 0) continue;
    const block = all.subarray(row * BLOCK, (row + 1) * BLOCK);
    const key = String.fromCharCode(...block);
    const place = places.get(key) ?? blocks.push(block) - 1;
    places.set(key, place);
    rows[row] = place * BLOCK;
  }
  const values = new Uint8Array(blocks.length * BLOCK);
  blocks.forEach((block, place) => {
    values.set(block, place * BLOCK);
  });
  return { rows, values };
}

/** Returns the number of a code point. */
export function propertyOf(table: PropertyTable, codePoint: number): number {
  // The masks keep both indexes inside the arrays; `as number` says so to the compiler.
  const row = table.rows[codePoint >> 7] as number;
  return table.values[row + (codePoint & 127)] as number;
}

/** Returns the number that a table gives each class of a list: its place plus 1. */
export function numberClasses<Name extends string>(
  classes: readonly Name[],
): Readonly<Record<Name, number>> {
  const numbers = classes.map((name, index) => [name, index + 1]);
  return Object.fromEntries(numbers) as Record<Name, number>;
}

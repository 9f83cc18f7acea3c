import type { NumberTable } from '../shell/chapter.ts';

/** The largest relative difference at which two double-precision numbers count as equal. */
export const TOLERANCE = 1e-12;

/** Whether two numbers are equal to the last bits of double precision. */
export function areEqual(one: number, other: number): boolean {
  if (Object.is(one, other) || one === other) return true;
  return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
}

/** Compares a picture's numbers with the library's; a table that the library lacks counts as unequal. */
export function compareTables(
  tables: readonly NumberTable[],
  library: Readonly<Record<string, readonly (readonly number[])[]>>,
): { numbers: number; unequal: number } {
  let numbers = 0;
  let unequal = 0;
  for (const { id, values } of tables) {
    for (const [r, row] of values.entries()) {
      for (const [c, value] of row.entries()) {
        numbers += 1;
        const other = library[id]?.[r]?.[c];
        if (other === undefined || !areEqual(value, other)) unequal += 1;
      }
    }
  }
  return { numbers, unequal };
}

/** Cells of one block, by their places in the round. */
export interface CellRange {
  readonly begin: number;
  readonly end: number;
}

/** The part of a round that is trained without a break: the cells of some of its blocks. */
export type Slice = readonly CellRange[];

/** Least number of blocks in a slice, as far as the round has them: enough for as many workers. */
const LEAST_BLOCKS = 16;

/**
 * Cuts a round into slices of at most `most` cells. A slice has whole blocks where enough of them fit, since the rows
 * of a block stay in a core's cache; where 16 do not, their parts. Within a block the order of cells stays, and blocks
 * share no rows, so the slices do not change the result.
 * @param ends where each block's cells end, from 0 on
 * @param most cells of a slice; a few more where they do not part evenly
 */
export function cutRound(ends: Int32Array, most: number): Slice[] {
  const slices: Slice[] = [];
  const blocks = ends.length - 1;
  for (let first = 0; first < blocks; ) {
    let last = first;
    while (last < blocks && (last - first < LEAST_BLOCKS || ends[last + 1] - ends[first] <= most)) {
      last += 1;
    }
    const parts = Math.max(1, Math.ceil((ends[last] - ends[first]) / most));
    for (let part = 0; part < parts; part++) {
      slices.push(
        Array.from({ length: last - first }, (_, i) => {
          const [begin, end] = [ends[first + i], ends[first + i + 1]];
          const place = (share: number): number =>
            begin + Math.floor(((end - begin) * share) / parts);
          return { begin: place(part), end: place(part + 1) };
        }),
      );
    }
    first = last;
  }
  return slices;
}

/** Cells of a slice. */
export function countCells(slice: Slice): number {
  return slice.reduce((sum, { begin, end }) => sum + end - begin, 0);
}

import { heapify, sink } from '../../base/heap.ts';
import { type CellRecords, createCellRecords, type SortedCells } from './sorted-cells.ts';

/** Records in a merged block: 1 MB. */
export const BLOCK_LENGTH: number = 2 ** 16;

/** A source, its current block, and its current record. */
interface Cursor {
  readonly source: SortedCells;
  block: CellRecords;
  position: number;
  row: number;
  column: number;
}

/**
 * Merges sorted sources into one, adding up cells that several of them hold. A binary heap holds the sources'
 * heads, so that n records of k sources take n log k steps.
 */
export function mergeSortedCells(sources: readonly SortedCells[]): SortedCells {
  const merged = createCellRecords(BLOCK_LENGTH);
  let heap: Cursor[] | undefined;
  return {
    async next() {
      heap ??= await openCursors(sources);
      let length = 0;
      while (heap.length > 0) {
        const cursor = heap[0];
        const sum = cursor.block.sums[2 * cursor.position + 1];
        const last = length - 1;
        if (
          length > 0 &&
          merged.ids[4 * last] === cursor.row &&
          merged.ids[4 * last + 1] === cursor.column
        ) {
          merged.sums[2 * last + 1] += sum;
        } else {
          // A full block goes out only here, when no later record can add to its last cell.
          if (length === BLOCK_LENGTH) return { ...merged, length };
          merged.ids[4 * length] = cursor.row;
          merged.ids[4 * length + 1] = cursor.column;
          merged.sums[2 * length + 1] = sum;
          length++;
        }
        if (!step(cursor) && !(await refill(cursor))) {
          const moved = heap.pop() as Cursor;
          if (heap.length === 0) break;
          if (moved !== cursor) heap[0] = moved;
        }
        sink(heap, 0, before);
      }
      return length === 0 ? undefined : { ...merged, length };
    },
  };
}

async function openCursors(sources: readonly SortedCells[]): Promise<Cursor[]> {
  const heap: Cursor[] = [];
  for (const source of sources) {
    const cursor: Cursor = {
      source,
      block: createCellRecords(0),
      position: 0,
      row: 0,
      column: 0,
    };
    if (await refill(cursor)) heap.push(cursor);
  }
  heapify(heap, before);
  return heap;
}

/** Goes on to the block's next record; false at its end. */
function step(cursor: Cursor): boolean {
  const position = ++cursor.position;
  if (position >= cursor.block.length) return false;
  cursor.row = cursor.block.ids[4 * position];
  cursor.column = cursor.block.ids[4 * position + 1];
  return true;
}

/** Takes the source's next block; false at its end. */
async function refill(cursor: Cursor): Promise<boolean> {
  const block = await cursor.source.next();
  if (block === undefined) return false;
  cursor.block = block;
  cursor.position = -1;
  return step(cursor);
}

function before(a: Cursor, b: Cursor): boolean {
  return a.row < b.row || (a.row === b.row && a.column < b.column);
}

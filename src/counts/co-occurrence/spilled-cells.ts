import type { ScratchFile } from '../../io/scratch.ts';
import { CELL_BYTES, type SortedCells, viewCellRecords } from './sorted-cells.ts';

/** Writes cells to a scratch file, from which `readSpilledCells` reads them, and returns their number. */
export async function spillCells(file: ScratchFile, cells: SortedCells): Promise<number> {
  let length = 0;
  for (let block = await cells.next(); block !== undefined; block = await cells.next()) {
    await file.write(new Uint8Array(block.ids.buffer, 0, block.length * CELL_BYTES));
    length += block.length;
  }
  return length;
}

/** Reads the records of a scratch file, at most `blockLength` at a time, into the same memory again and again. */
export function readSpilledCells(
  file: ScratchFile,
  length: number,
  blockLength: number,
): SortedCells {
  const room = new Uint8Array(Math.min(blockLength, length) * CELL_BYTES);
  let done = 0;
  return {
    async next() {
      if (done === length) return undefined;
      const count = Math.min(blockLength, length - done);
      await file.read(done * CELL_BYTES, count * CELL_BYTES, room);
      done += count;
      return viewCellRecords(room.buffer, count);
    },
  };
}

import { heapify, sink } from '../../base/heap.ts';
import { sortNumbers } from '../../base/sort-numbers.ts';
import { TermBlock } from './term-block.ts';

/** Terms in an order, in pieces that are valid for as long as they are held. */
export type SortedTerms = AsyncGenerator<TermBlock, void, undefined>;

/** Compares term `i` of one block with term `j` of another: negative where it comes first. */
export type TermOrder = (a: TermBlock, i: number, b: TermBlock, j: number) => number;

/** The order of the terms' code points. */
export const byText: TermOrder = (a, i, b, j) => a.compareText(i, b, j);

/** From the most to the least frequent, equally frequent terms in the order of their code points. */
export const byFrequency: TermOrder = (a, i, b, j) =>
  b.total(j) - a.total(i) || a.compareText(i, b, j);

/** The most terms in a piece. A merge holds a piece of each of its sources. */
const PIECE_TERMS = 2 ** 10;

/** The bytes at which a piece is full. */
export const PIECE_BYTES: number = 2 ** 16;

/**
 * Sorts the terms of a block.
 * @param pieceBytes the bytes at which a piece is full
 */
export async function* sortTerms(
  block: TermBlock,
  order: TermOrder,
  pieceBytes: number = PIECE_BYTES,
): SortedTerms {
  const places = Uint32Array.from({ length: block.size }, (_, i) => i);
  sortNumbers(places, (i, j) => order(block, i, block, j));
  let piece = new TermBlock();
  for (const place of places) {
    piece.append(block, place);
    if (!isFull(piece, pieceBytes)) continue;
    yield piece;
    piece = new TermBlock();
  }
  if (piece.size > 0) yield piece;
}

/** A source, its current piece, and its current term. */
interface Cursor {
  readonly source: SortedTerms;
  piece: TermBlock;
  place: number;
}

/** Merges sources that are sorted by one order, adding up the counts of a term that several of them have. */
export async function* mergeTerms(sources: readonly SortedTerms[], order: TermOrder): SortedTerms {
  const before = (a: Cursor, b: Cursor): boolean => order(a.piece, a.place, b.piece, b.place) < 0;
  const heap: Cursor[] = [];
  for (const source of sources) {
    const cursor = { source, piece: new TermBlock(), place: -1 };
    if (await goOn(cursor)) heap.push(cursor);
  }
  heapify(heap, before);
  let merged = new TermBlock();
  for (let [first] = heap; first !== undefined; [first] = heap) {
    const { piece, place } = first;
    const last = merged.size - 1;
    if (last >= 0 && merged.compareText(last, piece, place) === 0) {
      merged.increase(last, piece, place);
    } else {
      // A full piece goes out only here, when no later term can add to its last.
      if (isFull(merged, PIECE_BYTES)) {
        yield merged;
        merged = new TermBlock();
      }
      merged.append(piece, place);
    }
    // A promise a term would cost more than the term.
    if (++first.place === piece.size && !(await goOn(first))) {
      const moved = heap.pop();
      if (moved !== undefined && heap.length > 0) heap[0] = moved;
    }
    if (heap.length > 1) sink(heap, 0, before);
  }
  if (merged.size > 0) yield merged;
}

/** Takes the source's next piece; false at its end. */
async function goOn(cursor: Cursor): Promise<boolean> {
  const { value } = await cursor.source.next();
  if (!(value instanceof TermBlock)) return false;
  cursor.piece = value;
  cursor.place = 0;
  return true;
}

function isFull({ size, byteLength }: TermBlock, most: number): boolean {
  return size >= PIECE_TERMS || byteLength >= most;
}

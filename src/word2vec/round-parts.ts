import { SENTENCE_END } from '../corpus/encoded-text.ts';
import type { SubwordRows } from './subword-rows.ts';
import type { Word2VecSettings } from './word2vec-options.ts';

/** Multiplications of a shard without a break: some milliseconds. */
const WORK_AT_ONCE = 2 ** 25;

/** Inner nodes on a word's path through the Huffman tree, about. */
const PATH_LENGTH = 16;

/** Computes the number of parts that a round is trained in, so that each part takes little time. */
export function countParts(
  pieces: readonly Int32Array[],
  { dimensions, negatives, loss, window }: Word2VecSettings,
  rows: SubwordRows | undefined,
): number {
  const outputs = loss === 'hierarchical-softmax' ? PATH_LENGTH : negatives + 1;
  // A word meets the outputs of `window` windows, about; with subwords its rows are read and written besides.
  const rowsOfWord = rows === undefined ? 0 : rows.numbers.length / (rows.starts.length - 1);
  const workOfWord = dimensions * (outputs * window + 2 * rowsOfWord);
  const longest = pieces.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.max(1, Math.ceil((longest * workOfWord) / WORK_AT_ONCE));
}

/**
 * Cuts the pieces of all shards into parts, each after an end of a sentence: a kernel begins every sentence anew,
 * so the parts do not change the result. A sentence is never cut, however long it is.
 */
export function cutParts(pieces: readonly Int32Array[], parts: number): Int32Array[][] {
  const ends = pieces.map((piece) => {
    const places = [0];
    for (let part = 1; part < parts; part++) {
      const wanted = Math.max(places[part - 1], Math.floor((piece.length * part) / parts));
      const end = wanted === 0 ? 0 : piece.indexOf(SENTENCE_END, wanted - 1) + 1;
      places.push(wanted === 0 || end > 0 ? end : piece.length);
    }
    return [...places, piece.length];
  });
  return Array.from({ length: parts }, (_, part) =>
    pieces.map((piece, shard) => piece.subarray(ends[shard][part], ends[shard][part + 1])),
  ).filter((part) => part.some(({ length }) => length > 0));
}

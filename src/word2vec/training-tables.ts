import { SubwordVectors } from '../vectors/subword-vectors.ts';
import { WordList } from '../vectors/word-list.ts';
import { WordVectors } from '../vectors/word-vectors.ts';
import type { SubwordRows } from './subword-rows.ts';
import type { Training } from './training.ts';
import { Word2VecModel } from './word2vec-model.ts';

/** The numbers that training changes, rows apart by `stride`, in an engine's heap. */
export interface TrainingTables {
  readonly stride: number;
  /** A row for each word and then, with subwords, for each bucket that has one. */
  readonly inputs: Float32Array | Float64Array;
  /** A row for each word. */
  readonly outputs: Float32Array | Float64Array;
  /** Returns the words' vectors: their input rows, or with subwords the means of theirs. */
  wordVectors(): Float32Array | Float64Array;
  /** Copies a word's current vector to a place in `into`. */
  copyRow(word: number, into: Float32Array, place: number): void;
}

/** Is called with the tables once they hold the first vectors, and with `undefined` before they are gone. */
export type ShowTables = (tables: TrainingTables | undefined) => void;

/** Takes rows that are `stride` apart, and gives them one after another. */
type Pack = (
  table: Float32Array | Float64Array,
  stride: number,
  dimensions: number,
) => Float32Array;

/** How a trained model is handed over. */
export interface TrainingEnd<T> {
  /** Gives the rows that the model is made of. */
  readonly pack: Pack;
  /** Uses the model before the tables' memory is freed. */
  use(model: Word2VecModel): Promise<T>;
}

/**
 * Returns the model that the tables hold now.
 * @param packRows packs the rows; default: copies them
 */
export function collectModel(
  { words, counts, settings, trainedWords }: Training,
  tables: TrainingTables,
  rows?: SubwordRows,
  packRows: Pack = copyRows,
): Word2VecModel {
  const { stride } = tables;
  const { dimensions, subwords: options } = settings;
  const pack = (table: Float32Array | Float64Array): Float32Array =>
    packRows(table, stride, dimensions);
  const common = {
    ...{ settings, trainedWords, counts: Float64Array.from(counts) },
    outputs: pack(tables.outputs),
  };
  const parts = { words: WordList.of(words), vectors: pack(tables.wordVectors()), dimensions };
  if (options === undefined || rows === undefined) {
    return new Word2VecModel({ ...common, vectors: new WordVectors(parts) });
  }
  const { inputs } = tables;
  const subwords = new SubwordVectors({
    ...{ options, dimensions, buckets: rows.buckets },
    vectors: pack(inputs.subarray(words.length * stride)),
  });
  return new Word2VecModel({
    ...common,
    vectors: new WordVectors({ ...parts, subwords }),
    ownRows: pack(inputs.subarray(0, words.length * stride)),
  });
}

/**
 * Moves rows that are `stride` apart together where they lie: the tables are of no more use, and the rows valid
 * as long as their memory is. Numbers of 64 bits are copied all the same.
 */
export function packRowsInPlace(
  table: Float32Array | Float64Array,
  stride: number,
  dimensions: number,
): Float32Array {
  if (table instanceof Float64Array) return copyRows(table, stride, dimensions);
  const rows = table.length / stride;
  for (let row = 1; row < rows; row++) {
    const start = row * stride;
    table.copyWithin(row * dimensions, start, start + dimensions);
  }
  return table.subarray(0, rows * dimensions);
}

/** Copies rows that are `stride` apart, one after another, to memory of their own. */
export function copyRows(
  table: Float32Array | Float64Array,
  stride: number,
  dimensions: number,
): Float32Array {
  const rows = table.length / stride;
  const vectors = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    const start = row * stride;
    vectors.set(table.subarray(start, start + dimensions), row * dimensions);
  }
  return vectors;
}

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
  /** The words' vectors: their input rows, or with subwords the means of theirs. */
  wordVectors(): Float32Array | Float64Array;
}

/** The model that the tables hold now. */
export function collectModel(
  { words, counts, settings, trainedWords }: Training,
  tables: TrainingTables,
  rows?: SubwordRows,
): Word2VecModel {
  const { stride } = tables;
  const { dimensions, subwords: options } = settings;
  const pack = (table: Float32Array | Float64Array): Float32Array =>
    dropPadding(table, stride, dimensions);
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

/** Rows that are `stride` apart, one after another. */
function dropPadding(
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

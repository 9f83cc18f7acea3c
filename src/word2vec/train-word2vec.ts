import { InputError } from '../base/errors.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import { createEngine } from '../engine/create-engine.ts';
import { SubwordVectors } from '../vectors/subword-vectors.ts';
import { WordList } from '../vectors/word-list.ts';
import { WordVectors } from '../vectors/word-vectors.ts';
import { buildNegativeSampler } from './alias-table.ts';
import type { EncodedText, TrainingText } from './encoded-text.ts';
import { computeHeldOutLoss } from './held-out-loss.ts';
import { ShardTables } from './shard-tables.ts';
import { numberSubwordRows, type SubwordRows } from './subword-rows.ts';
import { cutShards, holdOut, readPieces } from './text-pieces.ts';
import { trainSoftmax } from './train-softmax.ts';
import {
  type Word2VecOptions,
  type Word2VecSettings,
  word2vecSettings,
} from './word2vec-options.ts';

/**
 * Trains Word2Vec (Mikolov et al., "Efficient Estimation of Word Representations in Vector Space" and
 * "Distributed Representations of Words and Phrases", 2013). The text trains in shards side by side, and
 * after each round their changes are added up: same text, same options, same bytes, for any number of
 * workers.
 * @throws UsageError when an option is out of range
 * @throws InputError when there is nothing to learn from, or the numbers diverge
 * @throws InterruptedError when the signal is aborted
 */
export async function trainWord2Vec(
  { words, counts, text }: TrainingText,
  options: Word2VecOptions = {},
): Promise<WordVectors> {
  const settings = word2vecSettings(options);
  if (words.length < 2 || text.words < 2) {
    throw new InputError(
      'There are fewer than two words to learn from; give a longer text, or lower the minimum count.',
    );
  }
  const engine = options.engine ?? (await createEngine());
  if (settings.loss === 'softmax') {
    try {
      return await trainSoftmax(engine, { words, text, counts }, settings, options);
    } finally {
      if (options.engine === undefined) engine.dispose();
    }
  }
  const rows = settings.subwords && numberSubwordRows(words, settings.subwords);
  const tables = new ShardTables(engine, counts, text.length, settings, rows);
  try {
    await train(tables, text, counts, settings, options, rows);
    return collectVectors(words, tables, settings, rows);
  } finally {
    tables.dispose();
    if (options.engine === undefined) engine.dispose();
  }
}

function collectVectors(
  words: readonly string[],
  tables: ShardTables,
  { dimensions, subwords: options }: Word2VecSettings,
  rows: SubwordRows | undefined,
): WordVectors {
  const { stride } = tables;
  const list = WordList.of(words);
  const vectors = dropPadding(tables.wordVectors(), stride, dimensions);
  if (options === undefined || rows === undefined) {
    return new WordVectors({ words: list, vectors, dimensions });
  }
  const subwords = new SubwordVectors({
    ...{ options, dimensions, buckets: rows.buckets },
    vectors: dropPadding(tables.inputs.subarray(words.length * stride), stride, dimensions),
  });
  return new WordVectors({ words: list, vectors, dimensions, subwords });
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

async function train(
  tables: ShardTables,
  text: EncodedText,
  counts: ArrayLike<number>,
  settings: Word2VecSettings,
  { onProgress, onEpoch, signal }: Word2VecOptions,
  rows: SubwordRows | undefined,
): Promise<void> {
  const { epochs, learningRate, seed, loss } = settings;
  const { trained, heldOut } = await holdOut(text);
  const starts = await cutShards(text, trained, settings.shards);
  const sampler = buildNegativeSampler(counts);
  const weights = rows && countRows(rows);
  const words = Math.round((text.words * trained) / text.length);
  let done = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const began = performance.now();
    const places = starts.slice(0, -1);
    for (;;) {
      throwIfAborted(signal);
      const pieces = await readPieces(text, places, starts, tables.capacity);
      const read = pieces.reduce((sum, piece) => sum + piece.length, 0);
      if (read === 0) break;
      const share = done / (epochs * trained);
      tables.train(pieces, learningRate * Math.max(1e-4, 1 - share));
      done += read;
      onProgress?.({
        phase: `epoch ${epoch} of ${epochs}`,
        done: Math.round((done / trained) * words),
        total: epochs * words,
        unit: 'words',
      });
    }
    const seconds = (performance.now() - began) / 1000;
    // Hierarchical softmax has no rows for noise words: its loss would be another measure.
    const heldOutLoss =
      loss === 'negative-sampling' && heldOut.length > 0
        ? computeHeldOutLoss(
            heldOut,
            {
              ...{ inputs: tables.wordVectors(), outputs: tables.outputs, stride: tables.stride },
              ...(weights && { weights }),
            },
            sampler,
            createRandom(seed, 'held-out'),
            settings,
          )
        : undefined;
    if (tables.inputs.some((value) => !Number.isFinite(value))) {
      throw new InputError(
        `Word2Vec: the numbers grew beyond bounds in epoch ${epoch}; take a lower learning rate than ${learningRate}, or fewer shards.`,
      );
    }
    onEpoch?.({
      epoch,
      ...(heldOutLoss !== undefined && { heldOutLoss }),
      wordsPerSecond: words / seconds,
    });
  }
}

function countRows({ starts }: SubwordRows): Int32Array {
  return starts.subarray(1).map((end, word) => end - starts[word]);
}

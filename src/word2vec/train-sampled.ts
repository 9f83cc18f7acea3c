import { InputError } from '../base/errors.ts';
import { createRandom } from '../base/random.ts';
import type { Engine } from '../engine/engine.ts';
import { buildNegativeSampler } from './alias-table.ts';
import { computeHeldOutLoss } from './held-out-loss.ts';
import { findKnownRows } from './known-rows.ts';
import { ShardTables } from './shard-tables.ts';
import { numberSubwordRows, type SubwordRows } from './subword-rows.ts';
import { cutShards, holdOut, readPieces } from './text-pieces.ts';
import type { Training } from './training.ts';
import { createCheckpoints } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { collectModel, type TrainingEnd } from './training-tables.ts';

/**
 * Trains by negative sampling or hierarchical softmax, round after round on every shard.
 * @throws InputError when the numbers diverge
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainSampled<T>(
  engine: Engine,
  training: Training,
  options: Word2VecOptions,
  end: TrainingEnd<T>,
): Promise<T> {
  const { words, counts, text, model, position, seed } = training;
  const settings = { ...training.settings, seed };
  const rows = settings.subwords && numberSubwordRows(words, settings.subwords);
  const tables = new ShardTables(engine, counts, text.length, settings, rows);
  try {
    if (model !== undefined) tables.takeOver(findKnownRows(model, words, counts, rows));
    if (position !== undefined) tables.random = position.random;
    await trainEpochs(tables, rows, training, options);
    return await end.use(collectModel(training, tables, rows, end.pack));
  } finally {
    tables.dispose();
  }
}

async function trainEpochs(
  tables: ShardTables,
  rows: SubwordRows | undefined,
  training: Training,
  options: Word2VecOptions,
): Promise<void> {
  const { text, settings, position } = training;
  const { epochs, learningRate, shards } = settings;
  const { trained, heldOut } = await holdOut(text);
  const starts = await cutShards(text, trained, shards);
  const beginnings = starts.slice(0, -1);
  const measure = createMeasure(tables, rows, heldOut, training);
  const afterRound = createCheckpoints(text, options, () => collectModel(training, tables, rows));
  const rooms = beginnings.map(() => new Int32Array(tables.capacity));
  const wordShare = text.words / text.length;
  const first = position?.epoch ?? 1;
  for (let epoch = first; epoch <= epochs; epoch++) {
    const places = [...((epoch === first && position?.places) || beginnings)];
    const before = (epoch - 1) * trained - sum(beginnings);
    const began = { time: performance.now(), places: sum(places) };
    for (;;) {
      const pieces = await readPieces(text, places, starts, tables.capacity, rooms);
      const read = sum(pieces.map((piece) => piece.length));
      if (read === 0) break;
      const done = before + sum(places);
      const share = (done - read) / (epochs * trained);
      tables.train(pieces, learningRate * Math.max(1e-4, 1 - share));
      options.onProgress?.({
        phase: `epoch ${epoch} of ${epochs}`,
        done: Math.round(done * wordShare),
        total: Math.round(epochs * trained * wordShare),
        unit: 'words',
      });
      await afterRound(() => ({ epoch, places, random: tables.random, sums: [] }));
    }
    if (tables.inputs.some((value) => !Number.isFinite(value))) {
      throw new InputError(
        `Word2Vec: the numbers grew beyond bounds in epoch ${epoch}; take a lower learning rate than ${learningRate}, or fewer shards.`,
      );
    }
    const seconds = (performance.now() - began.time) / 1000;
    const heldOutLoss = measure();
    options.onEpoch?.({
      epoch,
      ...(heldOutLoss !== undefined && { heldOutLoss }),
      wordsPerSecond: ((sum(places) - began.places) * wordShare) / seconds,
    });
  }
}

/** Makes what measures the loss of held-out words, where there are any and the loss can be measured. */
function createMeasure(
  tables: ShardTables,
  rows: SubwordRows | undefined,
  heldOut: Int32Array,
  { counts, settings, seed }: Training,
): () => number | undefined {
  // Hierarchical softmax has no rows for noise words: its loss would be another measure.
  if (settings.loss !== 'negative-sampling' || heldOut.length === 0) return () => undefined;
  const sampler = buildNegativeSampler(counts);
  const weights = rows && countRows(rows);
  return () => {
    const { outputs, stride } = tables;
    const measured = { inputs: tables.wordVectors(), outputs, stride, ...(weights && { weights }) };
    return computeHeldOutLoss(heldOut, measured, sampler, createRandom(seed, 'held-out'), settings);
  };
}

function countRows({ starts }: SubwordRows): Int32Array {
  return starts.subarray(1).map((end, word) => end - starts[word]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import { InputError, InterruptedError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { createRandom } from '../base/random.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import type { Engine } from '../engine/engine.ts';
import { damagedCheckpoint } from '../training/damaged-checkpoint.ts';
import { ProgressMeter } from '../training/progress-meter.ts';
import { TrainingClock } from '../training/training-clock.ts';
import { type RoundReport, tokensPerSecond } from '../training/training-report.ts';
import { buildNegativeSampler } from './alias-table.ts';
import { computeHeldOutLoss } from './held-out-loss.ts';
import { findRowsToBeginWith } from './known-rows.ts';
import { countParts, cutParts } from './round-parts.ts';
import { ShardTables } from './shard-tables.ts';
import { nothingLeft } from './subsampling.ts';
import { numberSubwordRows, type SubwordRows } from './subword-rows.ts';
import { cutShards, holdOut, readPieces } from './text-pieces.ts';
import type { Training } from './training.ts';
import { inEpoch, saveCheckpoint, type TrainingPosition } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { collectModel, type ShowTables, type TrainingEnd } from './training-tables.ts';

/**
 * Trains by negative sampling or hierarchical softmax, round after round on every shard.
 * @yields a report after each round; without the loss, which the kernels do not compute
 * @throws InputError when the numbers diverge
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function* trainSampled<T>(
  engine: Engine,
  training: Training,
  options: Word2VecOptions,
  end: TrainingEnd<T>,
  show: ShowTables,
): AsyncGenerator<RoundReport, T, undefined> {
  const { words, counts, text, position, seed } = training;
  const settings = { ...training.settings, seed };
  const rows = settings.subwords && numberSubwordRows(words, settings.subwords);
  const tables = new ShardTables(engine, counts, text.length, settings, rows);
  try {
    await runWithBreaks(tables.initialize(), options);
    const known = findRowsToBeginWith(training, rows);
    if (known !== undefined) tables.takeOver(known);
    if (position !== undefined) tables.random = position.random;
    show(tables);
    yield* trainEpochs(tables, rows, training, options);
    show(undefined);
    return await end.use(collectModel(training, tables, rows, end.pack));
  } finally {
    show(undefined);
    tables.dispose();
  }
}

async function* trainEpochs(
  tables: ShardTables,
  rows: SubwordRows | undefined,
  training: Training,
  options: Word2VecOptions,
): AsyncGenerator<RoundReport, void, undefined> {
  const { text, settings, position } = training;
  const { epochs, learningRate, shards } = settings;
  const { trained, heldOut } = await holdOut(text);
  const starts = await cutShards(text, trained, shards);
  const beginnings = starts.slice(0, -1);
  if (position !== undefined) expectPlaces(position, starts);
  const measure = createMeasure(tables, rows, heldOut, training, options);
  const rooms = beginnings.map(() => new Int32Array(tables.capacity));
  const wordShare = text.words / text.length;
  const clock = new TrainingClock(options);
  const meter = new ProgressMeter(options.onProgress, () => clock.now());
  const first = position?.epoch ?? 1;
  let rounds = position?.rounds ?? 0;
  let skipped = position?.within ?? 0;
  for (let epoch = first; epoch <= epochs; epoch++) {
    const places = [...((epoch === first && position?.places) || beginnings)];
    const before = (epoch - 1) * trained - sum(beginnings);
    const began = { time: clock.now(), places: sum(places) };
    const where = inEpoch(epoch, epochs);
    const checkpoint = (at: Partial<TrainingPosition> = {}): ModelState =>
      saveCheckpoint(collectModel(training, tables, rows), text, {
        ...{ epoch, places, random: tables.random, sums: [], within: 0, rounds },
        ...at,
      });
    for (;;) {
      const start = { places: [...places], random: tables.random };
      const pieces = await readPieces(text, places, starts, tables.capacity, rooms);
      const read = sum(pieces.map((piece) => piece.length));
      if (read === 0) break;
      const done = before + sum(places);
      const rate = learningRate * Math.max(1e-4, 1 - (done - read) / (epochs * trained));
      const left = skipped === 0 ? pieces : pieces.map((piece) => piece.subarray(skipped));
      let within = skipped;
      let milliseconds = 0;
      let work = 0;
      for (const part of cutParts(left, countParts(left, settings, rows))) {
        if (within > skipped) {
          // A training interrupted here continues from here with one shard, and repeats the round with several.
          const pause = clock.takeBreak(work);
          if (pause !== undefined) await pause;
          if (clock.isAborted) {
            // What several shards have learned since the last merge is in no table yet.
            const at = { ...start, within: shards === 1 ? within : 0 };
            const random = shards === 1 ? tables.random : start.random;
            await clock.stop(() => checkpoint({ ...at, random }), where);
          }
        }
        const started = clock.now();
        tables.train(part, rate);
        milliseconds += clock.now() - started;
        work = sum(part.map((piece) => piece.length));
        within += work;
      }
      tables.merge();
      rounds += 1;
      const tokens = Math.round((within - skipped) * wordShare);
      skipped = 0;
      const total = Math.round(epochs * trained * wordShare);
      meter.report(
        () => ({
          ...{ phase: `epoch ${epoch} of ${epochs}`, done: Math.round(done * wordShare), total },
          unit: 'words',
        }),
        done === epochs * trained,
      );
      yield {
        ...{ step: rounds, epoch, tokens, learningRate: rate, milliseconds },
        tokensPerSecond: tokensPerSecond(tokens, milliseconds),
      };
      await clock.betweenSteps(work, checkpoint, where);
    }
    try {
      await runWithBreaks(expectFinite(tables, epoch, learningRate), options);
      // Of a model that goes on the outputs are no zeros to begin with.
      if (epoch === epochs && training.model === undefined) {
        expectTrained(tables, settings.subsample);
      }
      const seconds = (clock.now() - began.time) / 1000;
      const heldOutLoss = await measure();
      options.onEpoch?.({
        epoch,
        ...(heldOutLoss !== undefined && { heldOutLoss }),
        wordsPerSecond: ((sum(places) - began.places) * wordShare) / seconds,
      });
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      await clock.stop(checkpoint, where);
    }
  }
}

/** @throws InputError when a checkpoint's places are not within this text's shards */
function expectPlaces({ places }: TrainingPosition, starts: readonly number[]): void {
  if (places.every((place, i) => place >= starts[i] && place <= starts[i + 1])) return;
  throw damagedCheckpoint();
}

/**
 * Makes sure that the training has changed something: outputs begin as zeros.
 * @throws InputError when subsampling has left out so many words that no two stood near each other
 */
function expectTrained({ outputs }: ShardTables, subsample: number): void {
  if (outputs.some((value) => value !== 0)) return;
  throw nothingLeft(subsample);
}

/** Numbers that are checked between two chances for a break. */
const NUMBERS_AT_ONCE = 2 ** 20;

/** Checks that all numbers are finite; yields after every million. */
function* expectFinite(
  tables: ShardTables,
  epoch: number,
  learningRate: number,
): Generator<number, void> {
  for (let from = 0; from < tables.inputs.length; from += NUMBERS_AT_ONCE) {
    const some = tables.inputs.subarray(from, from + NUMBERS_AT_ONCE);
    if (some.some((value) => !Number.isFinite(value))) {
      throw new InputError(
        sentence(
          'word2vec/diverged',
        )`Word2Vec: the numbers grew beyond bounds in epoch ${{ epoch }}; take a lower learning rate than ${{ learningRate }}, or fewer shards.`,
      );
    }
    yield 1;
  }
}

/** Creates the function that measures the loss of held-out words; it gives undefined without such words. */
function createMeasure(
  tables: ShardTables,
  rows: SubwordRows | undefined,
  heldOut: Int32Array,
  { counts, settings, seed }: Training,
  options: Word2VecOptions,
): () => Promise<number | undefined> {
  // Hierarchical softmax has no rows for noise words: its loss would be another measure.
  if (settings.loss !== 'negative-sampling' || heldOut.length === 0) return async () => undefined;
  const sampler = buildNegativeSampler(counts);
  const weights = rows && countRows(rows);
  return () => {
    const { outputs, stride } = tables;
    const measured = { inputs: tables.wordVectors(), outputs, stride, ...(weights && { weights }) };
    const random = createRandom(seed, 'held-out');
    return runWithBreaks(computeHeldOutLoss(heldOut, measured, sampler, random, settings), options);
  };
}

function countRows({ starts }: SubwordRows): Int32Array {
  return starts.subarray(1).map((end, word) => end - starts[word]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

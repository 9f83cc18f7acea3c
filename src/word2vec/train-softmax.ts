import { InputError, InterruptedError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { createRandom, Random, type RandomState } from '../base/random.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { SENTENCE_END } from '../corpus/encoded-text.ts';
import type { Engine } from '../engine/engine.ts';
import { ProgressMeter } from '../training/progress-meter.ts';
import { TrainingClock } from '../training/training-clock.ts';
import { type RoundReport, tokensPerSecond } from '../training/training-report.ts';
import { findRowsToBeginWith } from './known-rows.ts';
import { neighborsOf } from './neighbors.ts';
import { SoftmaxTables, type SoftmaxWindow } from './softmax-tables.ts';
import { computeKeepThresholds, nothingLeft } from './subsampling.ts';
import { holdOut, readPieces } from './text-pieces.ts';
import type { Training } from './training.ts';
import { inEpoch, saveCheckpoint } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { collectModel, type ShowTables, type TrainingEnd } from './training-tables.ts';
import type { Word2VecSettings } from './word2vec-options.ts';

/**
 * The largest vocabulary. A word of text costs work in proportion to it: at this size, with 100 dimensions,
 * some 6 million operations, about a thousand times what negative sampling takes.
 */
const LARGEST_VOCABULARY = 10_000;

/** Numbers of the text that are read at once. */
const PIECE = 8192;

/**
 * Trains Word2Vec with the full softmax: the network of `computeSoftmaxStep`, many windows at once.
 * In skip-gram the middle word predicts each neighbor, so that a window needs one softmax. The products
 * are split over the workers by columns, which does not change the result.
 * @yields a report after each batch of windows
 * @throws InputError when the vocabulary is too large, or the numbers diverge
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function* trainSoftmax<T>(
  engine: Engine,
  training: Training,
  options: Word2VecOptions,
  end: TrainingEnd<T>,
  show: ShowTables,
): AsyncGenerator<RoundReport, T, undefined> {
  const { words, settings, seed } = training;
  if (words.length > LARGEST_VOCABULARY) {
    const [given, most] = [words.length, LARGEST_VOCABULARY].map((n) => n.toLocaleString('en'));
    throw new InputError(
      sentence(
        'word2vec/softmax-vocabulary',
      )`The full softmax goes through all ${{ words: given }} words of the vocabulary for every word of the text, which makes sense up to ${{ most }}; raise the minimum count, limit the vocabulary, or train by negative sampling.`,
    );
  }
  const tables = new SoftmaxTables(engine, words.length, settings.dimensions, seed);
  try {
    const known = findRowsToBeginWith(training);
    if (known !== undefined) tables.takeOver(known);
    show(tables);
    yield* trainEpochs(tables, training, options);
    show(undefined);
    return await end.use(collectModel(training, tables, undefined, end.pack));
  } finally {
    show(undefined);
    tables.dispose();
  }
}

async function* trainEpochs(
  tables: SoftmaxTables,
  training: Training,
  options: Word2VecOptions,
): AsyncGenerator<RoundReport, void, undefined> {
  const { counts, text, settings, position, seed } = training;
  const { epochs, learningRate } = settings;
  const keep = computeKeepThresholds(counts, settings.subsample);
  const { trained, heldOut } = await holdOut(text);
  const trainedWords = Math.round((text.words * trained) / text.length);
  const clock = new TrainingClock(options);
  const meter = new ProgressMeter(options.onProgress, () => clock.now());
  const first = position?.epoch ?? 1;
  let rounds = position?.rounds ?? 0;
  let skipped = position?.within ?? 0;
  // Of a training that goes on it is not known, and taken for granted.
  let anyPairs = position !== undefined;
  for (let epoch = first; epoch <= epochs; epoch++) {
    const where = inEpoch(epoch, epochs);
    const left = epoch === first ? position : undefined;
    const random =
      left === undefined
        ? createRandom(seed, 'windows', epoch)
        : new Random(left.random as RandomState);
    const [loss, pairs] = left?.sums ?? [0, 0];
    const total = { loss, pairs };
    const began = { time: clock.now(), place: left?.places[0] ?? 0 };
    const at = { places: [began.place], random: random.state() as readonly number[], within: 0 };
    const checkpoint = (): ModelState =>
      saveCheckpoint(collectModel(training, tables), text, {
        ...{ ...at, epoch, rounds, sums: [total.loss, total.pairs] },
      });
    for (let place = began.place; place < trained; ) {
      const places = [place];
      const [piece] = await readPieces(text, places, [0, trained], PIECE);
      const kept = subsample(piece, keep, random);
      const width = (): number => 1 + random.integer(settings.window);
      let batch = 0;
      for (const { windows, end } of cutBatches(kept, width, settings, tables.batch)) {
        batch += 1;
        // Windows of before an interruption are drawn again, and left out.
        if (batch <= skipped) continue;
        skipped = 0;
        const started = clock.now();
        const read = place + (end / kept.length) * piece.length;
        const share = (epoch - 1 + read / trained) / epochs;
        const rate = learningRate * Math.max(1e-4, 1 - share);
        const [lossOfBatch, pairsOfBatch] = [tables.train(windows, rate), countPairs(windows)];
        total.loss += lossOfBatch;
        total.pairs += pairsOfBatch;
        rounds += 1;
        at.within = batch;
        meter.add(lossOfBatch, pairsOfBatch);
        const done = Math.round(share * epochs * trainedWords);
        meter.report(() => ({
          ...{ phase: `epoch ${epoch} of ${epochs}`, done, total: epochs * trainedWords },
          unit: 'words',
        }));
        const milliseconds = clock.now() - started;
        yield {
          ...{ step: rounds, epoch, loss: lossOfBatch / pairsOfBatch, tokens: windows.length },
          ...{ learningRate: rate, milliseconds },
          tokensPerSecond: tokensPerSecond(windows.length, milliseconds),
        };
        await clock.betweenSteps(windows.length, checkpoint, where);
      }
      skipped = 0;
      [place] = places;
      Object.assign(at, { places, random: random.state(), within: 0 });
    }
    if (!Number.isFinite(total.loss)) {
      throw new InputError(
        sentence(
          'word2vec/softmax-diverged',
        )`Word2Vec: the numbers grew beyond bounds in epoch ${{ epoch }}; take a lower learning rate than ${{ learningRate }}.`,
      );
    }
    anyPairs ||= total.pairs > 0;
    if (epoch === epochs && !anyPairs) throw nothingLeft(settings.subsample);
    const seconds = (clock.now() - began.time) / 1000;
    try {
      const heldOutLoss = await runWithBreaks(measure(tables, heldOut, settings), options);
      options.onEpoch?.({
        epoch,
        ...(total.pairs > 0 && { loss: total.loss / total.pairs }),
        ...(heldOutLoss !== undefined && { heldOutLoss }),
        wordsPerSecond: (trainedWords * (1 - began.place / trained)) / seconds,
      });
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      await clock.stop(checkpoint, where);
    }
  }
}

/**
 * Computes the mean −ln p of a held-out pair, with whole windows; undefined when the text has no pairs.
 * @yields how many windows it has measured
 */
function* measure(
  tables: SoftmaxTables,
  text: Int32Array,
  settings: Word2VecSettings,
): Generator<number, number | undefined> {
  let loss = 0;
  let pairs = 0;
  for (const { windows } of cutBatches(text, () => settings.window, settings, tables.batch)) {
    loss += tables.measure(windows);
    pairs += countPairs(windows);
    yield windows.length;
  }
  return pairs === 0 ? undefined : loss / pairs;
}

/** Yields the windows of a text in batches of `size`, each with the position after its last window. */
function* cutBatches(
  text: Int32Array,
  width: () => number,
  { architecture }: Word2VecSettings,
  size: number,
): Generator<{ readonly windows: readonly SoftmaxWindow[]; readonly end: number }> {
  let windows: SoftmaxWindow[] = [];
  for (let t = 0; t < text.length; t++) {
    if (text[t] === SENTENCE_END) continue;
    const [middle, neighbors] = [[text[t]], neighborsOf(text, t, width())];
    if (neighbors.length === 0) continue;
    windows.push(
      architecture === 'cbow'
        ? { inputs: neighbors, targets: middle }
        : { inputs: middle, targets: neighbors },
    );
    if (windows.length === size) {
      yield { windows, end: t };
      windows = [];
    }
  }
  if (windows.length > 0) yield { windows, end: text.length };
}

function countPairs(windows: readonly SoftmaxWindow[]): number {
  return windows.reduce((sum, { targets }) => sum + targets.length, 0);
}

/** Leaves out words at random by their thresholds. */
function subsample(text: Int32Array, keep: Uint32Array, random: Random): Int32Array {
  return text.filter((word) => word === SENTENCE_END || random.uint32() <= keep[word]);
}

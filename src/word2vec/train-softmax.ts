import { InputError } from '../base/errors.ts';
import { createRandom, Random, type RandomState } from '../base/random.ts';
import { SENTENCE_END } from '../corpus/encoded-text.ts';
import type { Engine } from '../engine/engine.ts';
import { findKnownRows } from './known-rows.ts';
import { neighboursOf } from './neighbours.ts';
import { SoftmaxTables, type SoftmaxWindow } from './softmax-tables.ts';
import { computeKeepThresholds } from './subsampling.ts';
import { holdOut, readPieces } from './text-pieces.ts';
import type { Training } from './training.ts';
import { createCheckpoints } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { collectModel, type TrainingEnd } from './training-tables.ts';
import type { Word2VecSettings } from './word2vec-options.ts';

/**
 * The largest vocabulary. A word of text costs work in proportion to it: at this size, with 100 dimensions,
 * some 6 million operations, about a thousand times what negative sampling takes.
 */
const LARGEST_VOCABULARY = 10_000;

/** Numbers of the text that are read at once, and between two points where a checkpoint can be written. */
const PIECE = 8192;

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 200;

/**
 * Trains Word2Vec with the full softmax: the network of `computeSoftmaxStep`, many windows at once.
 * In skip-gram the middle word predicts each neighbour, so that a window needs one softmax. The products
 * are split over the workers by columns, which does not change the result.
 * @throws InputError when the vocabulary is too large, or the numbers diverge
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainSoftmax<T>(
  engine: Engine,
  training: Training,
  options: Word2VecOptions,
  end: TrainingEnd<T>,
): Promise<T> {
  const { words, counts, model, settings, seed } = training;
  if (words.length > LARGEST_VOCABULARY) {
    const [given, most] = [words.length, LARGEST_VOCABULARY].map((n) => n.toLocaleString('en'));
    throw new InputError(
      `The full softmax goes through all ${given} words of the vocabulary for every word of the text, which makes sense ` +
        `up to ${most}; raise the minimum count, limit the vocabulary, or train by negative sampling.`,
    );
  }
  const tables = new SoftmaxTables(engine, words.length, settings.dimensions, seed);
  try {
    if (model !== undefined) tables.takeOver(findKnownRows(model, words, counts));
    await trainEpochs(tables, training, options);
    return await end.use(collectModel(training, tables, undefined, end.pack));
  } finally {
    tables.dispose();
  }
}

async function trainEpochs(
  tables: SoftmaxTables,
  training: Training,
  options: Word2VecOptions,
): Promise<void> {
  const { counts, text, settings, position, seed } = training;
  const { epochs, learningRate } = settings;
  const keep = computeKeepThresholds(counts, settings.subsample);
  const { trained, heldOut } = await holdOut(text);
  const trainedWords = Math.round((text.words * trained) / text.length);
  const report = createReporter(options, epochs * trainedWords);
  const afterPiece = createCheckpoints(text, options, () => collectModel(training, tables));
  const first = position?.epoch ?? 1;
  for (let epoch = first; epoch <= epochs; epoch++) {
    const left = epoch === first ? position : undefined;
    const random =
      left === undefined
        ? createRandom(seed, 'windows', epoch)
        : new Random(left.random as RandomState);
    const [loss, pairs] = left?.sums ?? [0, 0];
    const total = { loss, pairs };
    const began = { time: performance.now(), place: left?.places[0] ?? 0 };
    for (let place = began.place; place < trained; ) {
      const places = [place];
      const [piece] = await readPieces(text, places, [0, trained], PIECE);
      const kept = subsample(piece, keep, random);
      const width = (): number => 1 + random.integer(settings.window);
      for (const { windows, end } of cutBatches(kept, width, settings, tables.batch)) {
        const read = place + (end / kept.length) * piece.length;
        const share = (epoch - 1 + read / trained) / epochs;
        total.loss += tables.train(windows, learningRate * Math.max(1e-4, 1 - share));
        total.pairs += countPairs(windows);
        report(`epoch ${epoch} of ${epochs}`, share, total.loss / total.pairs);
      }
      [place] = places;
      const sums = [total.loss, total.pairs];
      await afterPiece(() => ({ epoch, places, random: random.state(), sums }));
    }
    if (!Number.isFinite(total.loss)) {
      throw new InputError(
        `Word2Vec: the numbers grew beyond bounds in epoch ${epoch}; take a lower learning rate than ${learningRate}.`,
      );
    }
    const seconds = (performance.now() - began.time) / 1000;
    const heldOutLoss = measure(tables, heldOut, settings);
    options.onEpoch?.({
      epoch,
      ...(total.pairs > 0 && { loss: total.loss / total.pairs }),
      ...(heldOutLoss !== undefined && { heldOutLoss }),
      wordsPerSecond: (trainedWords * (1 - began.place / trained)) / seconds,
    });
  }
}

/** Tells of progress now and then. */
function createReporter(
  { onProgress }: Word2VecOptions,
  total: number,
): (phase: string, share: number, loss: number) => void {
  let last = performance.now();
  return (phase, share, loss) => {
    if (performance.now() - last < REPORT_EVERY) return;
    last = performance.now();
    onProgress?.({ phase, done: Math.round(share * total), total, unit: 'words', loss });
  };
}

/** Mean −ln p of a held-out pair, with whole windows; undefined when there is none. */
function measure(
  tables: SoftmaxTables,
  text: Int32Array,
  settings: Word2VecSettings,
): number | undefined {
  let loss = 0;
  let pairs = 0;
  for (const { windows } of cutBatches(text, () => settings.window, settings, tables.batch)) {
    loss += tables.measure(windows);
    pairs += countPairs(windows);
  }
  return pairs === 0 ? undefined : loss / pairs;
}

/** The windows of a text, so many at once, and where the last of them stands. */
function* cutBatches(
  text: Int32Array,
  width: () => number,
  { architecture }: Word2VecSettings,
  size: number,
): Generator<{ readonly windows: readonly SoftmaxWindow[]; readonly end: number }> {
  let windows: SoftmaxWindow[] = [];
  for (let t = 0; t < text.length; t++) {
    if (text[t] === SENTENCE_END) continue;
    const [middle, neighbours] = [[text[t]], neighboursOf(text, t, width())];
    if (neighbours.length === 0) continue;
    windows.push(
      architecture === 'cbow'
        ? { inputs: neighbours, targets: middle }
        : { inputs: middle, targets: neighbours },
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

/** Leaves words out at random, as their thresholds say. */
function subsample(text: Int32Array, keep: Uint32Array, random: Random): Int32Array {
  return text.filter((word) => word === SENTENCE_END || random.uint32() <= keep[word]);
}

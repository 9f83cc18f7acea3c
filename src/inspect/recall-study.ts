import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { type Engine, Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { LongWork } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import { CELLS, type CellKind, COMPARED_CELLS } from '../nn/cells/index.ts';
import { Embedding } from '../nn/embedding.ts';
import { Linear } from '../nn/linear.ts';
import { Recurrent, type RecurrentState } from '../nn/recurrent.ts';
import { clipByNorm } from '../training/clipping.ts';
import { Optimiser } from '../training/optimisers/optimiser.ts';
import type { LineChart } from './drawing/line-chart.ts';
import { measureGradientFlow } from './gradient-flow.ts';
import { drawRecallBatch, type RecallTask, recallVocabularySize } from './recall-task.ts';

/** Options of `studyRecall`: the same budget for every cell and lag. */
export interface RecallStudyOptions extends LongWork {
  /** Which cells, in order; default rnn, lstm, gru. */
  readonly cells?: readonly CellKind[];
  /** How many distractors stand between a symbol and its recall; default 2, 5, 10, 20, 40, 80. */
  readonly lags?: readonly number[];
  /** Updates of the weights for each cell and lag; default 1000. */
  readonly updates?: number;
  /** Default 32. */
  readonly hiddenSize?: number;
  /** Sequences in an update; default 32. */
  readonly batch?: number;
  /** Adam's; default 0.01. */
  readonly learningRate?: number;
  /** Symbols to choose from, and as many distractors; default 8: chance is right once in 8. */
  readonly symbols?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** What one kind of cell learned of one lag. */
export interface RecallResult {
  readonly cell: CellKind;
  readonly lag: number;
  /** Share of new sequences whose symbol was recalled after training. */
  readonly accuracy: number;
  /** Cross-entropy of the same sequences, in nats. */
  readonly loss: number;
  /**
   * ‖∂loss/∂state‖ after the symbol, divided by the same after the cue, before training: the share
   * of the gradient that arrives where it could teach the cell to keep the symbol.
   */
  readonly arrives: number;
}

/** The study, as far as it came. */
export interface RecallStudy {
  readonly cells: readonly CellKind[];
  readonly lags: readonly number[];
  readonly symbols: number;
  readonly updates: number;
  readonly hiddenSize: number;
  readonly seed: number;
  /** Lag by lag, cell by cell. */
  readonly results: readonly RecallResult[];
  /** False when the signal stopped the study: the results that were ready are there. */
  readonly complete: boolean;
}

/** Sequences that the accuracy is measured on. */
const TEST_SEQUENCES = 512;

/**
 * Trains recurrent cells to recall a symbol over growing lags, all with the same seed,
 * sequences and number of updates: what gates are for. Stopped by its signal, it gives back what
 * is ready.
 * @throws UsageError when a lag or a size is below 1
 */
export async function studyRecall(
  engine: Engine,
  options: RecallStudyOptions = {},
): Promise<RecallStudy> {
  const { lags = [2, 5, 10, 20, 40, 80], updates = 1000, symbols = 8, seed = 1 } = options;
  const {
    cells = COMPARED_CELLS,
    hiddenSize = 32,
    batch = 32,
    learningRate = 0.01,
    signal,
    onProgress,
  } = options;
  for (const size of [...lags, updates, symbols, hiddenSize, batch]) {
    if (!(size >= 1))
      throw new UsageError(`studyRecall: a size of ${size} given; expected 1 or more.`);
  }
  const results: RecallResult[] = [];
  const total = cells.length * updates * lags.reduce((sum, lag) => sum + lag + 2, 0);
  let done = 0;
  const takeBreak = createEventBreaks();
  let stopped = signal?.aborted ?? false;
  for (const lag of lags) {
    for (const cell of cells) {
      if (stopped) break;
      const task = { symbols, distractors: symbols, lag };
      const learner = createLearner(engine, { cell, task, batch, hiddenSize, learningRate, seed });
      const arrives = learner.measureArrival();
      const turn = Math.max(1, Math.ceil(20_000 / ((lag + 2) * batch)));
      for (let update = 0; update < updates && !stopped; update += turn) {
        const count = Math.min(turn, updates - update);
        learner.train(count);
        done += count * (lag + 2);
        onProgress?.({ phase: `${cell}, lag ${lag}`, done, total, unit: 'steps' });
        await takeBreak();
        stopped = signal?.aborted ?? false;
      }
      if (!stopped) results.push({ cell, lag, arrives, ...learner.test() });
    }
  }
  return { cells, lags, symbols, updates, hiddenSize, seed, results, complete: !stopped };
}

/** What a learner is made from. */
interface LearnerOptions {
  readonly cell: CellKind;
  readonly task: RecallTask;
  readonly batch: number;
  readonly hiddenSize: number;
  readonly learningRate: number;
  readonly seed: number;
}

/** A network that learns the task. */
interface Learner {
  train(updates: number): void;
  /** Accuracy and loss on new sequences. */
  test(): { accuracy: number; loss: number };
  /** The share of the gradient that arrives at the symbol, on new sequences. */
  measureArrival(): number;
}

function createLearner(engine: Engine, options: LearnerOptions): Learner {
  const { cell, task, batch, hiddenSize, learningRate, seed } = options;
  const steps = task.lag + 2;
  const random = createRandom(seed, 'weights');
  const count = recallVocabularySize(task);
  const embedding = new Embedding(engine, { count, size: hiddenSize, random, name: 'embedding' });
  const recurrent = new Recurrent(engine, {
    cell,
    inputSize: hiddenSize,
    hiddenSize,
    random,
    // Forget gates begin open (Jozefowicz et al. 2015).
    ...(CELLS[cell].forgetGate !== undefined && { forgetBias: 1 }),
  });
  const decoder = new Linear(engine, {
    inputSize: hiddenSize,
    outputSize: task.symbols,
    random,
    name: 'decoder',
  });
  const parameters = [...embedding.parameters, ...recurrent.parameters, ...decoder.parameters];
  const optimiser = new Optimiser(engine, parameters, { kind: 'adam', learningRate });
  const tape = new Tape(engine);
  const training = createRandom(seed, 'recall', task.lag);
  const run = (ids: ArrayLike<number>, length: number, state?: RecurrentState) =>
    recurrent.forwardLookUp(tape, embedding.weight, ids, [length, batch], {
      ...(state !== undefined && { state }),
    });
  const answer = (ids: ArrayLike<number>): Tensor =>
    decoder.forward(tape, run(ids, steps).state.h[0]);

  return {
    train: (updates) => {
      for (let update = 0; update < updates; update++) {
        const { ids, targets } = drawRecallBatch(task, batch, training);
        tape.backward(softmaxCrossEntropy(tape, answer(ids), targets));
        clipByNorm(engine, parameters, 1);
        optimiser.step();
        tape.reset();
      }
    },
    test: () => {
      const fresh = createRandom(seed, 'recall test', task.lag);
      const batches = Math.ceil(TEST_SEQUENCES / batch);
      let right = 0;
      let loss = 0;
      tape.mode = 'evaluation';
      for (let i = 0; i < batches; i++) {
        const { ids, targets } = drawRecallBatch(task, batch, fresh);
        const logits = answer(ids);
        right += countRight(tape.numbers(logits), targets);
        loss += tape.numbers(softmaxCrossEntropy(tape, logits, targets))[0];
        tape.reset();
      }
      tape.mode = 'training';
      return { accuracy: right / (batches * batch), loss: loss / batches };
    },
    measureArrival: () => {
      const fresh = createRandom(seed, 'recall test', task.lag);
      const { ids, targets } = drawRecallBatch(task, batch, fresh);
      const { state } = measureGradientFlow(tape, recurrent, {
        steps,
        batch,
        step: (t, before) => run(ids.subarray(t * batch, (t + 1) * batch), 1, before),
        loss: (output) => softmaxCrossEntropy(tape, decoder.forward(tape, output), targets),
        parameters,
      });
      return state[1] / state[steps];
    },
  };
}

/** How many rows of logits have their largest number at the target. */
function countRight(logits: Float32Array | Float64Array, targets: Int32Array): number {
  const classes = logits.length / targets.length;
  let right = 0;
  targets.forEach((target, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    if (row.indexOf(Math.max(...row)) === target) right += 1;
  });
  return right;
}

/** A study as a chart: accuracy by lag, a line for each kind of cell. */
export function chartRecall(study: RecallStudy): LineChart {
  const { cells, lags, results, symbols } = study;
  return {
    title: `Recalling one of ${symbols} symbols after a lag (chance: ${(1 / symbols).toPrecision(3)})`,
    xLabel: 'lag',
    yLabel: 'accuracy',
    x: lags,
    xScale: 'logarithmic',
    series: cells.map((cell) => ({
      name: cell,
      y: lags.map(
        (lag) =>
          results.find((one) => one.cell === cell && one.lag === lag)?.accuracy ?? Number.NaN,
      ),
    })),
  };
}

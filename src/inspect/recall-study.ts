import type { Engine } from '../autodiff/tape.ts';
import { InterruptedError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../base/progress.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { type CellKind, COMPARED_CELLS_OPTION } from '../nn/cells/index.ts';
import { ProgressMeter } from '../training/progress-meter.ts';
import { runTraining } from '../training/trainer.ts';
import type { LineChart } from './drawing/line-chart.ts';
import { RecallLearner } from './recall-learner.ts';

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

/** What each option takes. */
export const RECALL_STUDY_OPTIONS: OptionTable<
  RecallStudyOptions,
  Exclude<keyof RecallStudyOptions, keyof LongWork>
> = {
  ...LONG_WORK_OPTIONS,
  cells: COMPARED_CELLS_OPTION,
  lags: { kind: 'list', of: 'whole', least: 1, default: [2, 5, 10, 20, 40, 80] },
  updates: { kind: 'whole', least: 1, unit: 'updates', default: 1000 },
  hiddenSize: { kind: 'whole', least: 1, unit: 'units', default: 32 },
  batch: { kind: 'whole', least: 1, unit: 'sequences', default: 32 },
  learningRate: { kind: 'number', above: 0, unit: 'rate', default: 0.01 },
  symbols: { kind: 'whole', least: 2, unit: 'count', default: 8 },
  seed: { kind: 'whole', least: 0, default: 1 },
};

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
  checkOptions('studyRecall', RECALL_STUDY_OPTIONS, options);
  const settings = withDefaults(RECALL_STUDY_OPTIONS, options);
  const { cells, lags, updates, hiddenSize, batch, learningRate, symbols, seed } = settings;
  const { signal, breaks, onProgress } = settings;
  const results: RecallResult[] = [];
  const total = cells.length * updates * lags.reduce((sum, lag) => sum + lag + 2, 0);
  let done = 0;
  const meter = new ProgressMeter(onProgress, () => performance.now());
  const work = { ...(signal && { signal }), ...(breaks && { breaks }) };
  const finish = (complete: boolean): RecallStudy => ({
    ...{ cells, lags, symbols, updates, hiddenSize, seed, results, complete },
  });
  for (const lag of lags) {
    for (const cell of cells) {
      const task = { symbols, distractors: symbols, lag };
      const learner = new RecallLearner(engine, { cell, task, batch, hiddenSize, seed });
      try {
        throwIfAborted(signal);
        const arrives = learner.measureArrival();
        const training = runTraining(learner, {
          ...{ ...work, steps: updates, clip: 1, optimizer: { kind: 'adam', learningRate } },
          validateEvery: updates,
        });
        for await (const { step, loss, tokens } of training) {
          done += lag + 2;
          meter.add(loss * tokens, tokens);
          const phase = `${cell}, lag ${lag}`;
          meter.report(() => ({ phase, done, total, unit: 'steps' }), step === updates);
        }
        throwIfAborted(signal);
        results.push({ cell, lag, arrives, ...(await runWithBreaks(learner.test(), work)) });
      } catch (error) {
        if (!(error instanceof InterruptedError)) throw error;
        return finish(false);
      }
    }
  }
  return finish(true);
}

/** A study as a chart: accuracy by lag, a line for each kind of cell. */
export function chartRecall(study: RecallStudy): LineChart {
  const { cells, lags, results, symbols } = study;
  return {
    title: sentence(
      'inspect/recall-chart',
    )`Recalling one of ${{ symbols }} symbols after a lag (chance: ${{ chance: (1 / symbols).toPrecision(3) }})`,
    xLabel: sentence('inspect/lag')`lag`,
    yLabel: sentence('inspect/accuracy')`accuracy`,
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

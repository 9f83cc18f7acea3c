import type { Engine } from '../autodiff/tape.ts';
import { InterruptedError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../base/progress.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { ProgressMeter } from '../training/progress-meter.ts';
import { runTraining } from '../training/trainer.ts';
import { learnTranslatorUnits } from '../translator/units.ts';
import { CopyLearner, type CopyScore } from './copy-learner.ts';
import { COPY_MODELS, type CopyModel } from './copy-models.ts';
import { COPY_TASKS, type CopyTask, copiedSymbols, MOST_COPIED_SYMBOLS } from './copy-task.ts';
import type { LineChart } from './drawing/line-chart.ts';

/** Options of `studyCopying`: the same budget for every model. */
export interface CopyStudyOptions extends LongWork {
  /** Whether a sequence is written as it was read, or from its last symbol to its first; default copy. */
  readonly task?: CopyTask['task'];
  /** Which models, in order; default all seven. */
  readonly models?: readonly CopyModel[];
  /** Lengths that are tested, those beyond the longest trained ones among them; default 2, 4, 8, 12, 16, 24. */
  readonly lengths?: readonly number[];
  /** The longest sequences that are trained on; default 12. */
  readonly longest?: number;
  /** Updates of the weights of each model; default 2000. */
  readonly updates?: number;
  /** Width of states and of vectors; default 32. */
  readonly hiddenSize?: number;
  /** Sequences in an update; default 32. */
  readonly batch?: number;
  /** Adam's, which rises in a tenth of the updates and falls as a cosine; default 0.005. */
  readonly learningRate?: number;
  /** Symbols to choose from; default 8. */
  readonly symbols?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** What each option takes. */
export const COPY_STUDY_OPTIONS: OptionTable<
  CopyStudyOptions,
  Exclude<keyof CopyStudyOptions, keyof LongWork>
> = {
  ...LONG_WORK_OPTIONS,
  task: { kind: 'choice', choices: COPY_TASKS, default: 'copy' },
  models: { kind: 'list', of: 'text', choices: COPY_MODELS, default: COPY_MODELS },
  lengths: { kind: 'list', of: 'whole', least: 1, default: [2, 4, 8, 12, 16, 24] },
  longest: { kind: 'whole', least: 1, unit: 'units', default: 12 },
  updates: { kind: 'whole', least: 1, unit: 'updates', default: 2000 },
  hiddenSize: { kind: 'whole', least: 1, unit: 'units', default: 32 },
  batch: { kind: 'whole', least: 1, unit: 'sequences', default: 32 },
  learningRate: { kind: 'number', above: 0, unit: 'rate', default: 0.005 },
  symbols: { kind: 'whole', least: 2, most: MOST_COPIED_SYMBOLS, unit: 'count', default: 8 },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** How well one model copies sequences of one length that it has not seen. */
export interface CopyResult extends CopyScore {
  readonly model: CopyModel;
  readonly length: number;
}

/** The study, as far as it came. */
export interface CopyStudy {
  readonly task: CopyTask['task'];
  readonly models: readonly CopyModel[];
  readonly lengths: readonly number[];
  readonly longest: number;
  readonly symbols: number;
  readonly updates: number;
  readonly hiddenSize: number;
  readonly seed: number;
  /** Model by model, length by length. */
  readonly results: readonly CopyResult[];
  /** False when the signal stopped the study: the results that were ready are there. */
  readonly complete: boolean;
}

/**
 * Trains encoders and decoders to copy sequences, or to reverse them, all with the same seed, sequences and number of
 * updates, and tests them by length: what a state of fixed width can hold, and what attention is for. Stopped by its
 * signal, it gives back what is ready.
 * @throws UsageError when an option is out of range
 */
export async function studyCopying(
  engine: Engine,
  options: CopyStudyOptions = {},
): Promise<CopyStudy> {
  checkOptions('studyCopying', COPY_STUDY_OPTIONS, options);
  const settings = withDefaults(COPY_STUDY_OPTIONS, options);
  const { task, models, lengths, longest, updates, hiddenSize, batch, symbols, seed } = settings;
  const { learningRate, signal, breaks, onProgress } = settings;
  const results: CopyResult[] = [];
  const meter = new ProgressMeter(onProgress, () => performance.now());
  const work = { ...(signal && { signal }), ...(breaks && { breaks }) };
  const finish = (complete: boolean): CopyStudy => ({
    ...{ task, models, lengths, longest, symbols, updates, hiddenSize, seed, results, complete },
  });
  const all = copiedSymbols({ symbols });
  const units = await learnTranslatorUnits([{ source: all, target: all }], {
    ...{ units: 'code-points', minCount: 1 },
  });
  const warmUpSteps = Math.floor(updates / 10);
  let done = 0;
  for (const model of models) {
    const learner = new CopyLearner(engine, {
      ...{ model, task: { task, symbols }, units, longest, batch, hiddenSize, seed },
    });
    try {
      throwIfAborted(signal);
      const training = runTraining(learner, {
        ...{ ...work, steps: updates, clip: 1, optimizer: { kind: 'adam', learningRate } },
        schedule: { kind: 'cosine', learningRate, warmUpSteps, steps: updates - warmUpSteps },
        validateEvery: updates,
      });
      for await (const { step, loss, tokens } of training) {
        done += 1;
        meter.add(loss * tokens, tokens);
        const progress = { phase: model, done, total: models.length * updates };
        meter.report(() => ({ ...progress, unit: 'steps' }), step === updates);
      }
      for (const length of lengths) {
        results.push({ model, length, ...(await learner.test(length, work)) });
      }
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      return finish(false);
    } finally {
      learner.dispose();
    }
  }
  return finish(true);
}

/** A study as a chart: the share of exact sequences by length, a line for each model. */
export function chartCopying(study: CopyStudy): LineChart {
  const { task, models, lengths, longest, symbols, results } = study;
  const titles: Readonly<Record<CopyTask['task'], Sentence>> = {
    copy: sentence('inspect/copy-chart')`Copying sequences of ${{ symbols }} symbols`,
    reverse: sentence('inspect/reverse-chart')`Reversing sequences of ${{ symbols }} symbols`,
  };
  return {
    title: titles[task],
    xLabel: sentence('inspect/length')`length`,
    yLabel: sentence('inspect/exact-share')`share of exact sequences`,
    x: lengths,
    xScale: 'logarithmic',
    series: models.map((name) => ({
      name,
      y: lengths.map(
        (length) =>
          results.find((one) => one.model === name && one.length === length)?.exact ?? Number.NaN,
      ),
    })),
    ...(longest <= Math.max(...lengths) && {
      mark: { x: longest, label: sentence('inspect/longest-trained')`longest in training` },
    }),
  };
}

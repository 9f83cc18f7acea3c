import { UsageError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { checkOption } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { option, sentence } from '../base/sentence.ts';
import type { TrainingSchedule } from './learning-rate.ts';
import type { OptimiserOptions } from './optimisers/options.ts';
import type { ResumeRules } from './resume-options.ts';
import type { CheckpointOptions } from './training-clock.ts';
import type { ValidationReport } from './training-report.ts';
import { type AveragingOptions, checkAveraging } from './weight-average.ts';

/** How a task is trained: everything beside the task that the result depends on. */
export interface TrainerSettings {
  readonly optimiser: OptimiserOptions;
  /** Updates of the weights, in all; needed unless `epochs` is given. */
  readonly steps?: number;
  /** In place of `steps`: passes over the data. */
  readonly epochs?: number;
  /** How the learning rate goes; default: the optimiser's rate all the time. */
  readonly schedule?: TrainingSchedule;
  /** Largest norm of the gradient; default: no clipping. */
  readonly clip?: number;
  /** Ends with a mean of the last weights in place of the last weights; default: no mean. */
  readonly averaging?: AveragingOptions;
  /** Steps between two validations; default: an epoch, or 1,000 where that is not known. */
  readonly validateEvery?: number;
  /** Validations without a new best that end the training; default 0: never. */
  readonly patience?: number;
}

/** Options of `runTraining`. */
export interface TrainerOptions extends TrainerSettings, CheckpointOptions, LongWork {
  /** What `onCheckpoint` was given: goes on from there, to the same bytes as without the interruption. */
  readonly resumeFrom?: ModelState;
  /** Called after each validation, and where there would be one. */
  readonly onValidation?: (report: ValidationReport) => void;
}

/** Settings with every default, as a checkpoint keeps them. */
export interface ResolvedSettings extends TrainerSettings {
  readonly schedule: TrainingSchedule;
  readonly validateEvery: number;
  readonly patience: number;
}

/**
 * Fills in the defaults and checks what was given.
 * @throws UsageError when a number is out of range
 */
export function resolveSettings(
  options: TrainerSettings,
  batchesPerEpoch: number | undefined,
): ResolvedSettings {
  const { optimiser, epochs, clip, averaging, patience = 0 } = options;
  const { schedule = { kind: 'constant', learningRate: optimiser.learningRate } } = options;
  const { steps, validateEvery = Math.max(1, batchesPerEpoch ?? 1000) } = options;
  if ((steps === undefined) === (epochs === undefined)) {
    throw new UsageError(
      sentence(
        'training/steps-or-epochs',
      )`A training needs either a number of ${{ steps: option('steps') }} or one of ${{ epochs: option('epochs') }}.`,
    );
  }
  for (const [name, value, least] of [
    ['steps', steps, 1],
    ['epochs', epochs, 1],
    ['validateEvery', validateEvery, 1],
    ['patience', patience, 0],
  ] as const) {
    if (value !== undefined) checkOption(name, { kind: 'whole', least }, value);
  }
  if (clip !== undefined && !(clip > 0)) {
    throw new UsageError(
      sentence(
        'training/wrong-clip',
      )`${{ option: option('clip') }} is ${{ clip }}; give a norm above 0, such as 5.`,
    );
  }
  return {
    ...{ optimiser, schedule, validateEvery, patience },
    ...(steps !== undefined && { steps }),
    ...(epochs !== undefined && { epochs }),
    ...(clip !== undefined && { clip }),
    ...(averaging !== undefined && { averaging: checkAveraging(averaging) }),
  };
}

/** What only extends a training: all that was done before is as it would have been with it. */
export const EXTENDING_SETTINGS: NonNullable<ResumeRules<JsonObject>['extending']> = {
  steps: isRaised,
  epochs: isRaised,
  patience: isMorePatient,
};

/** Whether a number is higher than it was. */
export function isRaised(before: unknown, now: unknown): boolean {
  return Number(now) > Number(before);
}

/** Whether a patience lets a training go on for longer; 0 means for ever. */
export function isMorePatient(before: unknown, now: unknown): boolean {
  return before !== 0 && (now === 0 || isRaised(before, now));
}

/** Settings as JSON. */
export function settingsToJson(settings: TrainerSettings): JsonObject {
  return JSON.parse(JSON.stringify(settings));
}

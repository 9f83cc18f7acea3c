import { UsageError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { checkOption } from '../base/options.ts';
import type { LongWork } from '../base/progress.ts';
import { option, sentence } from '../base/sentence.ts';
import type { TrainingSchedule } from './learning-rate.ts';
import type { OptimizerOptions } from './optimizers/options.ts';
import type { ResumeRules } from './resume-options.ts';
import type { CheckpointOptions } from './training-clock.ts';
import type { ValidationReport } from './training-report.ts';
import { type AveragingOptions, checkAveraging } from './weight-average.ts';

/** The settings of a training: together with the task they determine the result. */
export interface TrainerSettings {
  readonly optimizer: OptimizerOptions;
  /** Total number of weight updates; required without `epochs`. */
  readonly steps?: number;
  /** In place of `steps`: passes over the data. */
  readonly epochs?: number;
  /** Learning rate schedule; default: the constant rate of the optimizer. */
  readonly schedule?: TrainingSchedule;
  /** Largest norm of the gradient; default: no clipping. */
  readonly clip?: number;
  /** Ends with an average of the weights in place of the last ones; default: no averaging. */
  readonly averaging?: AveragingOptions;
  /** Steps between two validations; default: an epoch, or 1,000 where that is not known. */
  readonly validateEvery?: number;
  /** Validations without a new best that end the training; default 0: never. */
  readonly patience?: number;
}

/** Options of `runTraining`. */
export interface TrainerOptions extends TrainerSettings, CheckpointOptions, LongWork {
  /** A checkpoint from `onCheckpoint`: the training continues from it, to the same bytes as without the interruption. */
  readonly resumeFrom?: ModelState;
  /** Called after each validation, and at the same steps of a task that does not validate. */
  readonly onValidation?: (report: ValidationReport) => void;
}

/** Settings with every default, as a checkpoint keeps them. */
export interface ResolvedSettings extends TrainerSettings {
  readonly schedule: TrainingSchedule;
  readonly validateEvery: number;
  readonly patience: number;
}

/**
 * Checks the settings and fills in their defaults.
 * @throws UsageError when a number is out of range
 */
export function resolveSettings(
  options: TrainerSettings,
  batchesPerEpoch: number | undefined,
): ResolvedSettings {
  const { optimizer, epochs, clip, averaging, patience = 0 } = options;
  const { schedule = { kind: 'constant', learningRate: optimizer.learningRate } } = options;
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
    ...{ optimizer, schedule, validateEvery, patience },
    ...(steps !== undefined && { steps }),
    ...(epochs !== undefined && { epochs }),
    ...(clip !== undefined && { clip }),
    ...(averaging !== undefined && { averaging: checkAveraging(averaging) }),
  };
}

/** Settings that only extend a training: with the new value, all earlier steps would have been the same. */
export const EXTENDING_SETTINGS: NonNullable<ResumeRules<JsonObject>['extending']> = {
  steps: isRaised,
  epochs: isRaised,
  patience: isMorePatient,
};

/** Returns whether a number is higher than it was. */
export function isRaised(before: unknown, now: unknown): boolean {
  return Number(now) > Number(before);
}

/** Returns whether a new patience lets a training run longer; 0 means without limit. */
export function isMorePatient(before: unknown, now: unknown): boolean {
  return before !== 0 && (now === 0 || isRaised(before, now));
}

/** Settings as JSON. */
export function settingsToJson(settings: TrainerSettings): JsonObject {
  return JSON.parse(JSON.stringify(settings));
}

import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import type { CheckpointOptions, TrainerSettings, ValidationReport } from '../training/index.ts';

/** Everything that the result of a training depends on, beside the model and the data. */
export interface TableTrainingSettings {
  /** Passes over the rows. */
  readonly epochs: number;
  /** Rows in a batch, or sequences of rows. */
  readonly batch: number;
  /** The first learning rate of Adam; it falls by half a cosine to a twentieth. */
  readonly learningRate: number;
  /** How much of each weight decays a step, times the learning rate (AdamW). */
  readonly weightDecay: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Share of the rows, or sequences, that is kept for validation; 0 for none. */
  readonly validation: number;
  /** Epochs without a better validation that end the training; 0 for never. */
  readonly patience: number;
}

/** The range and the default of each setting. */
export const TABLE_TRAINING_OPTIONS: OptionTable<
  Partial<TableTrainingSettings>,
  keyof TableTrainingSettings
> = {
  epochs: { kind: 'whole', least: 1, default: 100, unit: 'passes' },
  batch: { kind: 'whole', least: 1, default: 32, unit: 'sequences' },
  learningRate: { kind: 'number', above: 0, default: 5e-3, unit: 'rate' },
  weightDecay: { kind: 'number', least: 0, default: 0, unit: 'rate' },
  clip: { kind: 'number', above: 0, default: 5, unit: 'norm' },
  validation: { kind: 'number', least: 0, below: 1, default: 0.1, unit: 'share' },
  patience: { kind: 'whole', least: 0, default: 20, unit: 'validations' },
};

/** How a training is followed, interrupted and resumed. */
export interface TableTrainingRun extends LongWork, CheckpointOptions {
  /** Called after each validation, whose value is the loss of the rows that are not trained on. */
  readonly onReport?: (report: ValidationReport) => void;
  /** What `onCheckpoint` was given: the training goes on from there, to the same bytes as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The kind of each. */
export const TABLE_RUN_OPTIONS: OptionTable<TableTrainingRun> = {
  ...LONG_WORK_OPTIONS,
  onReport: { kind: 'function' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
};

/**
 * Fills in the defaults.
 * @throws UsageError when a setting is out of range
 */
export function tableTrainingSettings(
  given: Partial<TableTrainingSettings>,
): TableTrainingSettings {
  return withDefaults(TABLE_TRAINING_OPTIONS, given);
}

/** The last learning rate, as a share of the first. */
const LAST_SHARE = 1 / 20;

/** Returns the settings as the trainer takes them. */
export function trainerSettings(
  { epochs, learningRate, weightDecay, clip, patience }: TableTrainingSettings,
  batchesPerEpoch: number,
): TrainerSettings {
  return {
    ...{ epochs, clip, patience, optimizer: { kind: 'adamw', learningRate, weightDecay } },
    schedule: {
      ...{ kind: 'cosine', learningRate, minimum: learningRate * LAST_SHARE },
      steps: epochs * batchesPerEpoch,
    },
  };
}

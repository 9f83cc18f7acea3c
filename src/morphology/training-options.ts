import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import type { CheckpointOptions, ValidationReport } from '../training/index.ts';

/** Everything that the result of a training depends on, beside the model and the data. */
export interface MorphologySettings {
  /** Passes over the training data. */
  readonly epochs: number;
  /** Sentences side by side. */
  readonly batch: number;
  /** Share of the batches whose spaces are hidden, so that the analyzer learns to restore them. */
  readonly spacing: number;
  /** Share of the sentences whose closing marks are left out, so that endings are learned without a full stop, too. */
  readonly markDropout: number;
  /** Share of the sentences of which the last few eojeols alone are read, as people type them. */
  readonly fragments: number;
  /** The first learning rate of Adam; it falls by half a cosine to a twentieth. */
  readonly learningRate: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Validations without a new best that end the training; 0 for never. */
  readonly patience: number;
  /**
   * How often an eojeol must occur, always with the same morphemes, to be remembered where the network gets it wrong
   * after the training; 0 for no eojeol. Treebanks of people have slips, so that once is not enough.
   */
  readonly remember: number;
}

/** Options of `trainMorphology`. */
export interface MorphologyTraining
  extends LongWork,
    CheckpointOptions,
    Partial<MorphologySettings> {
  /** Told after each epoch: `validation` is the F1 of the morphemes. */
  readonly onReport?: (report: ValidationReport) => void;
  /** What `onCheckpoint` was given: goes on from there, to the same end as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The range and the default of each option. */
export const MORPHOLOGY_TRAINING_OPTIONS: OptionTable<
  MorphologyTraining,
  keyof MorphologySettings
> = {
  ...LONG_WORK_OPTIONS,
  epochs: { kind: 'whole', least: 1, default: 10, unit: 'passes' },
  batch: { kind: 'whole', least: 1, default: 8, unit: 'sequences' },
  spacing: { kind: 'number', least: 0, most: 1, default: 0.1, unit: 'share' },
  markDropout: { kind: 'number', least: 0, most: 1, default: 0, unit: 'share' },
  fragments: { kind: 'number', least: 0, most: 1, default: 0, unit: 'share' },
  learningRate: { kind: 'number', above: 0, default: 0.01, unit: 'rate' },
  clip: { kind: 'number', above: 0, default: 5, unit: 'norm' },
  patience: { kind: 'whole', least: 0, default: 0, unit: 'validations' },
  remember: { kind: 'whole', least: 0, default: 2, unit: 'times' },
  onReport: { kind: 'function' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
};

/**
 * Fills in the defaults.
 * @throws UsageError when an option is unknown or out of range
 */
export function morphologySettings(given: MorphologyTraining): MorphologySettings {
  checkOptions('trainMorphology', MORPHOLOGY_TRAINING_OPTIONS, given);
  const { epochs, batch, spacing, markDropout, fragments, learningRate, clip, patience, remember } =
    withDefaults(MORPHOLOGY_TRAINING_OPTIONS, given);
  return {
    ...{ epochs, batch, spacing, markDropout, fragments, learningRate, clip, patience, remember },
  };
}

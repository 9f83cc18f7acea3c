import type { ModelState } from '../../base/model-state.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { withDefaults } from '../../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../../base/progress.ts';
import type { CheckpointOptions, TrainerSettings, ValidationReport } from '../../training/index.ts';
import { CLASS_WEIGHTS, type ClassWeight } from '../class-weight.ts';

/**
 * The schedule of the learning rate: `one-cycle` rises over a tenth of the steps and then falls along half a cosine,
 * `cosine` falls from the beginning, `constant` stays.
 */
export type NeuralSchedule = 'one-cycle' | 'cosine' | 'constant';

/** The schedules. */
export const NEURAL_SCHEDULES: readonly NeuralSchedule[] = ['one-cycle', 'cosine', 'constant'];

/** Everything that the result of a training depends on, beside the classifier and the data. */
export interface NeuralTrainingSettings {
  /** Passes over the documents. */
  readonly epochs: number;
  /** Documents in a batch. */
  readonly batch: number;
  /** The highest rate of Adam. */
  readonly learningRate: number;
  readonly schedule: NeuralSchedule;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Share of the documents that is kept for validation; 0 for none. */
  readonly validation: number;
  /** Epochs without a better validation that end the training; 0 for never. */
  readonly patience: number;
  /** Share of the target that is spread over all classes. */
  readonly labelSmoothing: number;
  /** How much each class's documents weigh in the loss. */
  readonly classWeight: ClassWeight;
  /**
   * How much of the moving average of the weights stays at each step; 0 for no averaging. Default: what averages about
   * an epoch, and at most 0.99; in a short training more would keep the first weights, which know nothing.
   */
  readonly averagingDecay?: number;
}

/** The range and the default of each setting. */
export const NEURAL_TRAINING_OPTIONS: OptionTable<
  Partial<NeuralTrainingSettings>,
  Exclude<keyof NeuralTrainingSettings, 'averagingDecay'>
> = {
  epochs: { kind: 'whole', least: 1, default: 10, unit: 'passes' },
  batch: { kind: 'whole', least: 1, default: 64, unit: 'documents' },
  learningRate: { kind: 'number', above: 0, default: 2e-3, unit: 'rate' },
  schedule: { kind: 'choice', choices: NEURAL_SCHEDULES, default: 'one-cycle' },
  clip: { kind: 'number', above: 0, default: 5, unit: 'norm' },
  validation: { kind: 'number', least: 0, below: 1, default: 0.1, unit: 'share' },
  patience: { kind: 'whole', least: 0, default: 3, unit: 'validations' },
  labelSmoothing: { kind: 'number', least: 0, below: 1, default: 0.05, unit: 'share' },
  classWeight: { kind: 'choice', choices: CLASS_WEIGHTS, default: 'none' },
  averagingDecay: { kind: 'number', least: 0, below: 1, unit: 'share' },
};

/** How a training is followed, interrupted and resumed. */
export interface NeuralTrainingRun extends LongWork, CheckpointOptions {
  /** Called after each validation, whose value is the accuracy. */
  readonly onReport?: (report: ValidationReport) => void;
  /** What `onCheckpoint` was given: the training goes on from there, to the same bytes as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The kind of each. */
export const NEURAL_RUN_OPTIONS: OptionTable<NeuralTrainingRun> = {
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
export function neuralTrainingSettings(
  given: Partial<NeuralTrainingSettings>,
): NeuralTrainingSettings {
  return withDefaults(NEURAL_TRAINING_OPTIONS, given);
}

/** Of the steps of `one-cycle`, the share in which the rate rises. */
const RISE = 0.1;

/** The largest decay of the weights' average where none is given. */
const LONGEST_AVERAGE = 0.99;

/** Returns the settings as the trainer takes them. */
export function trainerSettings(
  settings: NeuralTrainingSettings,
  batchesPerEpoch: number,
): TrainerSettings {
  const { epochs, learningRate, schedule, clip, patience } = settings;
  const { averagingDecay: decay = Math.min(LONGEST_AVERAGE, 1 - 1 / batchesPerEpoch) } = settings;
  const steps = epochs * batchesPerEpoch;
  const rise = schedule === 'one-cycle' ? Math.ceil(RISE * steps) : 0;
  return {
    ...{ epochs, clip, patience, optimizer: { kind: 'adam', learningRate } },
    ...(schedule !== 'constant' && {
      schedule: {
        ...{ kind: 'cosine', learningRate },
        ...{ warmUpSteps: rise, steps: Math.max(1, steps - rise) },
      },
    }),
    ...(decay > 0 && { averaging: { kind: 'ema', decay, every: averageEvery(decay) } }),
  };
}

/** Returns how many steps pass between additions to the average: a tenth of those that it reaches over. */
function averageEvery(decay: number): number {
  return Math.max(1, Math.round(0.1 / (1 - decay)));
}

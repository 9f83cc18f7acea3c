import { UsageError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import { option, sentence } from '../base/sentence.ts';
import {
  type AveragingOptions,
  type CheckpointOptions,
  countWindowBatches,
  type OptimizerOptions,
} from '../training/index.ts';
import type { AnyLanguageModel } from './any-language-model.ts';
import { TransformerLanguageModel } from './transformer-language-model.ts';

/**
 * The schedule of the learning rate: `constant`; `cosine`, half a cosine from the rate down to a twentieth of it
 * at the last step; or `plateau`, halved after two validations without progress.
 */
export type LearningRateKind = 'constant' | 'cosine' | 'plateau';

/** The kinds, for checking what users give. */
export const LEARNING_RATE_KINDS: readonly LearningRateKind[] = ['constant', 'cosine', 'plateau'];

/** The optimizers, for checking what users give. */
export const OPTIMIZER_KINDS: readonly OptimizerOptions['kind'][] = [
  'adam',
  'adamw',
  'rmsprop',
  'adagrad',
  'sgd',
];

/**
 * Which mean of the weights the model ends with: `ema`, a moving average that forgets; `swa`, the plain mean of the
 * weights after each of the last steps.
 */
export type AveragingKind = AveragingOptions['kind'];

/** The kinds of averaging, for checking what users give. */
export const AVERAGING_KINDS: readonly AveragingKind[] = ['ema', 'swa'];

/** Everything that the result of a training depends on, beside the model and the text. */
export interface TrainingSettings {
  /** Sequences side by side. */
  readonly batch: number;
  /** Steps that the gradient flows back (truncated BPTT); the state is carried on. Of a Transformer: its context. */
  readonly chunkLength: number;
  /** Updates of the weights, in all. */
  readonly steps: number;
  readonly optimizer: OptimizerOptions['kind'];
  readonly learningRate: number;
  readonly schedule: LearningRateKind;
  /** Steps in which the learning rate rises to its first value. */
  readonly warmUpSteps: number;
  /** Of `adamw`: how much of each matrix decays, times the learning rate; absent: the optimizer's own. */
  readonly weightDecay?: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Share of the text, at its end, that is kept for validation; 0 for none. */
  readonly validation: number;
  /** Steps between two validations. */
  readonly validateEvery: number;
  /** Validations without a new best that end the training; 0 for never. */
  readonly patience: number;
  /** Which mean of the weights the model ends with, and is validated by; absent for none. */
  readonly averaging?: AveragingKind;
  /** Of `ema`: how much of the mean stays at each step. */
  readonly averagingDecay?: number;
  /** Of `swa`: steps before the first weights that count. */
  readonly averagingStart?: number;
}

/** A point in a training, told after each validation. */
export interface TrainingReport {
  readonly step: number;
  /** Passes over the training text so far, with their fraction. */
  readonly epoch: number;
  /** Mean loss of a unit since the report before, in nats. */
  readonly loss: number;
  /** The loss on the text that was kept for validation, in nats; absent when none was. */
  readonly validationLoss?: number;
  readonly learningRate: number;
}

/** Options of `trainLanguageModel`. */
export interface LanguageModelTraining
  extends LongWork,
    CheckpointOptions,
    Partial<TrainingSettings> {
  /** In place of `steps`: passes over the training text. */
  readonly epochs?: number;
  /** Told after each validation. */
  readonly onReport?: (report: TrainingReport) => void;
  /** What `onCheckpoint` was given: goes on from there, to the same end as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The share of the text that is kept for validation unless told otherwise. */
const USUAL_VALIDATION = 0.1;

/** The range and the default of each option. */
export const LANGUAGE_MODEL_TRAINING_OPTIONS: OptionTable<
  LanguageModelTraining,
  | 'chunkLength'
  | 'optimizer'
  | 'learningRate'
  | 'schedule'
  | 'warmUpSteps'
  | 'clip'
  | 'validation'
  | 'patience'
> = {
  ...LONG_WORK_OPTIONS,
  epochs: { kind: 'number', above: 0, unit: 'passes' },
  steps: { kind: 'whole', least: 1, unit: 'updates' },
  batch: { kind: 'whole', least: 1, unit: 'sequences' },
  chunkLength: { kind: 'whole', least: 1, default: 50, unit: 'steps' },
  optimizer: { kind: 'choice', choices: OPTIMIZER_KINDS, default: 'adam' },
  learningRate: { kind: 'number', above: 0, default: 2e-3, unit: 'rate' },
  schedule: { kind: 'choice', choices: LEARNING_RATE_KINDS, default: 'cosine' },
  warmUpSteps: { kind: 'whole', least: 0, default: 0, unit: 'steps' },
  weightDecay: { kind: 'number', least: 0, unit: 'share', needs: { optimizer: ['adamw'] } },
  clip: { kind: 'number', above: 0, default: 5, unit: 'norm' },
  validation: { kind: 'number', least: 0, below: 1, default: USUAL_VALIDATION, unit: 'share' },
  validateEvery: { kind: 'whole', least: 1, unit: 'steps' },
  patience: { kind: 'whole', least: 0, default: 5, unit: 'validations' },
  averaging: { kind: 'choice', choices: AVERAGING_KINDS },
  averagingDecay: {
    kind: 'number',
    least: 0,
    below: 1,
    unit: 'share',
    needs: { averaging: ['ema'] },
  },
  averagingStart: { kind: 'whole', least: 0, unit: 'steps', needs: { averaging: ['swa'] } },
  onReport: { kind: 'function' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
};

const LEAST_STEPS = 2000;
const USUAL_EPOCHS = 10;
/** The least number of chunks in a sequence, so that a short text is not cut to shreds. */
const LEAST_CHUNKS = 4;

/** Of a Transformer, the most windows side by side unless told otherwise. */
const USUAL_WINDOWS = 32;
/** Of a Transformer, the most steps of the rise of the learning rate unless told otherwise. */
const USUAL_WARM_UP = 100;

/** How Transformers are trained unless told otherwise: as nanoGPT trains small ones. */
const TRANSFORMER_TRAINING = { optimizer: 'adamw', learningRate: 1e-3, clip: 1 } as const;
const TRANSFORMER_DECAY = 0.1;

/**
 * Fills in the defaults, which depend on the model and on the length of the text: ten epochs, and at least 2,000 steps;
 * a validation each epoch, but after 1,000 steps at the latest.
 * @param length units of the text, the share for validation among them
 * @throws UsageError when an option is out of range
 */
export function trainingSettings(
  model: AnyLanguageModel,
  given: LanguageModelTraining,
  length: number,
): TrainingSettings {
  const transforms = model instanceof TransformerLanguageModel;
  const usual = transforms ? { ...TRANSFORMER_TRAINING, ...given } : given;
  checkOptions('trainLanguageModel', LANGUAGE_MODEL_TRAINING_OPTIONS, usual);
  if (!transforms) return settingsOf(given, length);
  const { context } = model;
  if (given.chunkLength !== undefined && given.chunkLength !== context) {
    throw new UsageError(
      sentence(
        'language-model/chunk-of-windows',
      )`A Transformer is trained on windows as long as its context, ${{ context }} units; leave ${{ option: option('chunkLength') }} out.`,
    );
  }
  const trained = length - heldOutLength(length, given.validation ?? USUAL_VALIDATION);
  const batch =
    given.batch ?? Math.max(1, Math.min(USUAL_WINDOWS, Math.floor(trained / context) - 1));
  const settings = settingsOf(
    { ...usual, chunkLength: context, batch },
    length,
    countWindowBatches(trained, { batch, length: context }),
  );
  const { optimizer, weightDecay = TRANSFORMER_DECAY, steps } = settings;
  return {
    ...settings,
    warmUpSteps: given.warmUpSteps ?? Math.min(USUAL_WARM_UP, Math.floor(steps / 10)),
    ...(optimizer === 'adamw' && { weightDecay }),
  };
}

/** @param batches in a pass; default: those of a recurrent model's chunks */
function settingsOf(
  given: LanguageModelTraining,
  length: number,
  batches?: number,
): TrainingSettings {
  const {
    epochs,
    batch: chosen,
    steps: wanted,
    validateEvery,
    ...filled
  } = withDefaults(LANGUAGE_MODEL_TRAINING_OPTIONS, given);
  const { chunkLength, optimizer, learningRate, schedule, warmUpSteps, weightDecay } = filled;
  const { clip, validation, patience } = filled;
  if (epochs !== undefined && wanted !== undefined) {
    throw new UsageError(
      sentence(
        'language-model/epochs-and-steps',
      )`Give either ${{ epochs: option('epochs') }} or ${{ steps: option('steps') }}, not both.`,
    );
  }
  const trained = length - heldOutLength(length, validation);
  const fitting = Math.floor(trained / (LEAST_CHUNKS * chunkLength));
  const batch = chosen ?? Math.max(1, Math.min(50, fitting));
  const perEpoch = batches ?? stepsPerEpoch(trained, batch, chunkLength);
  const usual = Math.max(LEAST_STEPS, USUAL_EPOCHS * perEpoch);
  const steps = epochs === undefined ? (wanted ?? usual) : Math.ceil(epochs * perEpoch);
  return {
    ...{ batch, chunkLength, optimizer, learningRate, schedule, clip, validation, steps },
    warmUpSteps,
    ...(weightDecay !== undefined && { weightDecay }),
    validateEvery: validateEvery ?? Math.min(1000, Math.max(200, perEpoch)),
    patience,
    ...averagingSettings(given, steps),
  };
}

/** Of the steps, this share comes before the first weights that `swa` takes into the mean, unless a number is given. */
const SWA_STARTS_AFTER = 0.75;

function averagingSettings(
  { averaging, averagingDecay, averagingStart }: LanguageModelTraining,
  steps: number,
): Pick<TrainingSettings, 'averaging' | 'averagingDecay' | 'averagingStart'> {
  if (averaging === 'ema') return { averaging, averagingDecay: averagingDecay ?? 0.999 };
  if (averaging === undefined) return {};
  return { averaging, averagingStart: averagingStart ?? Math.floor(steps * SWA_STARTS_AFTER) };
}

/** Returns the settings' averaging as the trainer takes it. */
export function averagingOf(settings: TrainingSettings): AveragingOptions | undefined {
  const { averaging, averagingDecay: decay, averagingStart: start = 0 } = settings;
  if (averaging === undefined) return undefined;
  return averaging === 'swa'
    ? { kind: 'swa', start }
    : { kind: 'ema', ...(decay !== undefined && { decay }) };
}

/** Units at the end of the text that are kept for validation: none where they would be too few. */
export function heldOutLength(length: number, validation: number): number {
  const heldOut = Math.floor(length * validation);
  return heldOut < 2 ? 0 : heldOut;
}

/** Computes the number of batches in a pass over the training text: of chunks, or of a Transformer's windows. */
export function batchesPerPass(
  model: AnyLanguageModel,
  trained: number,
  { batch, chunkLength: length }: Pick<TrainingSettings, 'batch' | 'chunkLength'>,
): number {
  return model instanceof TransformerLanguageModel
    ? countWindowBatches(trained, { batch, length })
    : stepsPerEpoch(trained, batch, length);
}

/** Chunks in a pass over the training text. */
function stepsPerEpoch(trained: number, batch: number, chunkLength: number): number {
  return Math.max(1, Math.ceil(Math.floor((trained - 1) / batch) / chunkLength));
}

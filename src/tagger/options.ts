import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import type { CheckpointOptions } from '../training/index.ts';

/** The cells that a tagger may read sentences with. */
export const TAGGER_CELLS = ['lstm', 'gru'] as const;

/** What a word is spelled of, for the character part. */
export const SPELLING_UNITS = ['code-points', 'jamo'] as const;

/** Which columns get a CRF: those whose labels are spans (`spans`), all, or none. */
export const CRF_CHOICES = ['spans', 'all', 'none'] as const;

/** The shape of a tagger, every default filled in: what its file records. */
export interface TaggerOptions {
  /** The recurrent cell that reads the sentence in both directions. */
  readonly cell: (typeof TAGGER_CELLS)[number];
  /** Layers that read the sentence, one on top of another. */
  readonly layers: number;
  /** Width of a layer's state, in each direction. */
  readonly hiddenSize: number;
  /** Width of a word's vector. */
  readonly wordSize: number;
  /** Words seen less often have no vector of their own; their spelling speaks for them. */
  readonly minCount: number;
  /** What words are spelled of. */
  readonly spelling: (typeof SPELLING_UNITS)[number];
  /** Width of a character's vector. */
  readonly characterSize: number;
  /** Width of the state that reads a word's characters, in each direction. */
  readonly characterHiddenSize: number;
  /** Share of the inputs and outputs of the layers that is dropped in training. */
  readonly dropout: number;
  /**
   * α: in training, a word seen n times is read as unknown with probability α / (α + n) (Kiperwasser & Goldberg 2016).
   */
  readonly wordDropout: number;
  /** Which columns get a conditional random field in place of a softmax. */
  readonly crf: (typeof CRF_CHOICES)[number];
  /** Where the first weights, the order of sentences and dropout come from. */
  readonly seed: number;
}

/** The range and the default of each option. */
export const TAGGER_OPTIONS: OptionTable<Partial<TaggerOptions>, keyof TaggerOptions> = {
  cell: { kind: 'choice', choices: TAGGER_CELLS, default: 'lstm' },
  layers: { kind: 'whole', least: 1, default: 1, unit: 'count' },
  hiddenSize: { kind: 'whole', least: 1, default: 160, unit: 'width' },
  wordSize: { kind: 'whole', least: 1, default: 100, unit: 'width' },
  minCount: { kind: 'whole', least: 1, default: 2, unit: 'times' },
  spelling: { kind: 'choice', choices: SPELLING_UNITS, default: 'code-points' },
  characterSize: { kind: 'whole', least: 1, default: 48, unit: 'width' },
  characterHiddenSize: { kind: 'whole', least: 1, default: 96, unit: 'width' },
  dropout: { kind: 'number', least: 0, below: 1, default: 0.3, unit: 'share' },
  wordDropout: { kind: 'number', least: 0, default: 0.5 },
  crf: { kind: 'choice', choices: CRF_CHOICES, default: 'spans' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Fills in the defaults.
 * @throws UsageError when an option is unknown or out of range
 */
export function taggerOptions(given: Partial<TaggerOptions>): TaggerOptions {
  checkOptions('Tagger', TAGGER_OPTIONS, given);
  return withDefaults(TAGGER_OPTIONS, given);
}

/** Everything that the result of a training depends on, beside the model and the sentences. */
export interface TaggerTrainingSettings {
  /** Passes over the training sentences. */
  readonly epochs: number;
  /** Sentences in a batch. */
  readonly batch: number;
  readonly learningRate: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** How much of the weights' moving average stays at each step; 0 for no average; default: it spans about an epoch. */
  readonly averagingDecay: number;
  /** Epochs without a better validation that end the training; 0 for never. */
  readonly patience: number;
}

/** A point in a training, told after each epoch. */
export interface TaggerReport {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of a token since the report before, all columns together, in nats. */
  readonly loss: number;
  /** Share of the labels that were right on the validation data, the mean of all columns; absent without such data. */
  readonly accuracy?: number;
  readonly learningRate: number;
}

/** Options of `trainTagger`. */
export interface TaggerTraining
  extends LongWork,
    CheckpointOptions,
    Partial<TaggerTrainingSettings> {
  /** Told after each epoch. */
  readonly onReport?: (report: TaggerReport) => void;
  /** What `onCheckpoint` was given: goes on from there, to the same end as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The range and the default of each option. */
export const TAGGER_TRAINING_OPTIONS: OptionTable<
  TaggerTraining,
  'epochs' | 'batch' | 'learningRate' | 'clip' | 'patience'
> = {
  ...LONG_WORK_OPTIONS,
  epochs: { kind: 'whole', least: 1, default: 15, unit: 'passes' },
  batch: { kind: 'whole', least: 1, default: 32, unit: 'sequences' },
  learningRate: { kind: 'number', above: 0, default: 3e-3, unit: 'rate' },
  clip: { kind: 'number', above: 0, default: 2, unit: 'norm' },
  averagingDecay: { kind: 'number', least: 0, below: 1, unit: 'share' },
  patience: { kind: 'whole', least: 0, default: 0, unit: 'validations' },
  onReport: { kind: 'function' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
};

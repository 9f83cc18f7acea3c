import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import type { CheckpointOptions, ValidationReport } from '../training/index.ts';

/** The cells that may write captions. */
export const CAPTIONER_CELLS = ['lstm', 'gru', 'rnn'] as const;

/**
 * What the cell is given after the picture: nothing but zeros, as the course has it, or each time the word that came
 * before, as is usual (Vinyals et al. 2015).
 */
export const CAPTIONER_INPUTS = ['zeros', 'words'] as const;

/** The shape of a captioner, every default filled in: what its file records. */
export interface CaptionerOptions {
  /** Width and height that pictures are scaled to, in pixels; a multiple of 16. */
  readonly side: number;
  /** Filters over the patches; the two convolutions have twice as many. */
  readonly filters: number;
  /** The recurrent cell that writes. */
  readonly cell: (typeof CAPTIONER_CELLS)[number];
  /** Width of its state. */
  readonly hiddenSize: number;
  /** Width of the picture's vector, and of a word's. */
  readonly embeddingSize: number;
  readonly inputs: (typeof CAPTIONER_INPUTS)[number];
  /** Whether each word also looks at the places of the picture (Xu et al. 2015). */
  readonly attention: boolean;
  /** Share of the state that is dropped in training before a word is chosen. */
  readonly dropout: number;
  /** Captions are cut after so many words. */
  readonly longest: number;
  /** Words seen less often are unknown. */
  readonly minCount: number;
  readonly seed: number;
}

/** The range and the default of each option. */
export const CAPTIONER_OPTIONS: OptionTable<Partial<CaptionerOptions>, keyof CaptionerOptions> = {
  side: { kind: 'whole', least: 16, most: 512, default: 64, unit: 'width' },
  filters: { kind: 'whole', least: 1, default: 32, unit: 'count' },
  cell: { kind: 'choice', choices: CAPTIONER_CELLS, default: 'gru' },
  hiddenSize: { kind: 'whole', least: 1, default: 128, unit: 'width' },
  embeddingSize: { kind: 'whole', least: 1, default: 128, unit: 'width' },
  inputs: { kind: 'choice', choices: CAPTIONER_INPUTS, default: 'zeros' },
  attention: { kind: 'switch', default: false },
  dropout: { kind: 'number', least: 0, below: 1, default: 0, unit: 'share' },
  longest: { kind: 'whole', least: 1, default: 50, unit: 'words' },
  minCount: { kind: 'whole', least: 1, default: 1, unit: 'times' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** Sides are a multiple of this: patches of four pixels, halved twice. */
const SIDE_UNIT = 16;

/**
 * Fills in the defaults; a side becomes the next multiple of 16.
 * @throws UsageError when an option is unknown or out of range
 */
export function captionerOptions(given: Partial<CaptionerOptions>): CaptionerOptions {
  checkOptions('Captioner', CAPTIONER_OPTIONS, given);
  const options = withDefaults(CAPTIONER_OPTIONS, given);
  return { ...options, side: Math.ceil(options.side / SIDE_UNIT) * SIDE_UNIT };
}

/** Everything that the result of a training depends on, beside the model and the pictures. */
export interface CaptionerTrainingSettings {
  /** Passes over the pictures. */
  readonly epochs: number;
  /** Pictures in a batch. */
  readonly batch: number;
  /** The highest rate of Adam, which rises over a twentieth of the steps and falls as a cosine. */
  readonly learningRate: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Share of the pictures that is kept for validation; 0 for none. */
  readonly validation: number;
  /** Epochs without a better validation that end the training; 0 for never. */
  readonly patience: number;
}

/** Options of `trainCaptioner`. */
export interface CaptionerTraining
  extends LongWork,
    CheckpointOptions,
    Partial<CaptionerTrainingSettings> {
  /** Called after each epoch; the validation is the share of captions that are right word for word. */
  readonly onReport?: (report: ValidationReport) => void;
  /** What `onCheckpoint` was given: goes on from there, to the same end as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The range and the default of each option. */
export const CAPTIONER_TRAINING_OPTIONS: OptionTable<
  CaptionerTraining,
  keyof CaptionerTrainingSettings
> = {
  ...LONG_WORK_OPTIONS,
  epochs: { kind: 'whole', least: 1, default: 20, unit: 'passes' },
  batch: { kind: 'whole', least: 1, default: 64, unit: 'examples' },
  learningRate: { kind: 'number', above: 0, default: 2e-3, unit: 'rate' },
  clip: { kind: 'number', above: 0, default: 1, unit: 'norm' },
  validation: { kind: 'number', least: 0, below: 1, default: 0.05, unit: 'share' },
  patience: { kind: 'whole', least: 0, default: 0, unit: 'validations' },
  onReport: { kind: 'function' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
};

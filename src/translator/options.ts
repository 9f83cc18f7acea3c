import { MOST_HEAD_SIZE } from '../autodiff/ops/multi-head-attention.ts';
import { UsageError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import type { OptionSpec, OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import { option, sentence } from '../base/sentence.ts';
import { BLEU_TOKENIZERS, type BleuTokenizer } from '../corpus/scoring/bleu-tokenizers.ts';
import type { CheckpointOptions } from '../training/index.ts';

/** The kinds of encoder and decoder: recurrent, or a Transformer's. */
export const TRANSLATOR_MODELS = ['recurrent', 'transformer'] as const;

/** The recurrent cells of encoder and decoder. */
export const TRANSLATOR_CELLS = ['gru', 'lstm', 'rnn'] as const;

/** How the decoder looks at its source. */
export const ATTENTION_KINDS = ['additive', 'dot', 'none'] as const;

/** What texts are cut into: those units from which a text can be written again. */
export const TRANSLATOR_UNITS = ['bpe', 'whitespace', 'code-points', 'graphemes', 'jamo'] as const;

/** Which tables are one: source, target and output; target and output; or none. */
export const TIED_TABLES = ['all', 'target', 'none'] as const;

/** The shape of a translator, every default filled in: what its file records. */
export interface TranslatorOptions {
  /** The recurrent cell of encoder and decoder. */
  readonly cell: (typeof TRANSLATOR_CELLS)[number];
  /** Layers of the encoder, and of the decoder. */
  readonly layers: number;
  /** Width of a layer's state, in each direction. */
  readonly hiddenSize: number;
  /** Width of a unit's vector. */
  readonly embeddingSize: number;
  /** Whether the encoder reads the source backwards, too. */
  readonly bidirectional: boolean;
  /** How the decoder looks at its source at each step; `none`: it knows the encoder's last state alone. */
  readonly attention: (typeof ATTENTION_KINDS)[number];
  /** Which tables of vectors are one. */
  readonly tied: (typeof TIED_TABLES)[number];
  /** Share of the encoder's outputs, and of what the output layer reads, that is dropped in training. */
  readonly dropout: number;
  /** Share of the source's vectors' numbers that is dropped in training. */
  readonly embeddingDropout: number;
  /** Where the first weights, the order of sentences and dropout come from. */
  readonly seed: number;
}

/** The range and the default of each option. */
export const TRANSLATOR_OPTIONS: OptionTable<
  Partial<TranslatorOptions>,
  keyof TranslatorOptions
> = {
  cell: { kind: 'choice', choices: TRANSLATOR_CELLS, default: 'gru' },
  layers: { kind: 'whole', least: 1, default: 1, unit: 'count' },
  hiddenSize: { kind: 'whole', least: 1, default: 256, unit: 'width' },
  embeddingSize: { kind: 'whole', least: 1, default: 192, unit: 'width' },
  bidirectional: { kind: 'switch', default: true },
  attention: { kind: 'choice', choices: ATTENTION_KINDS, default: 'additive' },
  tied: { kind: 'choice', choices: TIED_TABLES, default: 'all' },
  dropout: { kind: 'number', least: 0, below: 1, default: 0.4, unit: 'share' },
  embeddingDropout: { kind: 'number', least: 0, below: 1, default: 0.3, unit: 'share' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** The shape of a translator of either kind: recurrent, or a Transformer. */
export interface TranslatorShape extends TranslatorOptions {
  /** The kind of encoder and decoder. */
  readonly model: (typeof TRANSLATOR_MODELS)[number];
  /** Of a Transformer: heads of the attention. */
  readonly heads: number;
  /** Of a Transformer: width between the two products of a block. */
  readonly feedForwardSize: number;
}

/** Whose options others are. */
const RECURRENT = { model: ['recurrent'] } as const;
const TRANSFORMER = { model: ['transformer'] } as const;

/** The range and the default of each option, for either kind. */
export const TRANSLATOR_SHAPE_OPTIONS: OptionTable<
  Partial<TranslatorShape>,
  keyof TranslatorShape
> = {
  ...TRANSLATOR_OPTIONS,
  model: { kind: 'choice', choices: TRANSLATOR_MODELS, default: 'recurrent' },
  cell: { ...TRANSLATOR_OPTIONS.cell, needs: RECURRENT },
  embeddingSize: { ...TRANSLATOR_OPTIONS.embeddingSize, needs: RECURRENT },
  bidirectional: { ...TRANSLATOR_OPTIONS.bidirectional, needs: RECURRENT },
  attention: { ...TRANSLATOR_OPTIONS.attention, needs: RECURRENT },
  heads: { kind: 'whole', least: 1, default: 4, unit: 'count', needs: TRANSFORMER },
  feedForwardSize: { kind: 'whole', least: 1, default: 256, unit: 'width', needs: TRANSFORMER },
};

/**
 * Fills in the defaults.
 * @throws UsageError when an option is unknown or out of range
 */
export function translatorOptions(given: Partial<TranslatorShape>): TranslatorShape {
  checkOptions('Translator', TRANSLATOR_SHAPE_OPTIONS, given);
  const usual = given.model === 'transformer' ? { ...TRANSFORMER_SHAPE, ...given } : given;
  const options = withDefaults(TRANSLATOR_SHAPE_OPTIONS, usual);
  const { model, hiddenSize, heads } = options;
  const size = hiddenSize / heads;
  if (model === 'transformer' && !(Number.isInteger(size) && size <= MOST_HEAD_SIZE)) {
    throw new UsageError(
      sentence(
        'translator/heads',
      )`${{ hidden: option('hiddenSize') }} is ${{ hiddenSize }} and ${{ option: option('heads') }} is ${{ heads }}; give heads that share the width evenly, each at most ${{ most: MOST_HEAD_SIZE }} wide.`,
    );
  }
  return options;
}

/** The shape of a Transformer unless told otherwise: the small one of Wu et al. (2021) for Multi30k. */
const TRANSFORMER_SHAPE = { layers: 4, hiddenSize: 128, dropout: 0.3 } as const;

/** Returns the options that have a meaning for the translator's kind: what its file keeps. */
export function ownOptions(options: TranslatorShape): Partial<TranslatorShape> {
  const entries = Object.entries(options).filter(([name]) => {
    const { needs } = TRANSLATOR_SHAPE_OPTIONS[name as keyof TranslatorShape] as OptionSpec;
    return needs === undefined || needs.model.includes(options.model);
  });
  return Object.fromEntries(entries);
}

/** How the texts of both languages are cut into units, with one vocabulary for both. */
export interface TranslatorUnitsOptions {
  readonly units: (typeof TRANSLATOR_UNITS)[number];
  /** The most units; of byte-pair encoding, bytes and letters among them. */
  readonly vocabularySize: number;
  /** How often a unit must occur to be known; of byte-pair encoding, a pair to be merged. */
  readonly minCount: number;
}

/** The range and the default of each option. */
export const TRANSLATOR_UNITS_OPTIONS: OptionTable<
  Partial<TranslatorUnitsOptions>,
  keyof TranslatorUnitsOptions
> = {
  units: { kind: 'choice', choices: TRANSLATOR_UNITS, default: 'bpe' },
  vocabularySize: { kind: 'whole', least: 300, default: 6000, unit: 'units' },
  minCount: { kind: 'whole', least: 1, default: 2, unit: 'times' },
};

/** What validations measure: sacreBLEU's BLEU or chrF2, the share of exact translations, or the loss. */
export const VALIDATION_MEASURES = ['bleu', 'chrf', 'exact', 'loss'] as const;

/** How the learning rate goes on after its rise: down half a cosine, or with the inverse root of the step. */
export const TRANSLATOR_SCHEDULES = ['cosine', 'inverse-root'] as const;

/** Everything that the result of a training depends on, beside the model and the pairs. */
export interface TranslatorTrainingSettings {
  /** Passes over the training pairs. */
  readonly epochs: number;
  /** Pairs in a batch. */
  readonly batch: number;
  /** The most units of a batch on its longer side, padding among them (fairseq's `--max-tokens`); 0 for no such limit. */
  readonly batchTokens: number;
  /** Pairs with more units on a side are left out. */
  readonly longest: number;
  /** The highest learning rate. */
  readonly learningRate: number;
  readonly schedule: (typeof TRANSLATOR_SCHEDULES)[number];
  /** Steps in which the learning rate rises. */
  readonly warmUpSteps: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Share of the target that is spread over all units. */
  readonly labelSmoothing: number;
  /** How much of the weights' moving average stays at each step; 0 for no average; default: it spans about an epoch. */
  readonly averagingDecay: number;
  /** What chooses the weights. */
  readonly measure: (typeof VALIDATION_MEASURES)[number];
  /** How BLEU cuts translations into words. */
  readonly tokenize: BleuTokenizer;
  /** Validations without a better value that end the training; 0 for never. */
  readonly patience: number;
}

/** A point in a training, reported after each epoch. */
export interface TranslatorReport {
  readonly step: number;
  readonly epoch: number;
  /** Mean loss of a unit since the report before, smoothed as it is trained, in nats. */
  readonly loss: number;
  /** The measure of the validation pairs; absent without such pairs. */
  readonly validation?: number;
  readonly learningRate: number;
}

/** Options of `trainTranslator`. */
export interface TranslatorTraining
  extends LongWork,
    CheckpointOptions,
    Partial<TranslatorTrainingSettings> {
  /** Called after each epoch. */
  readonly onReport?: (report: TranslatorReport) => void;
  /** A checkpoint from `onCheckpoint`: the training continues from it, to the same end as without the interruption. */
  readonly resumeFrom?: ModelState;
}

/** The range and the default of each option. */
export const TRANSLATOR_TRAINING_OPTIONS: OptionTable<
  TranslatorTraining,
  Exclude<keyof TranslatorTrainingSettings, 'averagingDecay' | 'schedule' | 'warmUpSteps'>
> = {
  ...LONG_WORK_OPTIONS,
  epochs: { kind: 'whole', least: 1, default: 20, unit: 'passes' },
  batch: { kind: 'whole', least: 1, default: 64, unit: 'sequences' },
  batchTokens: { kind: 'whole', least: 0, default: 0, unit: 'tokens' },
  longest: { kind: 'whole', least: 1, default: 100, unit: 'units' },
  learningRate: { kind: 'number', above: 0, default: 2e-3, unit: 'rate' },
  schedule: { kind: 'choice', choices: TRANSLATOR_SCHEDULES },
  warmUpSteps: { kind: 'whole', least: 0, unit: 'steps' },
  clip: { kind: 'number', above: 0, default: 1, unit: 'norm' },
  labelSmoothing: { kind: 'number', least: 0, below: 1, default: 0.1, unit: 'share' },
  averagingDecay: { kind: 'number', least: 0, below: 1, unit: 'share' },
  measure: { kind: 'choice', choices: VALIDATION_MEASURES, default: 'bleu' },
  tokenize: { kind: 'choice', choices: BLEU_TOKENIZERS, default: '13a' },
  patience: { kind: 'whole', least: 0, default: 0, unit: 'validations' },
  onReport: { kind: 'function' },
  onCheckpoint: { kind: 'function' },
  checkpointSeconds: { kind: 'number', least: 0, unit: 'seconds' },
  resumeFrom: { kind: 'object' },
};

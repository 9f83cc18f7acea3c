import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { option, sentence } from '../../base/sentence.ts';

/** What reads the units of a text: a recurrent cell, or convolutions of several widths (Kim 2014). */
export type NeuralEncoder = 'lstm' | 'gru' | 'rnn' | 'cnn';

/** The encoders, in the order in which they are listed. */
export const NEURAL_ENCODERS: readonly NeuralEncoder[] = ['lstm', 'gru', 'rnn', 'cnn'];

/**
 * What makes one vector of a text's: the last state, the largest or the mean value of each feature, a mean weighted by
 * attention, or the first three side by side.
 */
export type NeuralPooling = 'last' | 'max' | 'mean' | 'attention' | 'max-mean-last';

/** The kinds of pooling. */
export const NEURAL_POOLINGS: readonly NeuralPooling[] = [
  'last',
  'max',
  'mean',
  'attention',
  'max-mean-last',
];

/** The shape of a neural classifier, every default filled in: what its file records. */
export interface NeuralClassifierOptions {
  readonly encoder: NeuralEncoder;
  readonly pooling: NeuralPooling;
  /** Width of a unit's vector. */
  readonly embeddingSize: number;
  /** Recurrent: width of the state in each direction. Convolutions: filters of each width. */
  readonly hiddenSize: number;
  /** Recurrent layers, one on top of another. */
  readonly layers: number;
  /** Recurrent: whether each layer also reads backwards. */
  readonly bidirectional: boolean;
  /** Convolutions: units that a filter sees at a time. */
  readonly filterWidths: readonly number[];
  /** Share of the pooled vector, and of what each recurrent layer hands up, that is dropped in training. */
  readonly dropout: number;
  /** Share of the numbers of the units' vectors that is dropped in training. */
  readonly embeddingDropout: number;
  /** Share of the units that are read as the unknown unit in training. */
  readonly wordDropout: number;
  /** The longest n-grams of units whose hashed weights are added to the logits; 0 for no such wide part. */
  readonly wideNgrams: number;
  /** Rows of the wide part's table, which n-grams share by their hash. */
  readonly wideFeatures: number;
  /** Units of a text that are read; of a longer one the first half of these and the last. */
  readonly longest: number;
  /** Whether texts are read in lower case. */
  readonly lowercase: boolean;
  /** Whether training leaves given vectors as they are. */
  readonly frozen: boolean;
  /** Where all random numbers come from. */
  readonly seed: number;
}

/** Rows of the wide part's table where neither they nor documents are given. */
const USUAL_WIDE_FEATURES = 2 ** 18;

/** The range and the default of each option. */
export const NEURAL_CLASSIFIER_OPTIONS: OptionTable<
  Partial<NeuralClassifierOptions>,
  Exclude<keyof NeuralClassifierOptions, 'pooling' | 'wideNgrams' | 'wideFeatures'>
> = {
  encoder: { kind: 'choice', choices: NEURAL_ENCODERS, default: 'lstm' },
  pooling: { kind: 'choice', choices: NEURAL_POOLINGS },
  embeddingSize: { kind: 'whole', least: 1, default: 100, unit: 'width' },
  hiddenSize: { kind: 'whole', least: 1, default: 128, unit: 'width' },
  layers: { kind: 'whole', least: 1, default: 1, unit: 'count' },
  bidirectional: { kind: 'switch', default: true },
  filterWidths: { kind: 'list', of: 'whole', least: 1, default: [3, 4, 5] },
  dropout: { kind: 'number', least: 0, below: 1, default: 0.5, unit: 'share' },
  embeddingDropout: { kind: 'number', least: 0, below: 1, default: 0.3, unit: 'share' },
  wordDropout: { kind: 'number', least: 0, below: 1, default: 0.1, unit: 'share' },
  wideNgrams: { kind: 'whole', least: 0, most: 8, unit: 'units' },
  wideFeatures: { kind: 'whole', least: 1, most: 2 ** 24, unit: 'features' },
  longest: { kind: 'whole', least: 2, default: 1000, unit: 'units' },
  lowercase: { kind: 'switch', default: false },
  frozen: { kind: 'switch', default: false },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Fills in the defaults: pooling is max, mean and last side by side after recurrent layers, and max after convolutions;
 * there is no wide part (a training chooses one by its documents).
 * @throws UsageError when an option is unknown or out of range, or convolutions are asked for a last state
 */
export function neuralClassifierOptions(
  given: Partial<NeuralClassifierOptions>,
): NeuralClassifierOptions {
  checkOptions('NeuralClassifier', NEURAL_CLASSIFIER_OPTIONS, given);
  const filled = withDefaults(NEURAL_CLASSIFIER_OPTIONS, given);
  const { encoder, filterWidths } = filled;
  const { pooling = encoder === 'cnn' ? 'max' : 'max-mean-last' } = filled;
  if (encoder === 'cnn' && (pooling === 'last' || pooling === 'max-mean-last')) {
    throw new UsageError(
      sentence(
        'classifier/no-last-state',
      )`${{ pooling: option('pooling') }} is ${{ given: pooling }}, but convolutions have no last state; choose max, mean or attention.`,
    );
  }
  if (filterWidths.length === 0) {
    throw new UsageError(
      sentence(
        'classifier/no-filters',
      )`${{ widths: option('filterWidths') }} is empty; give the width of one filter or more.`,
    );
  }
  const { wideNgrams = 0, wideFeatures = USUAL_WIDE_FEATURES } = filled;
  return { ...filled, pooling, wideNgrams, wideFeatures };
}

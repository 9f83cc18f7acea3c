import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import { CELL_KINDS, type CellKind } from '../nn/index.ts';

/** Which form of the GRU: the course's, or the one of PyTorch and cuDNN. */
type GruForm = 'reset-before' | 'reset-after';

/** The shape of a language model, every default filled in: what its file records. */
export interface LanguageModelOptions {
  readonly cell: CellKind;
  /** GRU: the reset gate before the product (the course's form) or after it (PyTorch's). */
  readonly form: GruForm;
  /** Recurrent layers, one on top of another. */
  readonly layers: number;
  /** Width of each layer's state. */
  readonly hiddenSize: number;
  /** Width of a unit's vector. */
  readonly embeddingSize: number;
  /** Share of the outputs of every layer that is dropped in training. */
  readonly dropout: number;
  /** Whether input and output share one table of vectors (Press & Wolf 2017). */
  readonly tied: boolean;
  /** Where the first weights come from. */
  readonly seed: number;
}

/** The forms of the GRU, for checking what users give. */
export const GRU_FORMS: readonly GruForm[] = ['reset-before', 'reset-after'];

/** The range and the default of each option. */
export const LANGUAGE_MODEL_OPTIONS: OptionTable<
  Partial<LanguageModelOptions>,
  'cell' | 'form' | 'layers' | 'hiddenSize' | 'dropout' | 'tied' | 'seed'
> = {
  cell: { kind: 'choice', choices: CELL_KINDS, default: 'lstm' },
  form: { kind: 'choice', choices: GRU_FORMS, default: 'reset-before' },
  layers: { kind: 'whole', least: 1, default: 2, unit: 'count' },
  hiddenSize: { kind: 'whole', least: 1, default: 128, unit: 'width' },
  embeddingSize: { kind: 'whole', least: 1, unit: 'width' },
  dropout: { kind: 'number', least: 0, below: 1, default: 0, unit: 'share' },
  tied: { kind: 'switch', default: false },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Fills in the defaults: an LSTM of 2 × 128 without dropout, vectors as wide as the states, seed 1.
 * @throws UsageError when an option is unknown or out of range, or tied tables would differ in width
 */
export function languageModelOptions(given: Partial<LanguageModelOptions>): LanguageModelOptions {
  checkOptions('LanguageModel', LANGUAGE_MODEL_OPTIONS, given);
  const { cell, form, dropout, tied, hiddenSize, layers, seed, ...rest } = withDefaults(
    LANGUAGE_MODEL_OPTIONS,
    given,
  );
  // In the order in which model files keep them.
  const options = {
    ...{ cell, form, dropout, tied, hiddenSize, layers },
    ...{ embeddingSize: rest.embeddingSize ?? hiddenSize, seed },
  };
  if (tied && options.embeddingSize !== hiddenSize) {
    throw new UsageError(
      sentence(
        'language-model/tied-sizes',
      )`Tied tables must be as wide as the states: ${{ embedding: option('embeddingSize') }} is ${{ embeddingSize: options.embeddingSize }}, ${{ hidden: option('hiddenSize') }} ${{ hiddenSize }}.`,
    );
  }
  return options;
}

import { UsageError } from '../base/errors.ts';
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

/**
 * Fills in the defaults: an LSTM of 2 × 128 without dropout, vectors as wide as the states, seed 1.
 * @throws UsageError when a number is out of range, or tied tables would differ in width
 */
export function languageModelOptions(given: Partial<LanguageModelOptions>): LanguageModelOptions {
  const { cell = 'lstm', form = 'reset-before', dropout = 0, tied = false } = given;
  if (!CELL_KINDS.includes(cell)) {
    throw new UsageError(`There is no cell "${cell}"; choose ${CELL_KINDS.join(', ')}.`);
  }
  if (!GRU_FORMS.includes(form)) {
    throw new UsageError(`There is no GRU form "${form}"; choose ${GRU_FORMS.join(', ')}.`);
  }
  if (typeof tied !== 'boolean') throw new UsageError(`tied is ${tied}; give true or false.`);
  if (!(typeof dropout === 'number' && dropout >= 0 && dropout < 1)) {
    throw new UsageError(`dropout is ${dropout}; give a share from 0 to below 1.`);
  }
  const hiddenSize = checkWhole('hiddenSize', given.hiddenSize ?? 128, 1);
  const options = {
    ...{ cell, form, dropout, tied, hiddenSize },
    layers: checkWhole('layers', given.layers ?? 2, 1),
    embeddingSize: checkWhole('embeddingSize', given.embeddingSize ?? hiddenSize, 1),
    seed: checkWhole('seed', given.seed ?? 1, 0),
  };
  if (tied && options.embeddingSize !== hiddenSize) {
    throw new UsageError(
      `Tied tables must be as wide as the states: embeddingSize is ${options.embeddingSize}, hiddenSize ${hiddenSize}.`,
    );
  }
  return options;
}

/**
 * Checks a whole number of an option.
 * @throws UsageError when it is none, or too small
 */
export function checkWhole(name: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`${name} is ${value}; give a whole number from ${least} up.`);
}

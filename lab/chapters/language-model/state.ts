import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';
import { ownTextField } from '../../shell/own-text.ts';

/** The texts to learn from: three that ship, and the reader's own. */
export const TEXTS = ['shakespeare', 'reviews', 'kernels', 'own'] as const;
export type TextName = (typeof TEXTS)[number];

export const UNIT_KINDS = ['code-points', 'jamo'] as const;
export const CELLS = ['rnn', 'lstm', 'gru'] as const;

/** The steps after which a text is drawn, as far as the training goes. */
export const MOMENTS: readonly number[] = [0, 50, 100, 200, 400, 800, 1600];

/** Units that are drawn at each moment. */
export const LENGTH = 100;

export const MOST_STEPS = 2_000;
/** The longest text of the reader's own that stands in the address. */
export const LONGEST_TEXT = 1_500;

/** The state of chapter 10. */
export const FIELDS = {
  text: choiceField(TEXTS, 'shakespeare'),
  own: ownTextField(LONGEST_TEXT),
  units: choiceField(UNIT_KINDS, 'code-points'),
  cell: choiceField(CELLS, 'lstm'),
  hidden: wholeField(64, 4, 192),
  steps: wholeField(400, 10, MOST_STEPS),
  seed: wholeField(1, 1, 999),
  /** What the drawn text goes on from; empty: the start of a line. */
  prompt: textField('', 60),
  temperature: numberField(0.8, 0.1, 2),
  /** 0: all units. */
  topK: wholeField(0, 0, 50),
  topP: numberField(1, 0.05, 1),
  /** The seed of the drawing. */
  draw: wholeField(1, 1, 999),
  /** The moment whose expectation is shown; −1: the last one that was reached. */
  at: wholeField(-1, -1, MOST_STEPS),
  /** The place in the drawn text before which it is shown. */
  letter: wholeField(0, 0, LENGTH - 1),
  step: wholeField(0, 0, MOST_STEPS),
};
export type LanguageModelFields = typeof FIELDS;

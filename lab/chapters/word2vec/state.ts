import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';

/** The most updates that the player goes to. */
export const MOST_UPDATES = 2_000;

/** The state of chapter 4. */
export const FIELDS = {
  text: textField('I study math', 160),
  window: wholeField(1, 1, 3),
  dimensions: wholeField(2, 2, 4),
  architecture: choiceField(['skip-gram', 'cbow'], 'skip-gram'),
  rate: numberField(0.1, 0.01, 2),
  seed: wholeField(1, 1, 999),
  /** Updates of both matrices. */
  step: wholeField(0, 0, MOST_UPDATES),
};
export type Word2VecFields = typeof FIELDS;

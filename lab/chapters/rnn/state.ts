import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';

/** The longest word, and the most updates that the picture goes to. */
export const LONGEST_WORD = 9;
export const MOST_UPDATES = 300;

/** The state of chapter 8. */
export const FIELDS = {
  word: textField('hello', LONGEST_WORD),
  /** Units of the hidden state. */
  hidden: wholeField(3, 1, 5),
  /** All numbers of h₀. */
  start: numberField(0, -1, 1),
  seed: wholeField(1, 1, 999),
  /** What the player moves: the letters that are read, or the updates of the weights. */
  mode: choiceField(['read', 'train'], 'read'),
  shape: choiceField(['unrolled', 'rolled'], 'unrolled'),
  /** Letters that have been read. */
  time: wholeField(4, 0, LONGEST_WORD),
  /** Updates that the weights have had. */
  updates: wholeField(0, 0, MOST_UPDATES),
  /** Weights that the reader moved: `Wxh.0.1=0.5` between commas. */
  edits: textField('', 400),
  /** Another first letter, to compare with; none. */
  other: textField('', 1),
};
export type RnnFields = typeof FIELDS;

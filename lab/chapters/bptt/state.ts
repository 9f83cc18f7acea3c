import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';

/** What the gradient goes back through: a chain of one number, or a language model that reads a text. */
export const VIEWS = ['chain', 'text'] as const;
export type ViewName = (typeof VIEWS)[number];

/** Where the loss is measured: at the last step alone, or at every step. */
export const LOSSES = ['last', 'each'] as const;

/** The most time steps that the picture has room for. */
export const LONGEST = 20;

export const LONGEST_TEXT = 60;

/** C, as the small model has read it, up to the end of a comment: to foretell it one must know of its beginning. */
export const CODE = '/* Adds one vector to another. *';

/** The state of chapter 12. */
export const FIELDS = {
  view: choiceField(VIEWS, 'chain'),
  text: textField(CODE, LONGEST_TEXT),
  /** The hash of a kept model; empty: the small one that comes with the lab. */
  model: textField('', 64),
  /** Letters that the cut gradient goes back in the text. */
  cut: wholeField(10, 1, LONGEST_TEXT),
  /** Time steps T. */
  length: wholeField(12, 2, LONGEST),
  /** Steps of a chunk: the gradient does not cross its beginning; T or more is no cut at all. */
  chunk: wholeField(LONGEST, 1, LONGEST),
  loss: choiceField(LOSSES, 'last'),
  /** w_hh, w_xh and b of the one hidden unit. */
  whh: numberField(1, -3, 3),
  wxh: numberField(1, -3, 3),
  bias: numberField(0, -2, 2),
  /** Steps that the gradient has gone back. */
  step: wholeField(12, 0, LONGEST_TEXT),
};
export type BpttFields = typeof FIELDS;

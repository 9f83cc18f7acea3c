import { choiceField, numberField, wholeField } from '../../shell/address.ts';

/** Where the loss is measured: at the last step alone, or at every step. */
export const LOSSES = ['last', 'each'] as const;

/** The most time steps that the picture has room for. */
export const LONGEST = 20;

/** The state of chapter 12. */
export const FIELDS = {
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
  step: wholeField(12, 0, LONGEST),
};
export type BpttFields = typeof FIELDS;

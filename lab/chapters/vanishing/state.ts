import { numberField, numbersField, wholeField } from '../../shell/address.ts';

/** The most inputs. */
export const MOST_INPUTS = 12;

/** The state of chapter 13: the course's nested example. */
export const FIELDS = {
  /** x₁, x₂, … */
  inputs: numbersField([-0.5, -0.5, -0.5], -2, 2, MOST_INPUTS),
  /** h₀ */
  start: numberField(0, -1, 1),
  /** w_hh */
  state: numberField(3, -6, 6),
  /** w_xh */
  input: numberField(2, -6, 6),
  /** b */
  bias: numberField(1, -3, 3),
  /** Factors that have been multiplied, from the last step back. */
  step: wholeField(3, 0, MOST_INPUTS),
};
export type VanishingFields = typeof FIELDS;

import {
  choiceField,
  numberField,
  numbersField,
  textField,
  wholeField,
} from '../../shell/address.ts';

/** What the picture shows: the nested example, three cells side by side, or what a prediction hears of the text. */
export const VIEWS = ['nest', 'lanes', 'letters'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The most inputs. */
export const MOST_INPUTS = 12;

/** The most steps back through the three cells. */
export const MOST_LAG = 100;

export const LONGEST_TEXT = 200;

/** C, as the small models have read it. */
export const CODE =
  '/* Adds one vector to another. */\nvoid add(float *sum, const float *x, int n) {';

/** The place in it after the comment's last word: its end needs its beginning. */
export const COMMENT_END = 31;

/** The state of chapter 13: the course's nested example. */
export const FIELDS = {
  view: choiceField(VIEWS, 'nest'),
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
  /** What the recurrent weights of the three cells are multiplied by. */
  gain: numberField(1, 0.5, 6),
  /** Steps from the first to the last. */
  lag: wholeField(50, 5, MOST_LAG),
  /** The largest norm of the weights' gradient; 0: not clipped. */
  clip: numberField(5, 0, 50),
  seed: wholeField(1, 1, 99),
  text: textField(CODE, LONGEST_TEXT),
  /** The hash of a kept model; empty: the three small ones that come with the lab. */
  model: textField('', 64),
  /** Of the nest: factors that have been multiplied. Of the lanes: steps back. Of the letters: the one that is predicted. */
  step: wholeField(1, 0, LONGEST_TEXT),
};
export type VanishingFields = typeof FIELDS;

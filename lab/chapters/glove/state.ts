import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';

/** The course's three sentences. */
export const COURSE_SENTENCES = 'I like deep learning\nI like NLP\nI enjoy flying';

/** The most passes over the matrix that the player offers. */
export const MOST_PASSES = 200;

/** The most words that the matrices have room for. */
export const MOST_WORDS = 10;

export const BIASES = ['without', 'with'] as const;

/** The state of chapter 6. */
export const FIELDS = {
  /** A sentence a line. */
  text: textField(COURSE_SENTENCES, 300),
  window: wholeField(1, 1, 4),
  dimensions: wholeField(3, 1, 5),
  xMax: numberField(2, 1, 20),
  alpha: numberField(0.75, 0, 2),
  biases: choiceField(BIASES, 'without'),
  /** What the left matrix shows: counts, or their logarithms. */
  view: choiceField(['count', 'log'], 'count'),
  /** The picked cell. */
  row: wholeField(0, 0, MOST_WORDS - 1),
  column: wholeField(1, 0, MOST_WORDS - 1),
  seed: wholeField(1, 1, 999),
  /** Passes over all cells. */
  step: wholeField(20, 0, MOST_PASSES),
};
export type GloveFields = typeof FIELDS;

import { choiceField, textField, wholeField } from '../../shell/address.ts';

/** What counts for a word that a sentence has n times: n, 1, or n times the word's rarity. */
export const WEIGHTINGS = ['count', 'binary', 'tf-idf'] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

/** The course's two sentences. */
export const COURSE_SENTENCES = 'John really really loves this movie\nJane really likes this song';

/** The state of chapter 2. */
export const FIELDS = {
  /** A sentence a line. */
  text: textField(COURSE_SENTENCES, 400),
  weighting: choiceField(WEIGHTINGS, 'count'),
  /** The sentences being summed, or the board of all pairs. */
  view: choiceField(['sum', 'pairs'], 'sum'),
  /** What the board shows. */
  measure: choiceField(['distance', 'cosine'], 'distance'),
  /** Words that have fallen. */
  step: wholeField(11, 0, 60),
};
export type BagFields = typeof FIELDS;

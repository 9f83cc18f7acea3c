import { choiceField, textField, wholeField } from '../../shell/address.ts';

/** What happens to a text before it is cut. */
export const NORMALIZATIONS = ['none', 'lower', 'nfkc'] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

/** The text that byte-pair encoding learns its merges from. */
export const CORPORA = ['korean', 'english', 'own'] as const;
export type CorpusName = (typeof CORPORA)[number];

/** The course's four forms of one word. */
export const COURSE_TEXT = '맑고, 맑지만, 맑았는데, 맑은';

/** The most merges that the player offers. */
export const MOST_MERGES = 300;

/** The state of chapter 1. */
export const FIELDS = {
  text: textField(COURSE_TEXT, 120),
  normalize: choiceField(NORMALIZATIONS, 'none'),
  corpus: choiceField(CORPORA, 'korean'),
  /** The place of the text whose units are lit; −1 for none. */
  at: wholeField(-1, -1, 119),
  /** Merges that byte-pair encoding has learned. */
  step: wholeField(18, 0, MOST_MERGES),
};
export type UnitFields = typeof FIELDS;

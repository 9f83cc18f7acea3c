import { choiceField, textField, wholeField } from '../../shell/address.ts';

/** What the text does, as a unit may follow it; `span`: what the reader selected. */
export const FEATURES = ['indent', 'comment', 'brackets', 'quotes', 'final', 'span'] as const;
export type FeatureName = (typeof FEATURES)[number];

/** What the library calls them. */
export const FEATURE_NAMES: Readonly<Record<FeatureName, string>> = {
  comment: 'inside a comment',
  brackets: 'depth of ( and [',
  indent: 'inside indentation',
  quotes: 'inside quotes',
  final: 'final consonant',
  span: 'span',
};

export const SIGNALS = ['h', 'c'] as const;

export const LONGEST_TEXT = 800;

/** The most hidden units that a model of the lab has. */
export const MOST_UNITS = 1024;

/** C, as the small model has read it. */
export const CODE = `/* Adds one vector to another. */
void add(float *sum, const float *x, int n) {
  for (int i = 0; i < n; i++) {
    sum[i] += x[i];
  }
}

/* The largest of n numbers. */
float largest(const float *x, int n) {
  float most = x[0];
  for (int i = 1; i < n; i++) {
    if (x[i] > most) most = x[i];
  }
  return most;
}`;

/** The state of chapter 11. */
export const FIELDS = {
  text: textField(CODE, LONGEST_TEXT),
  /** The hash of a kept model; empty: the small one that comes with the lab. */
  model: textField('', 64),
  feature: choiceField(FEATURES, 'indent'),
  signal: choiceField(SIGNALS, 'h'),
  /** The unit that colors the text, from 0; −1: the one that follows the feature most closely. */
  unit: wholeField(-1, -1, MOST_UNITS - 1),
  /** The selected span: its first character, and the one after its last. */
  from: wholeField(0, 0, LONGEST_TEXT),
  to: wholeField(0, 0, LONGEST_TEXT),
  /** Characters that have been read. */
  step: wholeField(LONGEST_TEXT, 0, LONGEST_TEXT),
};
export type UnitsFields = typeof FIELDS;

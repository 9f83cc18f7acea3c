import { choiceField, textField, type Values, wholeField } from '../../shell/address.ts';
import { ownTextField } from '../../shell/own-text.ts';
import { STEPS } from '../../worker/word-settings.ts';

/** The texts to learn from: two that ship, and the reader's own. */
export const TEXTS = ['fairy-tales', 'film-reviews', 'own'] as const;
export type TextName = (typeof TEXTS)[number];

/** The longest text of the reader's own that stands in the address. */
export const LONGEST_TEXT = 2_000;

/** The most words whose neighbors are listed. */
export const MOST_PROBES = 3;

/** The state of chapter 5. */
export const FIELDS = {
  text: choiceField(TEXTS, 'fairy-tales'),
  own: ownTextField(LONGEST_TEXT),
  units: choiceField(['words', 'stems'], 'words'),
  /** Words whose neighbors are listed, between spaces. */
  probes: textField('king forest gold', 60),
  window: wholeField(4, 1, 10),
  dimensions: wholeField(50, 4, 100),
  negatives: wholeField(5, 1, 15),
  jamo: choiceField(['no', 'yes'], 'no'),
  seed: wholeField(1, 1, 999),
  step: wholeField(0, 0, STEPS),
};
export type WordMapFields = typeof FIELDS;

/** The fairy tales, as the chapter begins with them. */
export const TALES: Partial<Values<WordMapFields>> = {
  ...{ text: 'fairy-tales', units: 'words', probes: 'king forest gold' },
  ...{ window: 4, dimensions: 50, negatives: 5, jamo: 'no', seed: 1 },
};

/** The film reviews, with a word that is misspelled. */
export const REVIEWS: Partial<Values<WordMapFields>> = {
  ...TALES,
  ...{ text: 'film-reviews', probes: '재밌게 배우들의 쵝오의' },
};

/** The words whose neighbors are listed. */
export function readProbes(probes: string): readonly string[] {
  const words = probes.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, MOST_PROBES);
}

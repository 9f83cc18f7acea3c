import { choiceField, textField, wholeField } from '../../shell/address.ts';

/** Whether the decoder looks back at its source, or knows the encoder's last state alone. */
export const ATTENTIONS = ['on', 'off'] as const;
export type AttentionName = (typeof ATTENTIONS)[number];

/** The sentence that the chapter begins with. */
export const SENTENCE = '나는 어제 도서관에서 친구와 새 책을 읽었다';

/** A sentence of two clauses. */
export const LONG_SENTENCE =
  '그녀는 어제 친구와 새 노래를 불렀고 우리는 내일 공원에서 긴 영화를 볼 것이다';

/** The longest sentence that is read, in characters and in words. */
export const LONGEST_TEXT = 100;
export const MOST_WORDS = 18;

/** The state of chapter 15. */
export const FIELDS = {
  text: textField(SENTENCE, LONGEST_TEXT),
  attention: choiceField(ATTENTIONS, 'on'),
  /** Hypotheses that are kept at each step. */
  beam: wholeField(1, 1, 5),
  /** The hypothesis that is shown, the best first. */
  shown: wholeField(1, 1, 5),
  /** Updates after which the translator is shown; −1: the one that was trained beforehand. */
  updates: wholeField(-1, -1, 4_888),
  /** Words that have been written. */
  step: wholeField(5, 0, 2 * MOST_WORDS + 22),
};
export type AttentionFields = typeof FIELDS;

import { numberField, textField, wholeField } from '../../shell/address.ts';

/** The course's four documents, and the fifth whose class is asked for. */
export const COURSE_DOCUMENTS = [
  'CV: Image recognition uses convolutional neural networks',
  'CV: Transformer can be use for image classification task',
  'NLP: Language modeling uses transformer',
  'NLP: Document classification task is language task',
].join('\n');
export const COURSE_TEST = 'Classification task uses transformer';

/** The state of chapter 3. */
export const FIELDS = {
  /** A document a line, its class before the colon. */
  documents: textField(COURSE_DOCUMENTS, 1_200),
  test: textField(COURSE_TEST, 160),
  /** What is added to every count. */
  alpha: numberField(0, 0, 2),
  /** Factors that have been multiplied. */
  step: wholeField(4, 0, 16),
};
export type BayesFields = typeof FIELDS;

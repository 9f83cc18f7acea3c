import type { CallName } from '../models/json/calls.ts';

/** The last part of each call's path; the schemas of the models floor, which would bring all models, name the same. */
export const ROUTES: Readonly<Record<CallName, string>> = {
  predict: 'predict',
  predictRows: 'predict',
  explain: 'explain',
  explainRows: 'explain',
  tag: 'tag',
  analyze: 'analyze',
  space: 'space',
  translate: 'translate',
  explainTranslation: 'explain',
  generate: 'generate',
  similar: 'similar',
  analogy: 'analogy',
  oddOneOut: 'odd-one-out',
  caption: 'caption',
};

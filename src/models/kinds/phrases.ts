import { sentence } from '../../base/sentence.ts';
import { PHRASES_KIND, Phrases, phrasesFromState } from '../../counts/phrases/phrases.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** Learned phrases as a kind of model. */
export const PHRASES: ModelKind<typeof PHRASES_KIND, Phrases> = {
  kind: PHRASES_KIND,
  noun: sentence('models/phrases')`a phrase model`,
  is: (value) => value instanceof Phrases,
  open: phrasesFromState,
  toState: (model, notes) => withNotes(model.toState(), notes),
  describe: ({ size }) => ({ phraseCount: size }),
};

import { expectKind } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import {
  VOCABULARY_KIND,
  vocabularyFromState,
  vocabularyToState,
} from '../../text/vocabulary/vocabulary-state.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** A vocabulary with its counts as a kind of model. */
export const VOCABULARY: ModelKind<typeof VOCABULARY_KIND, Vocabulary> = {
  kind: VOCABULARY_KIND,
  noun: sentence('models/vocabulary')`a vocabulary`,
  is: (value): value is Vocabulary => {
    const { words, counts, idOf } = Object(value) as Partial<Vocabulary>;
    return Array.isArray(words) && counts instanceof Float64Array && typeof idOf === 'function';
  },
  open(state) {
    expectKind(state, [VOCABULARY_KIND], 'a vocabulary');
    return vocabularyFromState(state);
  },
  toState: (model, notes) => withNotes(vocabularyToState(model), notes),
  describe: ({ size }) => ({ vocabularySize: size }),
};

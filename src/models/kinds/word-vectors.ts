import { sentence } from '../../base/sentence.ts';
import { answerAnalogy } from '../../vectors/answer-analogy.ts';
import { mostSimilar } from '../../vectors/most-similar.ts';
import { rankByCentrality } from '../../vectors/similarity.ts';
import { WordVectors } from '../../vectors/word-vectors.ts';
import {
  WORD_VECTORS_KIND,
  wordVectorsFromState,
  wordVectorsToState,
} from '../../vectors/word-vectors-state.ts';
import type { ModelKind } from '../model-kind.ts';
import { evaluateVectors } from './evaluate-vectors.ts';
import { withNotes } from './with-notes.ts';

/** Word vectors alone, whoever trained them, as a kind of model. */
export const WORD_VECTORS: ModelKind<typeof WORD_VECTORS_KIND, WordVectors> = {
  kind: WORD_VECTORS_KIND,
  noun: sentence('models/word-vectors')`a set of word vectors`,
  is: (value) => value instanceof WordVectors,
  open: wordVectorsFromState,
  toState: (model, notes) => withNotes(wordVectorsToState(model), notes),
  describe: ({ size, dimensions }) => ({ vocabularySize: size, dimensions }),
  evaluate: evaluateVectors,
  similar: (model, words, query) => mostSimilar(model, { ...query, positive: words }),
  analogy: answerAnalogy,
  oddOneOut: rankByCentrality,
};

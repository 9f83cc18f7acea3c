import { sentence } from '../../base/sentence.ts';
import { answerAnalogy } from '../../vectors/answer-analogy.ts';
import { mostSimilar } from '../../vectors/most-similar.ts';
import { rankByCentrality } from '../../vectors/similarity.ts';
import {
  WORD2VEC_CHECKPOINT_KIND,
  WORD2VEC_KIND,
  Word2VecModel,
  word2VecFromState,
} from '../../word2vec/word2vec-model.ts';
import type { ModelKind } from '../model-kind.ts';
import { evaluateVectors } from './evaluate-vectors.ts';
import { withNotes } from './with-notes.ts';

/** A whole Word2Vec model as a kind of model; it opens checkpoints of its training, too. */
export const WORD2VEC: ModelKind<typeof WORD2VEC_KIND, Word2VecModel> = {
  kind: WORD2VEC_KIND,
  alsoOpens: [WORD2VEC_CHECKPOINT_KIND],
  noun: sentence('models/word2vec-model')`a Word2Vec model`,
  is: (value) => value instanceof Word2VecModel,
  open: word2VecFromState,
  toState: (model, notes) => withNotes(model.toState(), notes),
  describe: ({ vectors }) => ({ vocabularySize: vectors.size, dimensions: vectors.dimensions }),
  evaluate: ({ vectors }, data, options) => evaluateVectors(vectors, data, options),
  similar: ({ vectors }, words, query) => mostSimilar(vectors, { ...query, positive: words }),
  analogy: ({ vectors }, terms, query) => answerAnalogy(vectors, terms, query),
  oddOneOut: ({ vectors }, words) => rankByCentrality(vectors, words),
};

import { readingOptions } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { CountVectorizer } from '../../counts/count-vectorizer.ts';
import { HashingVectorizer } from '../../counts/hashing-vectorizer.ts';
import { TfidfVectorizer } from '../../counts/tfidf-vectorizer.ts';
import {
  COUNT_VECTORIZER_KIND,
  countVectorizerFromState,
  HASHING_VECTORIZER_KIND,
  hashingVectorizerFromState,
  TFIDF_VECTORIZER_KIND,
  tfidfVectorizerFromState,
} from '../../counts/vectorizer-state.ts';
import { createTextPipelineFrom } from '../../text/pipeline.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** A fitted count vectorizer as a kind of model. */
export const COUNT_VECTORIZER: ModelKind<typeof COUNT_VECTORIZER_KIND, CountVectorizer> = {
  kind: COUNT_VECTORIZER_KIND,
  noun: sentence('models/count-vectorizer')`a count vectorizer`,
  is: (value) => value instanceof CountVectorizer,
  open: (state) => readingOptions(() => countVectorizerFromState(state, createTextPipelineFrom)),
  toState: (model, notes) => withNotes(model.toState(), notes),
  describe: (model) => ({ featureCount: model.features, documents: model.documents }),
};

/** A fitted tf-idf vectorizer as a kind of model. */
export const TFIDF_VECTORIZER: ModelKind<typeof TFIDF_VECTORIZER_KIND, TfidfVectorizer> = {
  kind: TFIDF_VECTORIZER_KIND,
  noun: sentence('models/tf-idf-vectorizer')`a tf-idf vectorizer`,
  is: (value) => value instanceof TfidfVectorizer,
  open: (state) => readingOptions(() => tfidfVectorizerFromState(state, createTextPipelineFrom)),
  toState: (model, notes) => withNotes(model.toState(), notes),
  describe: (model) => ({ featureCount: model.features, documents: model.documents }),
};

/** A hashing vectorizer as a kind of model. */
export const HASHING_VECTORIZER: ModelKind<typeof HASHING_VECTORIZER_KIND, HashingVectorizer> = {
  kind: HASHING_VECTORIZER_KIND,
  noun: sentence('models/hashing-vectorizer')`a hashing vectorizer`,
  is: (value) => value instanceof HashingVectorizer,
  open: (state) => readingOptions(() => hashingVectorizerFromState(state, createTextPipelineFrom)),
  toState: (model, notes) => withNotes(model.toState(), notes),
  describe: (model) => ({ featureCount: model.features }),
};

import type { Captioner } from '../captioner/captioner.ts';
import type { FastTextClassifier, LinearClassifier, TextClassifier } from '../classifier/index.ts';
import type { NeuralClassifier } from '../classifier/neural/index.ts';
import type { CountVectorizer } from '../counts/count-vectorizer.ts';
import type { HashingVectorizer } from '../counts/hashing-vectorizer.ts';
import type { Phrases } from '../counts/phrases/phrases.ts';
import type { TfidfVectorizer } from '../counts/tfidf-vectorizer.ts';
import type { GloveCheckpoint } from '../glove/index.ts';
import type { AnyLanguageModel } from '../language-model/any-language-model.ts';
import type { MorphologyModel } from '../morphology/morphology-model.ts';
import type { TableModel } from '../table/table-model.ts';
import type { Tagger } from '../tagger/tagger.ts';
import type { BpeModel } from '../text/bpe/bpe-model.ts';
import type { TextPipeline } from '../text/pipeline.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import type { Translator } from '../translator/translator.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { Word2VecModel } from '../word2vec/word2vec-model.ts';
import { BPE_TOKENIZER } from './kinds/bpe-tokenizer.ts';
import { CAPTIONER } from './kinds/captioner.ts';
import { FASTTEXT_CLASSIFIER } from './kinds/fasttext-classifier.ts';
import { GLOVE_CHECKPOINT } from './kinds/glove-checkpoint.ts';
import { LANGUAGE_MODEL } from './kinds/language-model.ts';
import { LINEAR_CLASSIFIER } from './kinds/linear-classifier.ts';
import { MORPHOLOGY } from './kinds/morphology.ts';
import { NAIVE_BAYES_CLASSIFIER } from './kinds/naive-bayes-classifier.ts';
import { NEURAL_CLASSIFIER } from './kinds/neural-classifier.ts';
import { PHRASES } from './kinds/phrases.ts';
import { TABLE_MODEL } from './kinds/table-model.ts';
import { TAGGER } from './kinds/tagger.ts';
import { TEXT_PIPELINE } from './kinds/text-pipeline.ts';
import { TOKENIZER } from './kinds/tokenizer.ts';
import { TRANSLATOR } from './kinds/translator.ts';
import { COUNT_VECTORIZER, HASHING_VECTORIZER, TFIDF_VECTORIZER } from './kinds/vectorizers.ts';
import { VOCABULARY } from './kinds/vocabulary.ts';
import { WORD_VECTORS } from './kinds/word-vectors.ts';
import { WORD2VEC } from './kinds/word2vec.ts';
import type { ModelKind } from './model-kind.ts';

/** The model that a file of each kind opens as. */
export interface Models {
  readonly 'naive-bayes-classifier': TextClassifier;
  readonly 'linear-classifier': LinearClassifier;
  readonly 'fasttext-classifier': FastTextClassifier;
  readonly 'neural-classifier': NeuralClassifier;
  readonly 'language-model': AnyLanguageModel;
  readonly 'table-model': TableModel;
  readonly tagger: Tagger;
  readonly morphology: MorphologyModel;
  readonly captioner: Captioner;
  readonly translator: Translator;
  readonly 'word-vectors': WordVectors;
  readonly word2vec: Word2VecModel;
  readonly 'glove-checkpoint': GloveCheckpoint;
  readonly 'bpe-tokenizer': BpeModel;
  readonly tokenizer: Tokenizer;
  readonly 'text-pipeline': TextPipeline;
  readonly phrases: Phrases;
  readonly vocabulary: Vocabulary;
  readonly 'count-vectorizer': CountVectorizer;
  readonly 'tfidf-vectorizer': TfidfVectorizer;
  readonly 'hashing-vectorizer': HashingVectorizer;
}

/** The kinds' names. */
export type ModelKindName = keyof Models;

/** Any model that can be saved and opened. */
export type AnyModel = Models[ModelKindName];

/** Every kind of model, by its name. A new kind is one entry here and one in `Models`. */
export const MODEL_KINDS: { readonly [Name in ModelKindName]: ModelKind<Name, Models[Name]> } = {
  'naive-bayes-classifier': NAIVE_BAYES_CLASSIFIER,
  'linear-classifier': LINEAR_CLASSIFIER,
  'fasttext-classifier': FASTTEXT_CLASSIFIER,
  'neural-classifier': NEURAL_CLASSIFIER,
  'language-model': LANGUAGE_MODEL,
  'table-model': TABLE_MODEL,
  tagger: TAGGER,
  morphology: MORPHOLOGY,
  captioner: CAPTIONER,
  translator: TRANSLATOR,
  'word-vectors': WORD_VECTORS,
  word2vec: WORD2VEC,
  'glove-checkpoint': GLOVE_CHECKPOINT,
  'bpe-tokenizer': BPE_TOKENIZER,
  tokenizer: TOKENIZER,
  'text-pipeline': TEXT_PIPELINE,
  phrases: PHRASES,
  vocabulary: VOCABULARY,
  'count-vectorizer': COUNT_VECTORIZER,
  'tfidf-vectorizer': TFIDF_VECTORIZER,
  'hashing-vectorizer': HASHING_VECTORIZER,
};

/** Returns the kind that opens files of a kind; undefined for files that are no model of Malmoi. */
export function kindOfFile(fileKind: string): ModelKindName | undefined {
  return kindNames().find(
    (name) => name === fileKind || MODEL_KINDS[name].alsoOpens?.includes(fileKind),
  );
}

/** Returns the kind of a model; undefined for what is none. */
export function kindOfModel(model: unknown): ModelKindName | undefined {
  return kindNames().find((name) => MODEL_KINDS[name].is(model));
}

/** Returns the names of all kinds. */
export function kindNames(): ModelKindName[] {
  return Object.keys(MODEL_KINDS) as ModelKindName[];
}

import type { ModelState } from '../../base/model-state.ts';
import { TEXT_CLASSIFIER_KIND } from '../../classifier/index.ts';
import {
  LANGUAGE_MODEL_CHECKPOINT_KIND,
  LANGUAGE_MODEL_KIND,
} from '../../language-model/language-model.ts';
import { WORD_VECTORS_KIND } from '../../vectors/word-vectors-state.ts';
import { WORD2VEC_CHECKPOINT_KIND, WORD2VEC_KIND } from '../../word2vec/word2vec-model.ts';
import { reportOnClassifier } from '../classifier/evaluate-classifier.ts';
import { inspectClassifier } from '../classifier/inspect-classifier.ts';
import { reportOnTexts } from '../language-model/evaluate-texts.ts';
import { inspectLanguageModel } from '../language-model/inspect-language-model.ts';
import { reportOnVectorsModel } from '../vectors/evaluate-vectors.ts';
import type { EvaluateOptions, InspectOptions, ModelRequest } from './requests.ts';

/** What commands that take any model do with those of one kind; each gives what is printed. */
export interface ModelHandlers {
  readonly evaluate: (request: ModelRequest<EvaluateOptions>) => Promise<string>;
  /** Absent where there is no more to see than options and tensors. */
  readonly inspect?: (request: ModelRequest<InspectOptions>) => Promise<string>;
}

const wordVectors: ModelHandlers = { evaluate: reportOnVectorsModel };
const languageModel: ModelHandlers = { evaluate: reportOnTexts, inspect: inspectLanguageModel };

const HANDLERS: ReadonlyMap<string, ModelHandlers> = new Map([
  [TEXT_CLASSIFIER_KIND, { evaluate: reportOnClassifier, inspect: inspectClassifier }],
  [LANGUAGE_MODEL_KIND, languageModel],
  [LANGUAGE_MODEL_CHECKPOINT_KIND, languageModel],
  [WORD_VECTORS_KIND, wordVectors],
  [WORD2VEC_KIND, wordVectors],
  [WORD2VEC_CHECKPOINT_KIND, wordVectors],
]);

/** The handlers of a model's kind; undefined for a kind that these commands do not know. */
export function handlersOf({ kind }: ModelState): ModelHandlers | undefined {
  return HANDLERS.get(kind);
}

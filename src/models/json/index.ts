import { either, type JsonSchema } from '../../base/schema.ts';
import { ANSWERS_RESULT, ODD_ONE_OUT } from './answers.ts';
import { CAPTION_LINE, CAPTIONER_TRAINED, PICTURES_DRAWN } from './captions.ts';
import { CLASSIFIER_TRAINED } from './classifier-training.ts';
import { CLASSIFIER_CONVERTED } from './conversion.ts';
import { DESCRIPTION } from './descriptions.ts';
import { ERROR } from './error.ts';
import { EVALUATION } from './evaluations.ts';
import { LAB } from './lab.ts';
import { COMPARISON, LANGUAGE_MODEL_TRAINED } from './language-model-trainings.ts';
import { MORPHOLOGY_TRAINED } from './morphology-training.ts';
import { PRECISION_REDUCED } from './precision.ts';
import {
  EXPLANATION_LINE,
  PREDICTION_LINE,
  ROW_EXPLANATION_LINE,
  ROW_PREDICTION_LINE,
} from './predictions.ts';
import { MODELS_SERVED } from './serving.ts';
import { COUNT_LINE, COUNTS_DROPPED, PART_COUNTED } from './store.ts';
import { COPY, DOCTOR, GRADIENTS, NESTED_TANH, RECALL } from './studies.ts';
import { TABLE_MODEL_TRAINED } from './table-training.ts';
import { TAGGER_TRAINED } from './tagger-training.ts';
import {
  GENERATED_LINE,
  MORPHEMES_LINE,
  NGRAM_LINE,
  PHRASE_LINE,
  STEM_EVALUATION,
  STEM_LINE,
  TAGGED_LINE,
  TOKENS_LINE,
  TRANSLATION_LINE,
  WORD_LINE,
} from './texts.ts';
import { ATTENTION_HEADS, FEATURE_UNITS, TRACE } from './traces.ts';
import { TRANSLATION_CONNECTIVITY_LINE, TRANSLATION_EXPLANATION_LINE } from './translations.ts';
import { TRANSLATOR_TRAINED } from './translator-training.ts';
import { GLOVE_TRAINED, WORD2VEC_TRAINED } from './vector-trainings.ts';
import {
  BPE_TRAINED,
  COOCCURRENCES_WRITTEN,
  NGRAMS_WRITTEN,
  PHRASES_WRITTEN,
  VECTORS_CONVERTED,
  VECTORS_WRITTEN,
  VOCABULARY_WRITTEN,
} from './written-files.ts';

/** The schema of what each command prints with `--json`; of commands that print lines, of a line. */
export const JSON_OUTPUTS: Readonly<Record<string, JsonSchema>> = {
  'train classifier': CLASSIFIER_TRAINED,
  'train bpe': BPE_TRAINED,
  'train word2vec': WORD2VEC_TRAINED,
  'train glove': GLOVE_TRAINED,
  'train lm': LANGUAGE_MODEL_TRAINED,
  'train tagger': TAGGER_TRAINED,
  'train morphology': MORPHOLOGY_TRAINED,
  'train translator': TRANSLATOR_TRAINED,
  'train table': TABLE_MODEL_TRAINED,
  'train captioner': CAPTIONER_TRAINED,
  'draw-shapes': PICTURES_DRAWN,
  caption: CAPTION_LINE,
  predict: either(PREDICTION_LINE, ROW_PREDICTION_LINE),
  explain: either(EXPLANATION_LINE, ROW_EXPLANATION_LINE),
  'explain, of a translator': TRANSLATION_EXPLANATION_LINE,
  'inspect, of a Transformer that reads a text': ATTENTION_HEADS,
  'explain --connectivity, of a translator': TRANSLATION_CONNECTIVITY_LINE,
  tag: TAGGED_LINE,
  morphs: MORPHEMES_LINE,
  translate: TRANSLATION_LINE,
  evaluate: EVALUATION,
  inspect: DESCRIPTION,
  'inspect, of a language model that reads a text': TRACE,
  'inspect --features': FEATURE_UNITS,
  generate: GENERATED_LINE,
  similar: ANSWERS_RESULT,
  analogy: ANSWERS_RESULT,
  'odd-one-out': ODD_ONE_OUT,
  convert: VECTORS_CONVERTED,
  'convert --precision': PRECISION_REDUCED,
  'convert, of a fastText classifier': CLASSIFIER_CONVERTED,
  project: VECTORS_WRITTEN,
  tokenize: TOKENS_LINE,
  stem: STEM_LINE,
  'stem --evaluate': STEM_EVALUATION,
  vocab: WORD_LINE,
  'vocab -o': VOCABULARY_WRITTEN,
  'vocab --ngrams': NGRAM_LINE,
  'vocab --ngrams -o': NGRAMS_WRITTEN,
  'vocab --store, of texts': PART_COUNTED,
  'store list': COUNT_LINE,
  'store drop': COUNTS_DROPPED,
  phrases: PHRASE_LINE,
  'phrases -o': PHRASES_WRITTEN,
  cooccur: COOCCURRENCES_WRITTEN,
  compare: COMPARISON,
  'study gradients': GRADIENTS,
  'study recall': RECALL,
  'study copy': COPY,
  'study nested-tanh': NESTED_TANH,
  doctor: DOCTOR,
  serve: MODELS_SERVED,
  lab: LAB,
  'any command that fails, on standard error': ERROR,
};

import { AUTODIFF_SENTENCES } from './autodiff.ts';
import { BASE_SENTENCES } from './base.ts';
import { CAPTIONER_SENTENCES } from './captioner.ts';
import { CLASSIFIER_SENTENCES } from './classifier.ts';
import { CLIENT_SENTENCES } from './client.ts';
import { COMMAND_LINE_SENTENCES } from './command-line.ts';
import { CORPUS_SENTENCES } from './corpus.ts';
import { COUNTS_SENTENCES } from './counts.ts';
import { ENGINE_SENTENCES } from './engine.ts';
import { GLOVE_SENTENCES } from './glove.ts';
import { INSPECT_SENTENCES } from './inspect.ts';
import { IO_SENTENCES } from './io.ts';
import { LANGUAGE_MODEL_SENTENCES } from './language-model.ts';
import { MODEL_SENTENCES } from './models.ts';
import { MORPHOLOGY_SENTENCES } from './morphology.ts';
import { NN_SENTENCES } from './nn.ts';
import { OPTION_SENTENCES } from './options.ts';
import { RESULT_SENTENCES } from './results.ts';
import { SERVER_SENTENCES } from './server.ts';
import { STORE_SENTENCES } from './store.ts';
import { TABLE_SENTENCES } from './table.ts';
import { TAGGER_SENTENCES } from './tagger.ts';
import { TEXT_SENTENCES } from './text.ts';
import { TRAINING_SENTENCES } from './training.ts';
import { TRANSLATOR_SENTENCES } from './translator.ts';
import { VECTORS_SENTENCES } from './vectors.ts';
import { WORD2VEC_SENTENCES } from './word2vec.ts';

/**
 * The Korean text of every sentence, by its code: `{name}` stands for a value, and `{name|을/를}` for a value with
 * the particle that its last sound asks for. Whoever adds a sentence to the source adds its text here.
 */
export const KOREAN_SENTENCES: Readonly<Record<string, string>> = {
  ...AUTODIFF_SENTENCES,
  ...BASE_SENTENCES,
  ...CAPTIONER_SENTENCES,
  ...CLASSIFIER_SENTENCES,
  ...CLIENT_SENTENCES,
  ...COMMAND_LINE_SENTENCES,
  ...CORPUS_SENTENCES,
  ...COUNTS_SENTENCES,
  ...ENGINE_SENTENCES,
  ...GLOVE_SENTENCES,
  ...INSPECT_SENTENCES,
  ...IO_SENTENCES,
  ...LANGUAGE_MODEL_SENTENCES,
  ...MODEL_SENTENCES,
  ...MORPHOLOGY_SENTENCES,
  ...NN_SENTENCES,
  ...OPTION_SENTENCES,
  ...RESULT_SENTENCES,
  ...SERVER_SENTENCES,
  ...STORE_SENTENCES,
  ...TABLE_SENTENCES,
  ...TAGGER_SENTENCES,
  ...TEXT_SENTENCES,
  ...TRAINING_SENTENCES,
  ...TRANSLATOR_SENTENCES,
  ...VECTORS_SENTENCES,
  ...WORD2VEC_SENTENCES,
};

import {
  SEARCH_HELP,
  TRANSLATION_TEST_HELP,
  TRANSLATOR_HELP,
  TRANSLATOR_TRAINING_HELP,
  TRANSLATOR_UNITS_HELP,
} from '../../messages/option-help/translator.ts';
import { TRANSLATION_TEST_OPTIONS, type TranslationTest } from '../../translator/evaluate.ts';
import {
  TRANSLATOR_SHAPE_OPTIONS,
  TRANSLATOR_TRAINING_OPTIONS,
  TRANSLATOR_UNITS_OPTIONS,
  type TranslatorShape,
  type TranslatorTraining,
  type TranslatorUnitsOptions,
} from '../../translator/options.ts';
import { SEARCH_OPTIONS, type SearchOptions } from '../../translator/search-options.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of a translator's units. */
export const TRANSLATOR_UNITS_FLAGS: FlagTable<Partial<TranslatorUnitsOptions>> = {
  table: TRANSLATOR_UNITS_OPTIONS,
  help: TRANSLATOR_UNITS_HELP,
  flags: { units: { value: 'kind' }, vocabularySize: {}, minCount: {} },
};

/** The flags of a translator's shape. */
export const TRANSLATOR_FLAGS: FlagTable<Partial<TranslatorShape>> = {
  table: TRANSLATOR_SHAPE_OPTIONS,
  help: TRANSLATOR_HELP,
  flags: {
    model: { value: 'kind' },
    cell: { value: 'kind' },
    layers: {},
    hiddenSize: {},
    embeddingSize: {},
    bidirectional: { turnsOff: 'no' },
    attention: { value: 'kind' },
    heads: {},
    feedForwardSize: {},
    tied: { value: 'tables' },
    dropout: {},
    embeddingDropout: {},
    seed: {},
  },
};

/** The flags of training a translator. */
export const TRANSLATOR_TRAINING_FLAGS: FlagTable<TranslatorTraining> = {
  table: TRANSLATOR_TRAINING_OPTIONS,
  help: TRANSLATOR_TRAINING_HELP,
  flags: {
    epochs: {},
    batch: {},
    batchTokens: {},
    longest: {},
    learningRate: {},
    schedule: { value: 'kind' },
    warmUpSteps: { name: 'warm-up' },
    clip: {},
    labelSmoothing: {},
    averagingDecay: { name: 'ema-decay' },
    measure: { value: 'measure' },
    tokenize: { value: 'tokenizer' },
    patience: {},
  },
};

/** The flags of looking for translations. */
export const SEARCH_FLAGS: FlagTable<SearchOptions> = {
  table: SEARCH_OPTIONS,
  help: SEARCH_HELP,
  flags: {
    beam: {},
    nbest: {},
    lengthPenalty: {},
    coveragePenalty: {},
    replaceUnknown: { turnsOff: 'no' },
    sample: {},
    temperature: {},
    topK: {},
    topP: {},
    seed: {},
  },
};

/** The flags of measuring translations. */
export const TRANSLATION_TEST_FLAGS: FlagTable<TranslationTest> = {
  table: TRANSLATION_TEST_OPTIONS,
  help: TRANSLATION_TEST_HELP,
  flags: {
    beam: {},
    lengthPenalty: {},
    tokenize: { value: 'tokenizer' },
    lowercase: {},
    byLength: {},
  },
};

import { CORPUS_OPTIONS, type CorpusOptions } from '../../language-model/corpus.ts';
import { GENERATION_OPTIONS, type GenerationOptions } from '../../language-model/generate-text.ts';
import {
  LANGUAGE_MODEL_OPTIONS,
  type LanguageModelOptions,
} from '../../language-model/language-model-options.ts';
import {
  CORPUS_STORAGE_OPTIONS,
  type CorpusStorage,
} from '../../language-model/read-language-corpus.ts';
import {
  LANGUAGE_MODEL_TRAINING_OPTIONS,
  type LanguageModelTraining,
} from '../../language-model/training-options.ts';
import {
  TRANSFORMER_OPTIONS,
  type TransformerOptions,
} from '../../language-model/transformer-options.ts';
import {
  CORPUS_HELP,
  CORPUS_STORAGE_HELP,
  GENERATION_HELP,
  LANGUAGE_MODEL_HELP,
  LANGUAGE_MODEL_TRAINING_HELP,
  TRANSFORMER_HELP,
} from '../../messages/option-help/language-model.ts';
import type { FlagTable } from '../options/from-table.ts';
import { mebibyteFlag } from '../options/mebibytes.ts';

/** The flag of a language model's cell. */
export const CELL_FLAG: FlagTable<Partial<LanguageModelOptions>> = {
  table: LANGUAGE_MODEL_OPTIONS,
  help: LANGUAGE_MODEL_HELP,
  flags: { cell: { value: 'kind' } },
};

/** The flag of the form in which a language model's texts are read. */
export const CORPUS_FLAGS: FlagTable<CorpusOptions> = {
  table: CORPUS_OPTIONS,
  help: CORPUS_HELP,
  flags: { normalize: { value: 'form' } },
};

/** The flag of the memory that a text takes before it goes to a temporary file. */
export const CORPUS_STORAGE_FLAGS: FlagTable<CorpusStorage> = {
  table: CORPUS_STORAGE_OPTIONS,
  help: CORPUS_STORAGE_HELP,
  flags: { memoryLimitBytes: mebibyteFlag('memory', '256') },
};

/** The flags of a language model's shape, the cell left out. */
export const SHAPE_FLAGS: FlagTable<Partial<LanguageModelOptions>> = {
  table: LANGUAGE_MODEL_OPTIONS,
  help: LANGUAGE_MODEL_HELP,
  flags: {
    form: { name: 'gru-form', value: 'form' },
    layers: {},
    hiddenSize: {},
    embeddingSize: {},
    dropout: {},
    tied: {},
    seed: {},
  },
};

/** What a Transformer's flags set. */
export interface TransformerShape extends Partial<Omit<TransformerOptions, 'model'>> {
  readonly model?: 'recurrent' | 'transformer';
}

/** The flags of a Transformer's shape, beside those that it shares with recurrent models. */
export const TRANSFORMER_FLAGS: FlagTable<TransformerShape> = {
  table: {
    ...TRANSFORMER_OPTIONS,
    model: { kind: 'choice', choices: ['recurrent', 'transformer'], default: 'recurrent' },
  },
  help: TRANSFORMER_HELP,
  flags: {
    model: { value: 'kind' },
    heads: {},
    context: {},
    feedForwardSize: {},
    positions: { value: 'kind' },
  },
};

/** The flags of training a language model. */
export const LANGUAGE_MODEL_TRAINING_FLAGS: FlagTable<LanguageModelTraining> = {
  table: LANGUAGE_MODEL_TRAINING_OPTIONS,
  help: LANGUAGE_MODEL_TRAINING_HELP,
  flags: {
    epochs: {},
    steps: {},
    batch: {},
    chunkLength: {},
    optimizer: { value: 'kind' },
    learningRate: {},
    schedule: { value: 'kind' },
    warmUpSteps: { name: 'warm-up' },
    weightDecay: {},
    clip: {},
    validation: {},
    validateEvery: {},
    patience: {},
    averaging: { value: 'kind' },
    averagingDecay: { name: 'ema-decay' },
    averagingStart: { name: 'swa-start' },
  },
};

/** The flags of writing text. */
export const GENERATION_FLAGS: FlagTable<GenerationOptions> = {
  table: GENERATION_OPTIONS,
  help: GENERATION_HELP,
  flags: { length: {}, temperature: {}, topK: {}, topP: {}, seed: {} },
};

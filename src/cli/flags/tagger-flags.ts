import { TAGGER_HELP, TAGGER_TRAINING_HELP } from '../../messages/option-help/tagger.ts';
import {
  TAGGER_OPTIONS,
  TAGGER_TRAINING_OPTIONS,
  type TaggerOptions,
  type TaggerTraining,
} from '../../tagger/options.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of a tagger's shape. */
export const TAGGER_FLAGS: FlagTable<Partial<TaggerOptions>> = {
  table: TAGGER_OPTIONS,
  help: TAGGER_HELP,
  flags: {
    cell: { value: 'kind' },
    layers: {},
    hiddenSize: {},
    wordSize: {},
    minCount: {},
    spelling: { value: 'unit' },
    characterSize: {},
    characterHiddenSize: {},
    dropout: {},
    wordDropout: {},
    crf: { value: 'columns' },
    seed: {},
  },
};

/** The flags of training a tagger. */
export const TAGGER_TRAINING_FLAGS: FlagTable<TaggerTraining> = {
  table: TAGGER_TRAINING_OPTIONS,
  help: TAGGER_TRAINING_HELP,
  flags: {
    epochs: {},
    batch: {},
    learningRate: {},
    clip: {},
    averagingDecay: { name: 'ema-decay' },
    patience: {},
  },
};

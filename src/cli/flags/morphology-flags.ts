import {
  MORPHOLOGY_HELP,
  MORPHOLOGY_TRAINING_HELP,
} from '../../messages/option-help/morphology.ts';
import { MORPHOLOGY_OPTIONS, type MorphologyOptions } from '../../morphology/options.ts';
import {
  MORPHOLOGY_TRAINING_OPTIONS,
  type MorphologyTraining,
} from '../../morphology/training-options.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of a morphological analyzer's shape. */
export const MORPHOLOGY_FLAGS: FlagTable<Partial<MorphologyOptions>> = {
  table: MORPHOLOGY_OPTIONS,
  help: MORPHOLOGY_HELP,
  flags: {
    ...{ embeddingSize: {}, pairs: {}, pairSize: {}, hiddenSize: {}, layers: {} },
    ...{ dropout: {}, pairDropout: {}, seed: {} },
  },
};

/** The flags of training a morphological analyzer. */
export const MORPHOLOGY_TRAINING_FLAGS: FlagTable<MorphologyTraining> = {
  table: MORPHOLOGY_TRAINING_OPTIONS,
  help: MORPHOLOGY_TRAINING_HELP,
  flags: {
    ...{ epochs: {}, batch: {}, spacing: {}, markDropout: {}, fragments: {} },
    ...{ learningRate: {}, clip: {}, patience: {}, remember: {} },
  },
};

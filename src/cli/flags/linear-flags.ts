import {
  LINEAR_CLASSIFIER_OPTIONS,
  type LinearClassifierOptions,
} from '../../classifier/linear/linear-options.ts';
import { LINEAR_CLASSIFIER_HELP } from '../../messages/option-help/linear-classifier.ts';
import type { FlagTable } from '../options/from-table.ts';
import { parseRange } from '../options/range.ts';

/** The flags of training a linear classifier. */
export const LINEAR_FLAGS: FlagTable<Partial<LinearClassifierOptions>> = {
  table: LINEAR_CLASSIFIER_OPTIONS,
  help: LINEAR_CLASSIFIER_HELP,
  flags: {
    ngramRange: { name: 'ngrams', value: 'range', parse: parseRange },
    charNgramRange: { name: 'char-ngrams', value: 'range', parse: parseRange },
    loss: {},
    scaling: {},
    alpha: {},
    interpolation: {},
    cost: {},
    classWeight: {},
    minDf: {},
    hashing: {},
    epochs: {},
    seed: {},
  },
};

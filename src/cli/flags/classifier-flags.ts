import {
  TEXT_CLASSIFIER_OPTIONS,
  type TextClassifierOptions,
} from '../../classifier/naive-bayes/text-classifier-options.ts';
import { TEXT_CLASSIFIER_HELP } from '../../messages/option-help/text-classifier.ts';
import type { FlagTable } from '../options/from-table.ts';
import { parseRange } from '../options/range.ts';

/** The flags of training a Naive Bayes classifier. */
export const CLASSIFIER_FLAGS: FlagTable<Partial<TextClassifierOptions>> = {
  table: TEXT_CLASSIFIER_OPTIONS,
  help: TEXT_CLASSIFIER_HELP,
  flags: {
    ngramRange: { name: 'ngrams', value: 'range', parse: parseRange },
    model: {},
    alpha: {},
    fitPrior: { turnsOff: 'uniform-prior' },
    norm: {},
    weighting: {},
    minDf: {},
    maxDf: {},
    maxFeatures: {},
    vocabularyLimit: {},
    hashing: {},
  },
};

import {
  FASTTEXT_OPTIONS,
  type FastTextOptions,
} from '../../classifier/fasttext/fasttext-options.ts';
import { FASTTEXT_HELP } from '../../messages/option-help/fasttext.ts';
import type { FlagTable } from '../options/from-table.ts';
import { parseRange } from '../options/range.ts';

/** The flags of training a fastText classifier; `--loss` is the linear classifier's. */
export const FASTTEXT_FLAGS: FlagTable<Partial<FastTextOptions>> = {
  table: FASTTEXT_OPTIONS,
  help: FASTTEXT_HELP,
  flags: {
    loss: { name: 'objective' },
    dimensions: {},
    wordNgrams: {},
    charNgramRange: { name: 'char-ngrams', value: 'range', parse: parseRange },
    bucket: {},
    minCount: {},
    epochs: {},
    learningRate: {},
    classWeight: {},
    batch: {},
    seed: {},
  },
};

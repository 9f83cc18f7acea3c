import { WORD2VEC_HELP } from '../../messages/option-help/word2vec.ts';
import { WORD2VEC_OPTIONS, type Word2VecHyperparameters } from '../../word2vec/word2vec-options.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of what is trained, and how, with the names that word2vec.c and fastText have for them. */
export const WORD2VEC_FLAGS: FlagTable<Word2VecHyperparameters> = {
  table: WORD2VEC_OPTIONS,
  help: WORD2VEC_HELP,
  flags: {
    architecture: {},
    loss: {},
    dimensions: { published: ['size', 'dim'] },
    window: { published: ['ws', 'window'] },
    negatives: { published: ['neg'] },
    subsample: { published: ['sample', 't'] },
    epochs: { published: ['iter', 'epoch'] },
    learningRate: { published: ['alpha', 'lr'] },
    subwords: {},
    minn: { published: ['minn'] },
    maxn: { published: ['maxn'] },
    bucket: { published: ['bucket'] },
    shards: {},
    seed: { published: ['seed'] },
  },
};

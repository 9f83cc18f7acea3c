import { GLOVE_SETTINGS, type GloveSettings } from '../../glove/glove-options.ts';
import { GLOVE_HELP } from '../../messages/option-help/glove.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of training GloVe, with the names that its published program has for them. */
export const GLOVE_FLAGS: FlagTable<Partial<GloveSettings>> = {
  table: GLOVE_SETTINGS,
  help: GLOVE_HELP,
  flags: {
    dimensions: { published: ['vector-size'] },
    iterations: { published: ['iter'] },
    xMax: { published: ['x-max'] },
    alpha: { published: ['alpha'] },
    learningRate: { published: ['eta'] },
    biases: { turnsOff: 'no' },
    output: { name: 'vectors', value: 'which' },
    seed: { published: ['seed'] },
  },
};

import {
  TABLE_COLUMN_HELP,
  TABLE_MODEL_HELP,
  TABLE_TRAINING_HELP,
} from '../../messages/option-help/table.ts';
import {
  TABLE_COLUMN_OPTIONS,
  TABLE_MODEL_OPTIONS,
  type TableColumnOptions,
  type TableModelOptions,
} from '../../table/options.ts';
import {
  TABLE_TRAINING_OPTIONS,
  type TableTrainingSettings,
} from '../../table/training-options.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags that say which columns of a table are what. */
export const TABLE_COLUMN_FLAGS: FlagTable<TableColumnOptions> = {
  table: TABLE_COLUMN_OPTIONS,
  help: TABLE_COLUMN_HELP,
  flags: {
    target: { value: 'column' },
    task: {},
    sequence: { value: 'column' },
    ignore: { value: 'columns' },
    categories: { value: 'columns' },
  },
};

/** The flags of a table model's shape. */
export const TABLE_MODEL_FLAGS: FlagTable<Partial<TableModelOptions>> = {
  table: TABLE_MODEL_OPTIONS,
  help: TABLE_MODEL_HELP,
  flags: {
    network: {},
    hiddenSize: {},
    layers: {},
    activation: {},
    bidirectional: { turnsOff: 'unidirectional' },
    dropout: {},
    seed: {},
  },
};

/** The flags of training a table model. */
export const TABLE_TRAINING_FLAGS: FlagTable<Partial<TableTrainingSettings>> = {
  table: TABLE_TRAINING_OPTIONS,
  help: TABLE_TRAINING_HELP,
  flags: {
    epochs: {},
    batch: {},
    learningRate: {},
    weightDecay: {},
    clip: {},
    validation: {},
    patience: {},
  },
};

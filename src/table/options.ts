import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import { TARGET_TASKS, type TargetTask } from './target.ts';

/** What reads a row: layers of its own (`mlp`), or a recurrent cell that also reads the other rows of the sequence. */
export type TableNetwork = 'mlp' | 'lstm' | 'gru' | 'rnn';

/** The networks, in the order in which they are listed. */
export const TABLE_NETWORKS: readonly TableNetwork[] = ['mlp', 'lstm', 'gru', 'rnn'];

/** What bends the sums of hidden layers. */
export type Activation = 'tanh' | 'relu';

/** The activations. */
export const ACTIVATIONS: readonly Activation[] = ['tanh', 'relu'];

/** The shape of a table model, every default filled in: what its file records. */
export interface TableModelOptions {
  readonly network: TableNetwork;
  /** Width of a hidden layer; of a recurrent one in each direction. */
  readonly hiddenSize: number;
  /** Hidden layers, one on top of another; 0 leaves a linear model, of `mlp` alone. */
  readonly layers: number;
  /** Of `mlp`: the function after each hidden layer. */
  readonly activation: Activation;
  /** Recurrent: whether each layer also reads backwards. */
  readonly bidirectional: boolean;
  /** Share of every hidden layer's outputs that is dropped in training. */
  readonly dropout: number;
  /** Where all random numbers come from. */
  readonly seed: number;
}

/** The range and the default of each option. */
export const TABLE_MODEL_OPTIONS: OptionTable<
  Partial<TableModelOptions>,
  Exclude<keyof TableModelOptions, 'layers'>
> = {
  network: { kind: 'choice', choices: TABLE_NETWORKS, default: 'mlp' },
  hiddenSize: { kind: 'whole', least: 1, default: 32, unit: 'width' },
  layers: { kind: 'whole', least: 0, most: 64, unit: 'count' },
  activation: { kind: 'choice', choices: ACTIVATIONS, default: 'tanh' },
  bidirectional: { kind: 'switch', default: true },
  dropout: { kind: 'number', least: 0, below: 1, default: 0, unit: 'share' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** Hidden layers where none are given. */
const LAYERS = { mlp: 2, recurrent: 1 } as const;

/**
 * Fills in the defaults: two hidden layers of 32 with tanh, of recurrent networks one in both directions; no dropout.
 * @throws UsageError when an option is unknown or out of range
 */
export function tableModelOptions(given: Partial<TableModelOptions>): TableModelOptions {
  checkOptions('TableModel', TABLE_MODEL_OPTIONS, given);
  const filled = withDefaults(TABLE_MODEL_OPTIONS, given);
  const { layers = filled.network === 'mlp' ? LAYERS.mlp : LAYERS.recurrent } = filled;
  if (layers === 0 && filled.network !== 'mlp') {
    throw new UsageError(
      sentence(
        'table/no-layers',
      )`${{ layers: option('layers') }} is 0, but a recurrent network has one layer or more.`,
    );
  }
  return { ...filled, layers };
}

/** Which columns of a table are what. */
export interface TableColumnOptions {
  /** The column to predict. */
  readonly target: string;
  /** Whether it holds classes or a number; default: a number where all its cells are numbers of over ten values. */
  readonly task?: TargetTask;
  /** The column whose equal values make rows the steps of one sequence, in their order. */
  readonly sequence?: string;
  /** Columns that are not read. */
  readonly ignore?: readonly string[];
  /** Columns of numbers that are names, such as postal codes. */
  readonly categories?: readonly string[];
}

/** The kind of each. */
export const TABLE_COLUMN_OPTIONS: OptionTable<TableColumnOptions> = {
  target: { kind: 'text', notEmpty: true, required: true },
  task: { kind: 'choice', choices: TARGET_TASKS },
  sequence: { kind: 'text', notEmpty: true },
  ignore: { kind: 'list', of: 'text' },
  categories: { kind: 'list', of: 'text' },
};

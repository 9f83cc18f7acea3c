import type { Engine } from '../autodiff/tape.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { RANDOM_GENERATOR } from '../base/random.ts';
import {
  damaged,
  expectKind,
  FLAG,
  numberFrom,
  oneOf,
  readingOptions,
  readState,
  readTensor,
  type StateReader,
  TEXT,
  TEXTS,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { CELLS } from '../nn/cells/index.ts';
import { loadState, stateOf } from '../nn/index.ts';
import { type InputColumn, widthOf } from './columns.ts';
import { type TableModelOptions, tableModelOptions } from './options.ts';
import {
  decoderWidth,
  outputsOf,
  TABLE_MODEL_CHECKPOINT_KIND,
  TABLE_MODEL_KIND,
  TableModel,
} from './table-model.ts';
import { TARGET_TASKS, type Target } from './target.ts';

/**
 * Converts a table model to plain data, from which `tableModelFromState` restores it.
 * @param training what the file is to record of the training
 */
export function tableModelToState(model: TableModel, training: JsonObject = {}): ModelState {
  const { engine, options, encoder, target, sequence, rows } = model;
  return {
    kind: TABLE_MODEL_KIND,
    metadata: {
      options: { ...options },
      inputs: encoder.columns.map((column): Json => ({ ...column })),
      target: { ...target },
      ...(sequence !== undefined && { sequence }),
      rows,
      generator: RANDOM_GENERATOR,
      engine: { kind: engine.kind, instructions: engine.instructions },
      training,
    },
    tensors: stateOf(engine, model.parameters),
  };
}

/**
 * Restores a table model from its state, or a checkpoint of its training. All sizes are checked before room is made.
 * @throws InputError when the state is of another kind, or its parts do not fit together
 */
export function tableModelFromState(engine: Engine, state: ModelState): TableModel {
  expectKind(
    state,
    [TABLE_MODEL_KIND, TABLE_MODEL_CHECKPOINT_KIND],
    sentence('table/a-table-model')`a table model`,
  );
  const metadata = readState(state);
  const columns = metadata.objects('inputs').map(readColumn);
  const target = readTargetColumn(metadata.object('target'));
  const sequence = metadata.readOptional('sequence', TEXT);
  const names = [...columns, target].map(({ name }) => name);
  if (columns.length === 0 || new Set(names).size !== names.length) {
    throw damaged(
      sentence('table/columns-not-distinct')`it needs input columns, no two columns of one name`,
    );
  }
  const rows = metadata.read('rows', wholeNumberFrom(1));
  const saved = metadata.object('options').json;
  const options = readingOptions(() => tableModelOptions(saved as Partial<TableModelOptions>));
  if (sequence === undefined && options.network !== 'mlp') {
    throw damaged(sentence('table/no-sequence')`it reads sequences, but no column makes them`);
  }
  checkTensors(state, options, columns, target);
  const parts = { columns, target, rows, ...(sequence !== undefined && { sequence }) };
  const model = new TableModel(engine, parts, options);
  loadState(engine, model.parameters, state.tensors);
  return model;
}

const COLUMN_KINDS = ['number', 'category'] as const;

function readColumn(reader: StateReader): InputColumn {
  const kind = reader.read('kind', oneOf(COLUMN_KINDS));
  const name = reader.read('name', TEXT);
  const missing = reader.read('missing', FLAG);
  if (kind === 'number') {
    const mean = reader.read('mean', numberFrom());
    return { kind, name, mean, deviation: reader.read('deviation', ABOVE_ZERO), missing };
  }
  const categories = reader.read('categories', TEXTS);
  if (new Set(categories).size !== categories.length) {
    throw damaged(
      sentence('table/categories-not-distinct')`two categories of "${{ name }}" are equal`,
    );
  }
  return { kind, name, categories, other: reader.read('other', FLAG), missing };
}

function readTargetColumn(reader: StateReader): Target {
  const task = reader.read('task', oneOf(TARGET_TASKS));
  const name = reader.read('name', TEXT);
  if (task === 'regress') {
    const mean = reader.read('mean', numberFrom());
    return { task, name, mean, deviation: reader.read('deviation', ABOVE_ZERO) };
  }
  const labels = reader.read('labels', TEXTS);
  if (new Set(labels).size === labels.length && labels.length >= 2) return { task, name, labels };
  throw damaged(sentence('table/labels')`it needs at least two labels, no two of them equal`);
}

/** The least number above zero. */
const ABOVE_ZERO = numberFrom(Number.MIN_VALUE);

/** @throws InputError when a tensor that takes most of the room has not the size that the options say */
function checkTensors(
  state: ModelState,
  options: TableModelOptions,
  columns: readonly InputColumn[],
  target: Target,
): void {
  const { network, hiddenSize, layers, bidirectional } = options;
  const check = (name: string, shape: readonly number[]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  const width = columns.reduce((sum, column) => sum + widthOf(column), 0);
  if (width === 0) throw damaged(sentence('table/no-inputs')`its columns hold nothing to read`);
  for (let layer = 0; layer < layers; layer++) {
    if (network === 'mlp') {
      check(`hidden.${layer}.weight`, [hiddenSize, layer === 0 ? width : hiddenSize]);
      continue;
    }
    const gates = CELLS[network].gates.length * hiddenSize;
    const suffixes = bidirectional ? ['', '_reverse'] : [''];
    for (const suffix of suffixes) {
      const inputs = layer === 0 ? width : hiddenSize * suffixes.length;
      check(`recurrent.weight_ih_l${layer}${suffix}`, [gates, inputs]);
      check(`recurrent.weight_hh_l${layer}${suffix}`, [gates, hiddenSize]);
    }
  }
  check('decoder.weight', [outputsOf(target), decoderWidth(options, width)]);
}

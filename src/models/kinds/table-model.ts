import { sentence } from '../../base/sentence.ts';
import { evaluateTable } from '../../table/evaluate.ts';
import { explainRows } from '../../table/explain.ts';
import { predictRows } from '../../table/predict.ts';
import { tableModelFromState, tableModelToState } from '../../table/state.ts';
import {
  TABLE_MODEL_CHECKPOINT_KIND,
  TABLE_MODEL_KIND,
  TableModel,
} from '../../table/table-model.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** The table model as a kind of model; it opens checkpoints of its training, too. */
export const TABLE_MODEL: ModelKind<typeof TABLE_MODEL_KIND, TableModel> = {
  kind: TABLE_MODEL_KIND,
  alsoOpens: [TABLE_MODEL_CHECKPOINT_KIND],
  noun: sentence('models/table-model')`a table model`,
  is: (value) => value instanceof TableModel,
  open: async (state, { engine }) => tableModelFromState(await engine(), state),
  toState: (model, notes) => withNotes(tableModelToState(model, Object(notes.training)), notes),
  describe: ({ encoder, options, parameterCount, target }) => ({
    ...{ featureCount: encoder.width, cell: options.network, parameters: parameterCount },
    columns: encoder.columns.map(({ name }) => name),
    ...(target.task === 'classify' && { labels: target.labels }),
  }),
  predictRows,
  evaluate: async (model, data, { signal }) => {
    const work = signal === undefined ? {} : { signal };
    return { kind: TABLE_MODEL_KIND, ...(await evaluateTable(model, data.tables(), work)) };
  },
  explainRows,
};

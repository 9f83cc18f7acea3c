export type { CategoryColumn, InputColumn, NumberColumn } from './columns.ts';
export {
  type ClassScores,
  evaluateTable,
  type NumberScores,
  type TableScores,
} from './evaluate.ts';
export { type ColumnEffect, explainRows, type RowExplanation } from './explain.ts';
export type { EmptyCells, UselessColumn } from './fit-columns.ts';
export type { Activation, TableColumnOptions, TableModelOptions, TableNetwork } from './options.ts';
export { predictRows, type RowOptions, type RowPrediction } from './predict.ts';
export { tableModelFromState, tableModelToState } from './state.ts';
export {
  TABLE_MODEL_CHECKPOINT_KIND,
  TABLE_MODEL_KIND,
  TableModel,
  type TableParts,
} from './table-model.ts';
export type { ClassTarget, NumberTarget, Target, TargetTask } from './target.ts';
export {
  type TableData,
  type TableTraining,
  type TrainedTableModel,
  trainTableModel,
} from './train-table.ts';
export type { TableTrainingRun, TableTrainingSettings } from './training-options.ts';

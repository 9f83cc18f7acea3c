import {
  COMPARE_GRADIENT_FLOW_OPTIONS,
  type CompareGradientFlowOptions,
} from '../../inspect/compare-gradient-flow.ts';
import { COPY_STUDY_OPTIONS, type CopyStudyOptions } from '../../inspect/copy-study.ts';
import { NESTED_TANH_OPTIONS, type NestedTanhOptions } from '../../inspect/nested-tanh.ts';
import { RECALL_STUDY_OPTIONS, type RecallStudyOptions } from '../../inspect/recall-study.ts';
import {
  COMPARED_CELLS_HELP,
  COPY_STUDY_HELP,
  GRADIENT_FLOW_HELP,
  NESTED_TANH_HELP,
  RECALL_STUDY_HELP,
} from '../../messages/option-help/studies.ts';
import { type CellKind, COMPARED_CELLS_OPTION } from '../../nn/index.ts';
import type { FlagTable } from '../options/from-table.ts';
import type { Flag } from '../options/table-option.ts';

/** Names with commas between them, in any case. */
const NAMES: Flag = {
  value: 'list',
  parse: (text) => text.split(',').map((name) => name.trim().toLowerCase()),
};

/** The flag of which cells are compared. */
export const COMPARED_CELLS_FLAG: FlagTable<{ readonly cells?: readonly CellKind[] }> = {
  table: { cells: COMPARED_CELLS_OPTION },
  help: { cells: COMPARED_CELLS_HELP },
  flags: { cells: NAMES },
};

/** The flags of comparing how gradients flow. */
export const GRADIENT_FLOW_FLAGS: FlagTable<CompareGradientFlowOptions> = {
  table: COMPARE_GRADIENT_FLOW_OPTIONS,
  help: GRADIENT_FLOW_HELP,
  flags: {
    cells: NAMES,
    steps: { value: 'count' },
    chunkLength: {},
    clip: {},
    gain: {},
    hiddenSize: {},
    batch: {},
    seed: {},
  },
};

/** The flags of the study of remembering. */
export const RECALL_STUDY_FLAGS: FlagTable<RecallStudyOptions> = {
  table: RECALL_STUDY_OPTIONS,
  help: RECALL_STUDY_HELP,
  flags: {
    cells: NAMES,
    lags: { value: 'numbers' },
    updates: { value: 'count' },
    hiddenSize: {},
    batch: {},
    learningRate: {},
    symbols: {},
    seed: {},
  },
};

/** The flags of the study of copying. */
export const COPY_STUDY_FLAGS: FlagTable<CopyStudyOptions> = {
  table: COPY_STUDY_OPTIONS,
  help: COPY_STUDY_HELP,
  flags: {
    task: {},
    models: NAMES,
    lengths: { value: 'numbers' },
    longest: {},
    updates: { value: 'count' },
    hiddenSize: {},
    batch: {},
    learningRate: {},
    symbols: {},
    seed: {},
  },
};

/** The flags of the nested tanh example. */
export const NESTED_TANH_FLAGS: FlagTable<NestedTanhOptions> = {
  table: NESTED_TANH_OPTIONS,
  help: NESTED_TANH_HELP,
  flags: {
    inputs: { value: 'numbers' },
    initialState: { name: 'initial' },
    stateWeight: {},
    inputWeight: {},
    bias: {},
  },
};

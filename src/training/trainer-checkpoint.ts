import { InputError } from '../base/errors.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import {
  FLAG,
  numberFrom,
  readState,
  type StateReader,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { stateOf } from '../nn/module.ts';
import type { TrainingTask } from './training-task.ts';

/** The layout of checkpoints that `runTraining` writes and goes on from. */
export const CHECKPOINT_VERSION = 2;

/** How far a training is. */
export interface TrainingPosition extends JsonObject {
  /** Steps taken. */
  readonly step: number;
  /** The epoch that the next batch belongs to, counted from 1. */
  readonly epoch: number;
  /** Batches of that epoch that are done. */
  readonly batch: number;
  /** Tokens learned from, in all. */
  readonly seen: number;
  /** Since the last validation: the loss, summed over tokens, and their number. */
  readonly nats: number;
  readonly tokens: number;
  /** Whether the training was stopped during a validation, which a resumed training repeats first. */
  readonly validates: boolean;
  /** Validations since the best one. */
  readonly badValidations: number;
  /** Number of weights in the mean. */
  readonly averaged: number;
}

/** The contents of a checkpoint beside the model. */
export interface TrainerState {
  /** Fingerprint of the data, and the settings of the trainer and the task. */
  readonly data: Json;
  readonly settings: JsonObject;
  readonly taskSettings: JsonObject;
  readonly position: TrainingPosition;
  readonly best: { readonly value: number; readonly step: number } | null;
  readonly validations: readonly Json[];
  readonly schedule: Json;
  readonly optimizer: JsonObject;
  readonly task: JsonObject;
}

/** Tensors of a checkpoint that are not the model's, each under a prefix of its own. */
export interface TrainerTensors {
  readonly optimizer: Readonly<Record<string, TensorData>>;
  readonly best: Readonly<Record<string, TensorData>>;
  readonly average: Readonly<Record<string, TensorData>>;
  readonly task: Readonly<Record<string, TensorData>>;
}

/** The task's own settings that a training was begun with: the defaults of a resumed one. */
export function checkpointSettings({ metadata }: ModelState): JsonObject {
  return Object(Object(metadata.checkpoint).taskSettings);
}

const PARTS = ['optimizer', 'best', 'average', 'task'] as const;

/** What the names of the best weights begin with. */
const BEST = 'best.';

/** Encodes all that a training needs to continue, the model included, so that a checkpoint is also a model. */
export function encodeCheckpoint(
  task: TrainingTask<never>,
  state: TrainerState,
  parts: TrainerTensors,
): ModelState {
  const model = task.toState?.() ?? {
    metadata: {},
    tensors: stateOf(task.engine, task.parameters),
  };
  const tensors = PARTS.flatMap((part) =>
    Object.entries(parts[part]).map(([name, data]) => [`${part}.${name}`, data] as const),
  );
  return {
    kind: task.checkpointKind,
    metadata: {
      ...model.metadata,
      checkpoint: { version: CHECKPOINT_VERSION, ...state, best: state.best && { ...state.best } },
    },
    tensors: { ...model.tensors, ...Object.fromEntries(tensors) },
  };
}

/**
 * Reads the contents of a checkpoint beside the model.
 * @throws InputError when it is another kind of file, of another layout, or damaged
 */
export function decodeCheckpoint(
  { kind, metadata, tensors }: ModelState,
  checkpointKind: string,
): { readonly state: TrainerState; readonly parts: TrainerTensors } {
  if (kind !== checkpointKind) {
    throw new InputError(
      sentence(
        'training/other-kind',
      )`This is no ${{ expected: checkpointKind }} but a ${{ kind }}; go on from what \`onCheckpoint\` was given.`,
    );
  }
  const state: JsonObject = Object(metadata.checkpoint);
  if (state.version !== CHECKPOINT_VERSION) {
    throw new InputError(
      sentence(
        'training/other-layout',
      )`The checkpoint has layout ${{ layout: String(state.version ?? 1) }}, and this version of Malmoi goes on from layout ${{ expected: CHECKPOINT_VERSION }}; finish it with the version that wrote it, or begin a new training with its weights.`,
    );
  }
  checkState(readState({ metadata }).object('checkpoint'));
  const withPrefix = (prefix: string): Record<string, TensorData> =>
    Object.fromEntries(
      Object.entries(tensors)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, data]) => [name.slice(prefix.length), data]),
    );
  const [optimizer, best, average, task] = PARTS.map((part) => withPrefix(`${part}.`));
  return { state: state as JsonObject & TrainerState, parts: { optimizer, best, average, task } };
}

/**
 * Returns a checkpoint with the weights of its best validation in place of the last ones, for who uses it as a model:
 * what the training would end with if it ended there. Without a validation, or of another file, nothing changes.
 */
export function withBestWeights(state: ModelState): ModelState {
  const { best }: JsonObject = Object(state.metadata.checkpoint);
  if (best === undefined || best === null) return state;
  const tensors = { ...state.tensors };
  for (const [name, data] of Object.entries(state.tensors)) {
    if (!name.startsWith(BEST)) continue;
    const own = name.slice(BEST.length);
    if (tensors[own] !== undefined) tensors[own] = data;
  }
  return { ...state, tensors };
}

/**
 * Checks the ranges of everything that a training goes on from.
 * @throws InputError naming the first value that is out of range
 */
function checkState(state: StateReader): void {
  for (const name of ['settings', 'taskSettings', 'optimizer', 'task']) state.object(name);
  const position = state.object('position');
  const step = position.read('step', wholeNumberFrom());
  position.read('epoch', wholeNumberFrom(1));
  for (const name of ['batch', 'badValidations']) position.read(name, wholeNumberFrom());
  position.read('averaged', wholeNumberFrom(0, step));
  for (const name of ['seen', 'tokens']) position.read(name, numberFrom(0));
  position.read('nats', numberFrom());
  position.read('validates', FLAG);
  if (state.json.best !== null) {
    const best = state.object('best');
    best.read('value', numberFrom());
    best.read('step', wholeNumberFrom(0, step));
  }
  for (const report of state.objects('validations')) {
    report.read('step', wholeNumberFrom(0, step));
    for (const name of ['epoch', 'loss', 'learningRate']) report.read(name, numberFrom());
    report.readOptional('validation', numberFrom());
  }
}

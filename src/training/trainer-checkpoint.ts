import { InputError } from '../base/errors.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import { stateOf } from '../nn/module.ts';
import { damagedCheckpoint } from './damaged-checkpoint.ts';
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
  if (!isTrainerState(state)) {
    throw damagedCheckpoint();
  }
  const withPrefix = (prefix: string): Record<string, TensorData> =>
    Object.fromEntries(
      Object.entries(tensors)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, data]) => [name.slice(prefix.length), data]),
    );
  const [optimizer, best, average, task] = PARTS.map((part) => withPrefix(`${part}.`));
  return { state, parts: { optimizer, best, average, task } };
}

function isTrainerState(state: JsonObject): state is JsonObject & TrainerState {
  const { settings, taskSettings, position, best, validations, optimizer, task } = state;
  return (
    [settings, taskSettings, optimizer, task].every(isObject) &&
    isPosition(Object(position)) &&
    (best === null || (Number.isFinite(Object(best).value) && isCount(Object(best).step))) &&
    Array.isArray(validations) &&
    validations.every(isValidation)
  );
}

function isPosition(position: JsonObject): boolean {
  const { step, epoch, batch, seen, nats, tokens, validates, badValidations, averaged } = position;
  return (
    [step, epoch, batch, badValidations, averaged].every(isCount) &&
    Number(epoch) >= 1 &&
    [seen, nats, tokens].every(Number.isFinite) &&
    typeof validates === 'boolean'
  );
}

function isValidation(value: Json): boolean {
  const { step, epoch, loss, learningRate, validation }: JsonObject = Object(value);
  const numbers = [epoch, loss, learningRate, ...(validation === undefined ? [] : [validation])];
  return isCount(step) && numbers.every(Number.isFinite);
}

function isObject(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: Json | undefined): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

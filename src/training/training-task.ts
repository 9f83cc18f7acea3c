import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import type { Progress } from '../base/progress.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import type { DataFingerprint } from './fingerprint.ts';
import type { ResumeRules } from './resume-options.ts';

/** A batch's loss and its weight. */
export interface BatchLoss {
  /** One number: the mean over the batch's tokens, in nats; its gradient is what is learned from. */
  readonly loss: Tensor;
  /** Tokens (examples, weights) that it is the mean over: batches may differ in size. */
  readonly tokens: number;
  /**
   * Called when the backward pass is done, before the step's tensors are gone: carries over to the next batch what
   * outlives this one (hidden states, a random generator). Until then the task's `state` is as it was before the batch.
   */
  readonly keep?: () => void;
}

/** The state of a task beside its parameters that makes a resumed training equal an uninterrupted one. */
export interface TaskState {
  readonly metadata: JsonObject;
  readonly tensors: Readonly<Record<string, TensorData>>;
}

/**
 * Something that `runTraining` can train. A task says what is learned, from what and how well; the trainer does the
 * rest: updates, schedule, clipping, averaging, the best weights, checkpoints, breaks, reports.
 */
export interface TrainingTask<Batch> {
  readonly engine: Engine;
  /** The parameters to train; their names are unique. */
  readonly parameters: readonly Parameter[];
  /** The kind of its checkpoints, such as `language-model-checkpoint`. */
  readonly checkpointKind: string;
  /** Which data there is: a checkpoint of other data is refused. */
  readonly data?: DataFingerprint;
  /** Batches in an epoch, where it is known: validation is by default after each epoch. */
  readonly batchesPerEpoch?: number;
  /** Unit of the loss's tokens, for progress; default `tokens`. */
  readonly unit?: Progress['unit'];
  /**
   * Returns the batches of an epoch in order, always the same for the same epoch (shuffle with `createRandom(seed,
   * 'shuffle', epoch)`).
   * @param epoch counted from 1
   * @param first the number of batches to leave out at the beginning, done before an interruption
   */
  batches(epoch: number, first: number): Iterable<Batch> | AsyncIterable<Batch>;
  /** Computes the loss of a batch on the tape. */
  loss(tape: Tape, batch: Batch): BatchLoss;
  /** Measures the parameters as they are, on data that is not trained on. */
  readonly validate?: ((work: InterruptibleWork) => number | Promise<number>) | undefined;
  /** Whether a lower (default) or a higher number of `validate` is better. */
  readonly better?: 'lower' | 'higher';
  /**
   * The limits beyond which the training has exploded: of the mean loss, as a multiple of the loss of a model that has
   * learned nothing, and of the value of `validate`. A number that is not finite is always an explosion.
   */
  readonly limits?: { readonly loss?: number; readonly validation?: number };
  /** The task's own settings (batch size, cutting): a resumed training must have the same. */
  readonly settings?: JsonObject;
  /** Which of these may change when the training is resumed; see `compareResumedOptions`. */
  readonly extending?: ResumeRules<JsonObject>['extending'];
  /** The task's state between batches; default: no state. */
  readonly state?: { save(): TaskState; restore(state: TaskState): void };
  /** The model as its file holds it, so that a checkpoint is one, too; by default the parameters alone. */
  toState?(): Pick<ModelState, 'metadata' | 'tensors'>;
}

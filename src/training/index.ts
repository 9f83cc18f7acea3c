export { CarriedState } from './carried-state.ts';
export { clipByNorm, clipByValue, gradientNorm } from './clipping.ts';
export { countWindowBatches, cutWindows, type WindowOptions } from './cut-windows.ts';
export { computeFingerprint, type DataFingerprint } from './fingerprint.ts';
export { finishTraining } from './finish-training.ts';
export type { Chunk } from './gather-chunks.ts';
export type { PlateauTrainingSchedule, TrainingSchedule } from './learning-rate.ts';
export {
  type LengthBucketOptions,
  LengthBuckets,
  type PaddedSequences,
  padSequences,
} from './length-buckets.ts';
export type { AdagradOptions } from './optimizers/adagrad.ts';
export type { AdamOptions, AdamWOptions } from './optimizers/adam.ts';
export { Optimizer, type OptimizerState } from './optimizers/optimizer.ts';
export type { OptimizerOptions } from './optimizers/options.ts';
export type { RmspropOptions } from './optimizers/rmsprop.ts';
export type { SgdOptions } from './optimizers/sgd.ts';
export { type PlateauOptions, PlateauSchedule, type PlateauState } from './plateau-schedule.ts';
export type { ExtendedOption } from './resume-options.ts';
export {
  type ConstantSchedule,
  type CosineSchedule,
  type ExponentialSchedule,
  type InverseRootSchedule,
  learningRateAt,
  type Schedule,
  type StepSchedule,
} from './schedules.ts';
export { readIds, sliceIds, type TextIds, type TokenIds } from './token-ids.ts';
export { runTraining, type TaskOutcome } from './trainer.ts';
export type { TrainerOptions, TrainerSettings } from './trainer-settings.ts';
export type { CheckpointOptions } from './training-clock.ts';
export type { RoundReport, StepReport, ValidationReport } from './training-report.ts';
export { type TrainingRun, trainingRunOf } from './training-run.ts';
export type { BatchLoss, TaskState, TrainingTask } from './training-task.ts';
export { type ChunkOptions, cutChunks } from './truncated-bptt.ts';
export type { VectorTraining } from './vector-training.ts';
export type {
  AveragingOptions,
  ExponentialAveraging,
  StochasticAveraging,
} from './weight-average.ts';

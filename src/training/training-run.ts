import type { TrainerOptions } from './trainer-settings.ts';

/** How a training is followed, interrupted and resumed: what its result does not depend on. */
export type TrainingRun = Pick<
  TrainerOptions,
  'resumeFrom' | 'signal' | 'breaks' | 'onProgress' | 'onCheckpoint' | 'checkpointSeconds'
>;

/** Takes these out of a training's options, those that were given, for `runTraining`. */
export function trainingRunOf(
  options: {
    readonly [Name in keyof TrainingRun]?: TrainingRun[Name] | undefined;
  },
): TrainingRun {
  const { resumeFrom, signal, breaks, onProgress, onCheckpoint, checkpointSeconds } = options;
  return {
    ...(resumeFrom !== undefined && { resumeFrom }),
    ...(signal !== undefined && { signal }),
    ...(breaks !== undefined && { breaks }),
    ...(onProgress !== undefined && { onProgress }),
    ...(onCheckpoint !== undefined && { onCheckpoint }),
    ...(checkpointSeconds !== undefined && { checkpointSeconds }),
  };
}

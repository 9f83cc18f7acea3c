import { decodeModel, encodeModel } from 'malmoi/io';
import type { CheckpointOptions, StepReport } from 'malmoi/training';
import { joinPieces } from '../join-pieces.ts';
import type { SavedTraining } from '../protocol.ts';

/** How often a training is saved, to be gone on from should the worker be lost. */
const CHECKPOINT_SECONDS = 2;

/** What is added to a training's own options. */
type WatchOptions = Pick<CheckpointOptions, 'checkpointSeconds' | 'onCheckpoint' | 'signal'> & {
  readonly resumeFrom?: ReturnType<typeof decodeModel>;
};

/** A training of the library whose steps are counted and whose checkpoints are kept. */
export interface WatchedTraining {
  /** The losses of the steps that are done. */
  readonly losses: readonly number[];
  /** What they have taken. */
  readonly milliseconds: number;
  /** Takes the next step; undefined at the end. */
  next(): Promise<StepReport | undefined>;
  /** Takes what has been saved since the last time. */
  takeSaved(): SavedTraining | undefined;
}

/**
 * Begins a training, or goes on with a saved one to the bytes that an uninterrupted one ends with.
 * @param begin starts it with these options beside its own
 * @param signal ends it in the middle of a step, which counts as not begun
 */
export function watchTraining(
  begin: (options: WatchOptions) => AsyncGenerator<StepReport, unknown, undefined>,
  { from, signal }: { readonly from?: SavedTraining | undefined; readonly signal?: AbortSignal },
): WatchedTraining {
  const losses = [...(from?.losses ?? [])];
  let milliseconds = from?.milliseconds ?? 0;
  let saved: SavedTraining | undefined;
  const training = begin({
    ...(signal !== undefined && { signal }),
    checkpointSeconds: CHECKPOINT_SECONDS,
    // It comes before the step that is being asked for: of that one nothing is counted yet.
    onCheckpoint: (state) => {
      saved = { bytes: joinPieces(encodeModel(state)), losses: [...losses], milliseconds };
    },
    ...(from !== undefined && { resumeFrom: decodeModel(from.bytes.buffer, 'checkpoint') }),
  });
  return {
    losses,
    get milliseconds() {
      return milliseconds;
    },
    next: async () => {
      const begun = performance.now();
      const { done, value } = await training.next();
      if (done) return undefined;
      milliseconds += performance.now() - begun;
      losses.push(value.loss);
      return value;
    },
    takeSaved: () => {
      const taken = saved;
      saved = undefined;
      return taken;
    },
  };
}

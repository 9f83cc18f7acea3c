import { InterruptedError } from '../base/errors.ts';
import { type BreakOptions, createEventBreaks, type TakeBreak } from '../base/event-breaks.ts';
import type { ModelState } from '../base/model-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

/** Options that say when a training saves checkpoints, lets events in, and stops. */
export interface CheckpointOptions {
  /**
   * Called with a checkpoint every `checkpointSeconds` and when the signal stops the training;
   * the training waits for it.
   */
  readonly onCheckpoint?: (checkpoint: ModelState) => void | Promise<void>;
  /** Seconds between two checkpoints; default 60, and 0 after every step. */
  readonly checkpointSeconds?: number;
  /** Stops the training at the next break, after a last checkpoint, with an `InterruptedError`. */
  readonly signal?: AbortSignal;
  /** When the training lets waiting events in. */
  readonly breaks?: BreakOptions;
}

/** Keeps the time of a training: its breaks, its checkpoints, and whether its signal was aborted. */
export class TrainingClock {
  /** Lets events in when it is time. */
  readonly takeBreak: TakeBreak;
  readonly #options: CheckpointOptions;
  #saved: number;

  constructor(options: CheckpointOptions) {
    this.#options = options;
    this.takeBreak = createEventBreaks(options.breaks);
    this.#saved = this.now();
  }

  /** Milliseconds since some moment. */
  now(): number {
    return this.#options.breaks?.clock?.() ?? performance.now();
  }

  /** Whether the signal was aborted. */
  get isAborted(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  /**
   * Runs between two steps: lets events in, saves a checkpoint when one is due, and stops when the signal was aborted.
   * @param work done since the last chance for a break
   * @param checkpoint creates a checkpoint of this moment
   * @param where the training stands, for the error: `after step 3 of 10`
   * @throws InterruptedError after a last checkpoint
   */
  async betweenSteps(work: number, checkpoint: () => ModelState, where: Sentence): Promise<void> {
    const pause = this.takeBreak(work);
    if (pause !== undefined) await pause;
    if (this.isAborted) await this.stop(checkpoint, where);
    const { onCheckpoint, checkpointSeconds = 60 } = this.#options;
    if (onCheckpoint === undefined || this.now() - this.#saved < 1000 * checkpointSeconds) return;
    await onCheckpoint(checkpoint());
    this.#saved = this.now();
  }

  /**
   * Writes a last checkpoint and stops.
   * @throws InterruptedError always
   */
  async stop(checkpoint: () => ModelState, where: Sentence): Promise<never> {
    await this.#options.onCheckpoint?.(checkpoint());
    throw new InterruptedError(sentence('training/stopped')`Stopped ${{ where }}.`, {
      cause: this.#options.signal?.reason,
    });
  }
}

import { InterruptedError } from '../base/errors.ts';
import { type BreakOptions, createEventBreaks, type TakeBreak } from '../base/event-breaks.ts';
import type { ModelState } from '../base/model-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

/** What may interrupt a training, and what is kept of it then. */
export interface CheckpointOptions {
  /**
   * Called with all that is needed to go on, every `checkpointSeconds` and when the training is stopped by its signal;
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

/** The time of a training: its breaks, when its checkpoints are due, and whether it was told to stop. */
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

  /** Whether the training was told to stop. */
  get isAborted(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  /**
   * Between two steps: lets events in, writes a checkpoint when one is due, and stops when it was told to.
   * @param work done since the last chance for a break
   * @param checkpoint all that is needed to go on from here
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

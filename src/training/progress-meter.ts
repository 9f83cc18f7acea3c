import type { Progress } from '../base/progress.ts';

/** Milliseconds between two reports of progress: a few a second. */
const BETWEEN_REPORTS = 200;

/** Reports a training's progress now and then, with the mean loss since the report before. */
export class ProgressMeter {
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  readonly #now: () => number;
  #reported = Number.NEGATIVE_INFINITY;
  #nats = 0;
  #tokens = 0;

  /** @param now the time in milliseconds */
  constructor(onProgress: ((progress: Progress) => void) | undefined, now: () => number) {
    this.#onProgress = onProgress;
    this.#now = now;
  }

  /** Adds a loss, summed over tokens, to the mean of the next report. */
  add(nats: number, tokens: number): void {
    this.#nats += nats;
    this.#tokens += tokens;
  }

  /** Reports if it is time to, or if this is the last report. */
  report(progress: () => Omit<Progress, 'loss'>, isLast = false): void {
    if (this.#onProgress === undefined) return;
    if (!isLast && this.#now() - this.#reported < BETWEEN_REPORTS) return;
    this.#reported = this.#now();
    this.#onProgress({
      ...progress(),
      ...(this.#tokens > 0 && { loss: this.#nats / this.#tokens }),
    });
    this.#nats = 0;
    this.#tokens = 0;
  }
}

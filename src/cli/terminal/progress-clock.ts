import type { Progress } from '../../base/progress.ts';
import type { ProgressState } from './progress-line.ts';

/** Seconds of work before its speed is believed. */
const FIRST_SECONDS = 0.5;
/** Seconds within which the speed follows a change. */
const MEMORY_SECONDS = 10;

/**
 * Measures how fast work goes and estimates the time left: of a piece of work that counts one thing up to one total,
 * whatever its phases are called. The speed is a mean that forgets, so that a slow start does not stay in it.
 */
export class ProgressClock {
  readonly #now: () => number;
  #unit: Progress['unit'] | undefined;
  #total: number | undefined;
  #begun = 0;
  #seen = 0;
  #done = 0;
  /** Work and seconds, both fading. */
  #work = 0;
  #seconds = 0;

  /** @param now gives the time in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What a report says, with speed and time left as far as they are known. */
  observe(progress: Progress): ProgressState {
    const { done, total, unit } = progress;
    const now = this.#now();
    if (unit !== this.#unit || !isNear(total, this.#total) || done < this.#done) {
      // Other work; a training that goes on begins with what its checkpoint had done.
      [this.#unit, this.#begun] = [unit, now];
      [this.#work, this.#seconds] = [0, 0];
    } else {
      const seconds = (now - this.#seen) / 1000;
      const fading = Math.exp(-seconds / MEMORY_SECONDS);
      this.#work = this.#work * fading + (done - this.#done);
      this.#seconds = this.#seconds * fading + seconds;
    }
    [this.#total, this.#done, this.#seen] = [total, done, now];
    if (now - this.#begun < 1000 * FIRST_SECONDS || this.#work <= 0) return progress;
    const rate = this.#work / this.#seconds;
    return {
      ...progress,
      rate,
      ...(total !== undefined && { secondsLeft: Math.max(0, total - done) / rate }),
    };
  }
}

/** Whether two totals may be estimates of the same work: a tenth of each other apart at most. */
function isNear(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= 0.1 * Math.max(a, b);
}

import { createEventBreaks } from './event-breaks.ts';
import type { OptionTable } from './option-table.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from './progress.ts';

/** Options of work that can be interrupted. */
export type InterruptibleWork = Pick<LongWork, 'signal' | 'breaks'>;

/** The kind and the range of each option of `InterruptibleWork`. */
export const INTERRUPTIBLE_WORK_OPTIONS: OptionTable<InterruptibleWork> = {
  signal: LONG_WORK_OPTIONS.signal,
  breaks: LONG_WORK_OPTIONS.breaks,
};

/**
 * Runs a generator to its end, with breaks where it yields.
 * @param work yields the amount of work done since it last yielded, in the unit of its progress
 * @returns what the generator returns
 * @throws InterruptedError when the signal is aborted
 */
export async function runWithBreaks<T>(
  work: Generator<number, T>,
  { signal, breaks }: InterruptibleWork = {},
): Promise<T> {
  const takeBreak = createEventBreaks(breaks);
  for (;;) {
    throwIfAborted(signal);
    const { done, value } = work.next();
    if (done) return value;
    const pause = takeBreak(value);
    if (pause !== undefined) await pause;
  }
}

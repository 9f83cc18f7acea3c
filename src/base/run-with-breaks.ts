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

/** Work in pieces: it yields how much it has done since it last yielded, and returns its result. */
export type Pieces<Result> = Generator<number, Result>;

/** Runs work in pieces to its end, without a break. */
export function runAtOnce<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Runs work in pieces to its end, with breaks where it yields.
 * @param work yields the amount of work done since it last yielded, in the unit of its progress
 * @returns what the generator returns
 * @throws InterruptedError when the signal is aborted
 */
export async function runWithBreaks<Result>(
  work: Pieces<Result>,
  { signal, breaks }: InterruptibleWork = {},
): Promise<Result> {
  const takeBreak = createEventBreaks(breaks);
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value } = work.next();
      if (done) return value;
      const pause = takeBreak(value);
      if (pause !== undefined) await pause;
    }
  } finally {
    // Work that is given up gives its memory back.
    work.return(undefined as Result);
  }
}

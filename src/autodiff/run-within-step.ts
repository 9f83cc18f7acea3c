import { createEventBreaks } from '../base/event-breaks.ts';
import { throwIfAborted } from '../base/progress.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import type { Tape } from './tape.ts';

/**
 * Runs work on a tape that is written as a generator, with breaks where it yields, in the middle of a step too.
 * Nothing is awaited but a break, for which the tape steps aside: other work on the engine would find the step's memory
 * in place, and empty it.
 * @returns what the generator returns
 * @throws InterruptedError when the signal is aborted; the tape's step is ended then
 */
export async function runWithinStep<T>(
  tape: Tape,
  work: Generator<unknown, T>,
  { signal, breaks }: InterruptibleWork,
): Promise<T> {
  const takeBreak = createEventBreaks(breaks);
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value } = work.next();
      if (done) return value;
      const pause = takeBreak();
      if (pause === undefined) continue;
      tape.stepAside();
      try {
        await pause;
      } finally {
        tape.stepBack();
      }
    }
  } finally {
    tape.reset();
  }
}

import { createEventBreaks } from '../base/event-breaks.ts';
import { throwIfAborted } from '../base/progress.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import type { Tape } from './tape.ts';

/**
 * Waits in the middle of a tape's step, which steps aside meanwhile: others may use the engine.
 * @param pause the promise to wait for; without it the function returns at once
 */
export async function restWithinStep(tape: Tape, pause: Promise<void> | undefined): Promise<void> {
  if (pause === undefined) return;
  tape.stepAside();
  try {
    await pause;
  } finally {
    tape.stepBack();
  }
}

/**
 * Runs work on a tape that is written as a generator, with breaks where it yields, in the middle of a step too.
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
      await restWithinStep(tape, takeBreak());
    }
  } finally {
    tape.reset();
  }
}

import { expect } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import type { InterruptibleWork } from '../../src/base/run-with-breaks.ts';

/**
 * Starts work and aborts it from a timer, which fires only if the work lets events in; expects the work to stop.
 * @param start begins work that takes far longer than a timer needs
 */
export async function expectToHearTimer(
  start: (work: Required<InterruptibleWork>) => Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 0);
  try {
    await expect(start({ signal: stop.signal, breaks: { every: 1 } })).rejects.toThrow(
      InterruptedError,
    );
    expect(stop.signal.aborted).toBe(true);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs work to its end.
 * @returns the most work that was done between two chances for a break, in the work's own unit
 */
export async function longestStretch(
  run: (work: Pick<Required<InterruptibleWork>, 'breaks'>) => Promise<unknown>,
): Promise<number> {
  let longest = 0;
  await run({
    breaks: {
      onStretch: (work) => {
        longest = Math.max(longest, work);
      },
    },
  });
  expect(longest).toBeGreaterThan(0);
  return longest;
}

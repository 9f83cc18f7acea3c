import { describe, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import { createEventBreaks } from '../../src/base/event-breaks.ts';
import { runAtOnce, runWithBreaks } from '../../src/base/run-with-breaks.ts';

/** A clock that stands still unless the test moves it. */
function createClock() {
  let now = 0;
  return {
    clock: () => now,
    advance: (milliseconds: number): void => {
      now += milliseconds;
    },
  };
}

describe('breaks', () => {
  it('are taken once the work since the last break has lasted the set time', async () => {
    const { clock, advance } = createClock();
    const takeBreak = createEventBreaks({ every: 10, clock });
    expect(takeBreak()).toBeUndefined();
    advance(9);
    expect(takeBreak()).toBeUndefined();
    advance(1);
    const taken = takeBreak();
    expect(taken).toBeInstanceOf(Promise);
    advance(100);
    await taken;
    // The break itself does not count as work.
    expect(takeBreak()).toBeUndefined();
  });

  it('come every 15 ms by default, so that events wait at most 30 ms', () => {
    const { clock, advance } = createClock();
    const takeBreak = createEventBreaks({ clock });
    advance(14);
    expect(takeBreak()).toBeUndefined();
    advance(1);
    expect(takeBreak()).toBeDefined();
  });

  it('let timers and immediates run', async () => {
    const takeBreak = createEventBreaks({ every: 0 });
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 0);
    while (!fired) await takeBreak();
    expect(fired).toBe(true);
  });

  it('last at least the set time', async () => {
    let now = 0;
    // Each look at the clock is a millisecond.
    const takeBreak = createEventBreaks({ every: 0, length: 20, clock: () => now++ });
    const began = now;
    await takeBreak();
    expect(now - began).toBeGreaterThanOrEqual(20);
  });

  it('report the work between two opportunities', () => {
    const stretches: number[] = [];
    const takeBreak = createEventBreaks({
      clock: () => 0,
      onStretch: (work) => stretches.push(work),
    });
    takeBreak(5);
    takeBreak();
    expect(stretches).toEqual([5, 1]);
  });
});

describe('breaks without setImmediate, as in browsers', () => {
  const original = globalThis.setImmediate;
  const without = async (names: readonly ('setImmediate' | 'MessageChannel')[]): Promise<void> => {
    const kept = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)!);
    for (const name of names) {
      Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
    }
    try {
      let fired = false;
      setTimeout(() => {
        fired = true;
      }, 0);
      const takeBreak = createEventBreaks({ every: 0 });
      while (!fired) await takeBreak();
      expect(fired).toBe(true);
    } finally {
      names.forEach((name, i) => {
        Object.defineProperty(globalThis, name, kept[i]!);
      });
    }
  };

  it('wait by messages', () => without(['setImmediate']));
  it('wait by a timer where there are no messages', () =>
    without(['setImmediate', 'MessageChannel']));
  it('leave the platform unchanged', () => expect(globalThis.setImmediate).toBe(original));
});

describe('work with breaks', () => {
  function* countTo(most: number): Generator<number, string> {
    for (let i = 0; i < most; i++) yield 1;
    return 'done';
  }

  it('returns the result of the generator', async () => {
    expect(await runWithBreaks(countTo(3))).toBe('done');
  });

  it('stops when a timer aborts it', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 0);
    const work = runWithBreaks(countTo(Number.POSITIVE_INFINITY), {
      signal: stop.signal,
      breaks: { every: 1 },
    });
    await expect(work).rejects.toThrow(InterruptedError);
  });

  it('does nothing when the signal was already aborted', async () => {
    let begun = false;
    const work = (function* () {
      begun = true;
      yield 1;
    })();
    await expect(runWithBreaks(work, { signal: AbortSignal.abort() })).rejects.toThrow('Stopped');
    expect(begun).toBe(false);
  });

  it('lets work that is given up give back what it holds', async () => {
    const stop = new AbortController();
    let held = true;
    const work = (function* () {
      try {
        stop.abort();
        yield 1;
      } finally {
        held = false;
      }
    })();
    await expect(runWithBreaks(work, { signal: stop.signal })).rejects.toThrow('Stopped');
    expect(held).toBe(false);
  });

  it('is the same without them', () => expect(runAtOnce(countTo(3))).toBe('done'));
});

import type { OptionTable } from './option-table.ts';

/** Milliseconds of work between two breaks: an abort takes effect, and a click is answered, within twice this time. */
const BETWEEN_BREAKS = 15;

/** When long work pauses so that waiting events (an abort, a page's clicks, other requests) are handled. */
export interface BreakOptions {
  /** Milliseconds of work between two breaks; default 15. With 0 the work pauses at every opportunity. */
  readonly every?: number;
  /** The shortest break in milliseconds; default 0, which is one turn of the event loop. */
  readonly length?: number;
  /** The time in milliseconds; default `performance.now`. */
  readonly clock?: () => number;
  /**
   * Called at each opportunity for a break with the amount of work done since the previous one, in the unit of the
   * work's progress (cells, words, steps). The largest amount bounds how long events wait, on any machine.
   */
  readonly onStretch?: (work: number) => void;
}

/** The kind and the range of each option. */
export const BREAK_OPTIONS: OptionTable<BreakOptions> = {
  every: { kind: 'number', least: 0, unit: 'milliseconds' },
  length: { kind: 'number', least: 0, unit: 'milliseconds' },
  clock: { kind: 'function' },
  onStretch: { kind: 'function' },
};

/**
 * Lets waiting events be handled if it is time for a break; otherwise returns `undefined` at once.
 * @param work done since the last call, for `onStretch`
 */
export type TakeBreak = (work?: number) => Promise<void> | undefined;

/** Makes the function that long work calls, and awaits, wherever it can be interrupted. */
export function createEventBreaks(options: BreakOptions = {}): TakeBreak {
  const { every = BETWEEN_BREAKS, length = 0, onStretch } = options;
  const clock = options.clock ?? (() => performance.now());
  let last = clock();
  const rest = async (): Promise<void> => {
    const began = clock();
    do await nextTurn();
    while (clock() - began < length);
    last = clock();
  };
  return (work = 1) => {
    onStretch?.(work);
    return clock() - last < every ? undefined : rest();
  };
}

/**
 * Waits for one turn of the event loop. It uses no timer, which browsers delay by 4 ms, and by a second in hidden
 * pages, nor `scheduler.yield`, which resumes before waiting timers and messages.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
    } else if (typeof MessageChannel === 'function') {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    } else {
      setTimeout(resolve, 0);
    }
  });
}

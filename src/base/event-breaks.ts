import type { OptionTable } from './option-table.ts';

/** How long work runs between two breaks, in milliseconds: an abort is heard, and a click answered, within twice as long. */
const BETWEEN_BREAKS = 15;

/** When long work takes breaks, in which waiting events (an abort, a page's clicks, other requests) have their turn. */
export interface BreakOptions {
  /** Milliseconds of work between two breaks; default 15. With 0 every chance for a break is taken. */
  readonly every?: number;
  /** Milliseconds that a break lasts at least; default 0: one turn of the event loop. */
  readonly length?: number;
  /** The time in milliseconds; default `performance.now`. */
  readonly clock?: () => number;
  /**
   * Called at each chance for a break with the work done since the chance before, in the unit of its progress (cells,
   * words, steps): the longest stretch of work during which no event can be heard, whatever the machine.
   */
  readonly onStretch?: (work: number) => void;
}

/** What each option takes. */
export const BREAK_OPTIONS: OptionTable<BreakOptions> = {
  every: { kind: 'number', least: 0, unit: 'milliseconds' },
  length: { kind: 'number', least: 0, unit: 'milliseconds' },
  clock: { kind: 'function' },
  onStretch: { kind: 'function' },
};

/**
 * Gives waiting events their turn if it is time for a break; otherwise returns `undefined` at once.
 * @param work done since the last call, for `onStretch`
 */
export type TakeBreak = (work?: number) => Promise<void> | undefined;

/** Makes a function that long work calls, and awaits, wherever it can be interrupted. */
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
 * Waits for one turn of the event loop. Not by a timer, which browsers hold back for 4 ms, and for a second in pages
 * that nobody sees; nor by `scheduler.yield`, which goes on before timers and messages that wait.
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

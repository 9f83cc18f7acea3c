import { InterruptedError } from './errors.ts';
import { BREAK_OPTIONS, type BreakOptions } from './event-breaks.ts';
import type { OptionTable } from './option-table.ts';

/** A report of the progress of long work. */
export interface Progress {
  /** The current phase in words, such as `counting words` or `epoch 2 of 5`. */
  readonly phase: string;
  /** The amount of work done, in `unit`. */
  readonly done: number;
  /** The amount of work in all, in `unit`; absent when the input's length is unknown. */
  readonly total?: number;
  /** What `done` counts. */
  readonly unit:
    | 'bytes'
    | 'documents'
    | 'words'
    | 'characters'
    | 'tokens'
    | 'steps'
    | 'nonzeros'
    | 'rows'
    | 'units';
  /** Mean loss per token since the last report, in nats, where the work has a loss. */
  readonly loss?: number;
}

/** Options of every piece of long work. */
export interface LongWork {
  /** Called at intervals, at most a few times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the work at the next safe point, with an `InterruptedError`. */
  readonly signal?: AbortSignal;
  /** When the work pauses so that waiting events are handled. */
  readonly breaks?: BreakOptions;
}

/** The kind and the range of each option of `LongWork`. */
export const LONG_WORK_OPTIONS: OptionTable<LongWork> = {
  onProgress: { kind: 'function' },
  signal: { kind: 'object' },
  breaks: { kind: 'object', options: BREAK_OPTIONS },
};

/**
 * Throws when the signal has been aborted.
 * @throws InterruptedError
 */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new InterruptedError(undefined, { cause: signal.reason });
}

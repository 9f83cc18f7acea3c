import { InterruptedError } from './errors.ts';
import { BREAK_OPTIONS, type BreakOptions } from './event-breaks.ts';
import type { OptionTable } from './option-table.ts';

/** A report from long work. */
export interface Progress {
  /** What is being done, for a person: `counting words`, `epoch 2 of 5`. */
  readonly phase: string;
  /** How much is done, in `unit`. */
  readonly done: number;
  /** How much there is, in `unit`; absent when the input's length is unknown. */
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
    | 'units';
  /** Mean loss per token since the last report, in nats, where the work has a loss. */
  readonly loss?: number;
}

/** What every long piece of work accepts. */
export interface LongWork {
  /** Called now and then, at most a few times a second of work. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the work at the next safe point, with an `InterruptedError`. */
  readonly signal?: AbortSignal;
  /** When the work lets waiting events in. */
  readonly breaks?: BreakOptions;
}

/** What `LongWork` takes. */
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

import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../../base/progress.ts';

/** Options for writing a file of word vectors. */
export interface WriteVectorsOptions extends Pick<LongWork, 'onProgress' | 'signal'> {
  /** Write this many words from the first on; all by default. */
  readonly limit?: number;
}

/** The range of each option. */
const WRITE_VECTORS_OPTIONS: OptionTable<WriteVectorsOptions> = {
  limit: { kind: 'whole', least: 0, unit: 'words' },
  onProgress: LONG_WORK_OPTIONS.onProgress,
  signal: LONG_WORK_OPTIONS.signal,
};

/**
 * Gives how many words are written.
 * @param owner the function whose options they are, for the errors
 * @throws UsageError when an option is unknown or out of range
 */
export function wordsToWrite(owner: string, size: number, options: WriteVectorsOptions): number {
  checkOptions(owner, WRITE_VECTORS_OPTIONS, options);
  return Math.min(size, options.limit ?? size);
}

/**
 * Reports how many of all words are written.
 * @throws InterruptedError when the signal has been aborted
 */
export function reportWritten(
  done: number,
  total: number,
  { onProgress, signal }: WriteVectorsOptions,
): void {
  throwIfAborted(signal);
  onProgress?.({ phase: 'writing vectors', done, total, unit: 'words' });
}

import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Tape } from '../tape.ts';

/**
 * Checks the lengths of a batch of sequences that lie side by side, time first.
 * @throws UsageError when there is not one length for each sequence, or one is not 1 to `steps`
 */
export function checkLengths(
  operation: string,
  lengths: ArrayLike<number>,
  steps: number,
  batch: number,
): void {
  if (lengths.length !== batch) {
    throw new UsageError(
      sentence(
        'autodiff/length-count',
      )`${{ operation }}: ${{ lengths: lengths.length }} lengths given; expected ${{ batch }}, one for each sequence.`,
    );
  }
  for (let b = 0; b < batch; b++) {
    if (!(lengths[b] >= 1 && lengths[b] <= steps)) {
      throw new UsageError(
        sentence(
          'autodiff/length-out-of-range',
        )`${{ operation }}: sequence ${{ sequence: b }} has length ${{ length: lengths[b] }}; expected 1 to ${{ steps }}.`,
      );
    }
  }
}

/**
 * Copies the lengths of sequences to the arena, as the kernels take them.
 * @param shape [steps, batch]
 * @returns where they lie; 0 for undefined: all sequences are whole
 * @throws UsageError when a length does not fit
 */
export function placeLengths(
  tape: Tape,
  operation: string,
  lengths: ArrayLike<number> | undefined,
  [steps, batch]: readonly [steps: number, batch: number],
): number {
  if (lengths === undefined) return 0;
  checkLengths(operation, lengths, steps, batch);
  return tape.integers(lengths);
}

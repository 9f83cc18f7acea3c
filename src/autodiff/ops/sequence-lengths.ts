import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

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

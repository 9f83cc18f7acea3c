import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { SIGNALS } from '../../inspect/index.ts';
import type { CellKind, Signal } from '../../nn/index.ts';

/**
 * The signal that `--signal` names.
 * @throws UsageError when the cell has no such signal
 */
export function signalNamed(cell: CellKind, name: string): Signal {
  const signal = SIGNALS[cell].find((known) => known === name);
  if (signal !== undefined) return signal;
  throw new UsageError(
    sentence(
      'cli/no-signal',
    )`A ${{ cell }} has no ${{ name }}; it has ${{ signals: SIGNALS[cell] }}.`,
  );
}

import { UsageError } from '../../base/errors.ts';
import { SIGNALS, type Signal } from '../../inspect/index.ts';
import type { LanguageModel } from '../../language-model/index.ts';

/**
 * The signal that `--signal` names.
 * @throws UsageError when the cell has no such signal
 */
export function signalNamed(cell: LanguageModel['options']['cell'], name: string): Signal {
  const signal = SIGNALS[cell].find((known) => known === name);
  if (signal !== undefined) return signal;
  throw new UsageError(`A ${cell} has no ${name}; it has ${SIGNALS[cell].join(', ')}.`);
}

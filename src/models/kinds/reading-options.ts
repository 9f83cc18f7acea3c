import { UsageError } from '../../base/errors.ts';
import { damaged } from '../../base/read-state.ts';

/**
 * Makes something of options that a file kept: one out of range is the file's fault, not that of whoever
 * opens it.
 * @throws InputError in place of a UsageError
 */
export function readingOptions<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    throw damaged(`its options are out of range (${cause.message})`, { cause });
  }
}

import type { Flag } from './table-option.ts';

/**
 * A flag that counts in MiB what its option counts in bytes.
 * @param usual the default in MiB, as help shows it
 */
export function mebibyteFlag(name: string, usual: string): Flag {
  return { name, value: 'MiB', scale: 2 ** 20, default: usual };
}

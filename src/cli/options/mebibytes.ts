import type { Flag } from './table-option.ts';

/** Reads an amount of memory, which a person counts in MiB, in bytes; what is no number stays as it is, to be refused. */
function parseMebibytes(text: string): unknown {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text) * 2 ** 20;
}

/**
 * A flag that counts in MiB what its option counts in bytes.
 * @param usual the default in MiB, as help shows it
 */
export function mebibyteFlag(name: string, usual: string): Flag {
  return { name, value: 'MiB', parse: parseMebibytes, default: usual };
}

/** Reads an amount of memory, which a person counts in MiB, in bytes; what is no number stays as it is, to be refused. */
export function parseMebibytes(text: string): unknown {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text) * 2 ** 20;
}

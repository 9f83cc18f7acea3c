/** Units of a file's size, in bytes. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
};

/**
 * Reads a file's size, such as `2MB`, `500k` or `1.5 MiB`, in bytes: kB, MB and GB count in thousands, KiB, MiB and GiB in
 * 1024s. What is no size stays as it is, to be refused.
 */
export function parseFileSize(text: string): unknown {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmg]i?)?b?\s*$/i.exec(text) ?? [];
  if (number === undefined) return text;
  return Math.floor(Number(number) * UNITS[(unit ?? '').toLowerCase()]);
}

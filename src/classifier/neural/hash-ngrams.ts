/**
 * Hashes the n-grams of a text's units, of 1 to `longest` units, to rows of a table (FNV-1a, as fastText's).
 * @param features how many rows the table has
 */
export function hashNgrams(units: Int32Array, longest: number, features: number): Int32Array {
  const rows: number[] = [];
  for (let begin = 0; begin < units.length; begin++) {
    let hash = 0x811c9dc5;
    const end = Math.min(begin + longest, units.length);
    for (let i = begin; i < end; i++) {
      hash = Math.imul(hash ^ units[i], 0x01000193);
      // Of a multiplication the low bits are the least mixed.
      rows.push(((hash ^ (hash >>> 15)) >>> 0) % features);
    }
  }
  return Int32Array.from(rows);
}

/** What stands before a text's first unit and after its last, so that n-grams know them. */
const [BEGIN, END] = [-1, -2];

/**
 * Hashes the n-grams of a text's units, of 1 to `longest` units, to rows of a table (FNV-1a, as fastText's). Those of
 * two units and more reach over the text's two ends.
 * @param features how many rows the table has
 */
export function hashNgrams(units: Int32Array, longest: number, features: number): Int32Array {
  const marked = longest > 1 ? markEnds(units) : units;
  const rows: number[] = [];
  for (let begin = 0; begin < marked.length; begin++) {
    let hash = 0x811c9dc5;
    const end = Math.min(begin + longest, marked.length);
    for (let i = begin; i < end; i++) {
      hash = Math.imul(hash ^ marked[i], 0x01000193);
      const isMarkAlone = i === begin && marked[i] < 0;
      // Of a multiplication the low bits are the least mixed.
      if (!isMarkAlone) rows.push(((hash ^ (hash >>> 15)) >>> 0) % features);
    }
  }
  return Int32Array.from(rows);
}

function markEnds(units: Int32Array): Int32Array {
  const marked = new Int32Array(units.length + 2);
  marked[0] = BEGIN;
  marked.set(units, 1);
  marked[units.length + 1] = END;
  return marked;
}

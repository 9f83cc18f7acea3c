/**
 * Computes Damerau's edit distance between two strings, with the restriction that no letter is edited
 * twice (optimal string alignment); gives `most + 1` when the distance is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let left = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      left = Math.min(at(above, j) + 1, left + 1, at(above, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        left = Math.min(left, at(before, j - 2) + 1);
      }
      row.push(left);
      least = Math.min(least, left);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return at(above, b.length);
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? 0;
}

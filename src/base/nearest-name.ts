/**
 * The name of a list that is spelled most like a given one: at most a third of its letters inserted, left out,
 * replaced or swapped; upper and lower case, and what is no letter, do not count.
 * @returns undefined when none is near
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const wanted = fold(given);
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const folded = fold(name);
    // Who writes `minDF` or `min`, `size` for `vectorSize`, means the name that holds it.
    const distance =
      wanted.length > 2 && folded.includes(wanted) ? 1 : editDistance(wanted, folded);
    if (distance < least) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Damerau's distance in which no letter is edited twice (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let distance = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, before[j - 2] + 1);
      }
      row.push(distance);
    }
    before = above;
    above = row;
  }
  return above[b.length];
}

import { editDistance } from './edit-distance.ts';

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
      wanted.length > 2 && folded.includes(wanted) ? 1 : editDistance(wanted, folded, least - 1);
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

import { editDistance } from './edit-distance.ts';

/**
 * Finds the name in a list whose spelling is nearest to `given`: at most a third of the letters inserted, left out,
 * replaced or swapped. Case and characters other than ASCII letters and digits do not count.
 * @returns undefined when no name is near
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const wanted = fold(given);
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const folded = fold(name);
    // A name that contains the wanted one is near, too: `size` stands for `vectorSize`.
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

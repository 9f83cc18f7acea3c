import type { WordList } from './word-list.ts';

/** Words looked at: the most frequent, where the list is ordered by frequency. */
const SEARCHED = 100_000;

/**
 * Words of a list that are spelt nearly like one that it does not have, nearest first: at most two
 * letters inserted, left out, replaced or swapped with the next. Hangul is compared by its jamo, so
 * that 한굴 is one letter from 한글; upper and lower case are alike.
 * @param count most words to give
 */
export function nearSpellings(words: WordList, word: string, count = 3): string[] {
  const wanted = fold(word);
  const most = Math.min(2, Math.floor(wanted.length / 2));
  const found: { readonly word: string; readonly distance: number }[] = [];
  const searched = Math.min(words.size, SEARCHED);
  for (let id = 0; id < searched; id++) {
    // A jamo takes 3 bytes in composed syllables of 2 to 3: a cheap bound before decoding.
    if (words.bytes(id).length > 3 * (wanted.length + most)) continue;
    const candidate = words.word(id);
    const distance = spellingDistance(wanted, fold(candidate), most);
    if (distance <= most) found.push({ word: candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance);
  return found.slice(0, count).map((entry) => entry.word);
}

function fold(word: string): string {
  return word.normalize('NFD').toLowerCase();
}

/**
 * Damerau's distance with the restriction that no letter is edited twice (optimal string
 * alignment), or `most + 1` when it is more than `most`.
 */
function spellingDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let distance = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, before[j - 2] + 1);
      }
      row.push(distance);
      least = Math.min(least, distance);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length];
}

import { editDistance } from '../base/edit-distance.ts';
import type { WordList } from './word-list.ts';

/** Words looked at: the most frequent, where the list is ordered by frequency. */
const SEARCHED = 100_000;

/**
 * Finds the words of a list that are spelled most like a given word, nearest first: at most two letters are
 * inserted, left out, replaced or swapped with the next. Hangul is compared by its jamo, so
 * that 한굴 is one letter from 한글; upper and lower case are alike.
 * @param count the most words to return
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
    const distance = editDistance(wanted, fold(candidate), most);
    if (distance <= most) found.push({ word: candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance);
  return found.slice(0, count).map((entry) => entry.word);
}

function fold(word: string): string {
  return word.normalize('NFD').toLowerCase();
}

import type { TaggerOptions } from './options.ts';

/** How a word is written, for words whose lower-cased form has lost it; the index is the feature. */
const SHAPES: readonly RegExp[] = [
  /^\p{Ll}+$/u,
  /^\p{Lu}\p{Ll}+$/u,
  /^\p{Lu}+$/u,
  /^\p{Lu}.*\p{Ll}/u,
  /^[\p{N}.,:/-]*\p{N}[\p{N}.,:/-]*$/u,
  /\p{N}/u,
  /^[\p{P}\p{S}]+$/u,
  /^\p{Script=Hangul}+$/u,
];

/** How many shapes there are, the last for all other words. */
export const SHAPE_COUNT: number = SHAPES.length + 1;

/** Returns the number of a word's shape: lower case, a capital first, all capitals, mixed, a number, … */
export function shapeOf(word: string): number {
  const found = SHAPES.findIndex((shape) => shape.test(word));
  return found < 0 ? SHAPES.length : found;
}

/** Returns the form under which a word is looked up: in lower case, every digit 0. */
export function lookUpForm(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, '0');
}

/** The most characters of a word that are read, half of them at its beginning and half at its end. */
const MOST_CHARACTERS = 40;

/** Cuts a word into what it is spelled of; of very long words the middle is left out. */
export function spell(word: string, spelling: TaggerOptions['spelling']): string[] {
  const units = Array.from(word.normalize(spelling === 'jamo' ? 'NFD' : 'NFC'));
  if (units.length <= MOST_CHARACTERS) return units;
  const half = MOST_CHARACTERS / 2;
  return [...units.slice(0, half), ...units.slice(-half)];
}

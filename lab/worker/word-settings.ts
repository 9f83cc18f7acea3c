// What page and worker agree on of chapter 5's training. It imports nothing: the page draws before the library is there.

/** Steps of the picture: sixtieths of the training. */
export const STEPS = 60;

/** Passes over the text. */
export const EPOCHS = 15;

export const LEARNING_RATE = 0.05;

/** Words on the map, the most frequent. */
export const SHOWN = 1_000;

/** N-grams of jamo: three to six, which share so many vectors. */
export const SUBWORDS = { subwords: 'jamo', minn: 3, maxn: 6, bucket: 50_000 } as const;

/** Characters from which on a text is long: rare words have little to learn from. */
const LONG = 20_000;

/** How often a word must stand in a text to be learned. */
export function leastCount(text: string): number {
  return text.length < LONG ? 1 : 3;
}

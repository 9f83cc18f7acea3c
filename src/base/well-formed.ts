/** Half a surrogate pair: what is left of an emoji or a rare Hanja that was cut in two. No UTF-8 can hold it. */
const HALF_PAIR = /\p{Surrogate}/u;

/**
 * Returns whether a text holds no half of a surrogate pair, as `String.isWellFormed` of newer engines says.
 */
export function isWellFormed(text: string): boolean {
  return !HALF_PAIR.test(text);
}

/** Replaces each half of a surrogate pair by U+FFFD, as encoding in UTF-8 does. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

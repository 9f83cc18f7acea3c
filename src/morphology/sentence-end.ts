/** What ends a sentence, with the marks that close it. */
const SENTENCE_END = /[.!?\u2026\u3002\uff01\uff1f]+["'\u2019\u201d)\]]*$/u;

/** Characters in which the end of a sentence is looked for. */
const LONGEST_END = 4;

/** What a sentence ends with. */
const LAST_OF_SENTENCE = new Set('.!?\u2026\u3002\uff01\uff1f"\'\u2019\u201d)]');

/** Says whether characters end with the marks that end a sentence. */
export function endsSentence(characters: readonly string[]): boolean {
  return countClosingMarks(characters) > 0;
}

/** Counts the marks at the end of a sentence: a full stop and the quotation mark after it are two. */
export function countClosingMarks(characters: readonly string[]): number {
  if (!LAST_OF_SENTENCE.has(characters[characters.length - 1])) return 0;
  const [marks = ''] = SENTENCE_END.exec(characters.slice(-LONGEST_END).join('')) ?? [];
  // Each of them is one UTF-16 unit.
  return marks.length;
}

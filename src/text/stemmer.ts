/** Reduces a word to one form that all its inflections share. */
export interface Stemmer {
  /** The language of the words, as options and model files name it. */
  readonly language: 'english' | 'korean';
  /**
   * Returns the stem of one word; an unknown word is returned unchanged.
   * @param word one word, as a tokenizer cuts it
   */
  stem(word: string): string;
}

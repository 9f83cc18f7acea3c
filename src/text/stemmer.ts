/** Takes a word back to one form that all its inflections share. */
export interface Stemmer {
  /** What language's words it knows, as model files and `--stem` name it. */
  readonly language: 'english' | 'korean';
  /**
   * The stem of one word. A word that it does not know comes back as it was.
   * @param word one word, as a tokeniser gives it
   */
  stem(word: string): string;
}

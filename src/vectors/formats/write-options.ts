/** Options for writing a file of word vectors. */
export interface WriteVectorsOptions {
  /** Write this many words from the first on; all by default. */
  readonly limit?: number;
}

/** Characters of text put together before they go out. */
export const TEXT_AT_A_TIME: number = 2 ** 18;

/** Finds the numbered features of texts. */
export interface FeatureFinder {
  /** Features are numbered from 0 to `size` − 1. */
  readonly size: number;
  /** The features of the last text, repeated as they occur; `find` returns how many are valid. */
  readonly found: Int32Array;
  /** Finds those of a text's features that have a number; returns how many there are. */
  find(text: string): number;
  /** Returns the names of a text's features, by number. */
  namesIn(text: string): Map<number, string>;
  /** Returns the tokens of a text that are part of no feature of it for which `isFeature` holds. */
  unknownIn(text: string, isFeature: (id: number) => boolean): string[];
}

/** Converts texts to numbered features, by an n-gram vocabulary or by hashing; a vocabulary grows while it learns. */
export interface FeatureSource extends FeatureFinder {
  /** Finds a text's features, numbering new ones; returns how many of `found` are valid. */
  learn(text: string): number;
}

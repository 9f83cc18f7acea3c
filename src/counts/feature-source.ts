/** Turns texts into numbered features: an n-gram vocabulary, or hashing. */
export interface FeatureSource {
  /** Features are numbered from 0 to `size` − 1; a vocabulary grows while it learns. */
  readonly size: number;
  /** The features of the last text; as many as `learn` or `find` said, repeated as they occur. */
  readonly found: Int32Array;
  /** Finds a text's features, numbering new ones; says how many there are. */
  learn(text: string): number;
  /** Finds those of a text's features that have a number; says how many there are. */
  find(text: string): number;
  /** What the features of a text are called, by number. */
  namesIn(text: string): Map<number, string>;
  /** The tokens of a text that are part of no feature of it for which `isFeature` holds. */
  unknownIn(text: string, isFeature: (id: number) => boolean): string[];
}

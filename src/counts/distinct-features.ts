import { growUint32 } from '../base/growing-arrays.ts';

/** Removes a document's repeated features, and counts the documents that have each feature. */
export class DistinctFeatures {
  /** In how many documents each feature occurs. */
  frequency: Uint32Array;
  /** The last document that had each feature, counted from 1. */
  #lastDocument: Uint32Array;
  #document = 0;

  /** @param frequency the counts of earlier documents; none by default */
  constructor(frequency: Uint32Array = new Uint32Array(256)) {
    this.frequency = frequency;
    this.#lastDocument = new Uint32Array(frequency.length);
  }

  /**
   * Moves the distinct features of `features[0 … length)` to the front and returns their number.
   * @param size one more than the highest feature number
   */
  reduce(features: Int32Array, length: number, size: number): number {
    this.frequency = growUint32(this.frequency, size);
    this.#lastDocument = growUint32(this.#lastDocument, size);
    const last = this.#lastDocument;
    const document = ++this.#document;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const feature = features[i];
      if (last[feature] === document) continue;
      last[feature] = document;
      this.frequency[feature]++;
      features[count++] = feature;
    }
    return count;
  }

  /** Renumbers the features: `kept[i]` becomes i, the others are dropped. */
  keep(kept: Uint32Array): void {
    this.frequency = Uint32Array.from(kept, (id) => this.frequency[id]);
    this.#lastDocument = new Uint32Array(kept.length);
  }
}

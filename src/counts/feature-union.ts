import { growInt32 } from '../base/growing-arrays.ts';
import type { FeatureFinder } from './feature-source.ts';

/**
 * Puts the features of several sources side by side, as scikit-learn's `FeatureUnion` does: those of the first keep
 * their numbers, those of the next come after them. The sources must not grow any more.
 */
export class FeatureUnion implements FeatureFinder {
  readonly parts: readonly FeatureFinder[];
  readonly size: number;
  found: Int32Array = new Int32Array(256);
  /** The number that each part's first feature has here. */
  readonly #offsets: readonly number[];

  constructor(parts: readonly FeatureFinder[]) {
    this.parts = parts;
    let size = 0;
    this.#offsets = parts.map((part) => {
      size += part.size;
      return size - part.size;
    });
    this.size = size;
  }

  find(text: string): number {
    let count = 0;
    this.parts.forEach((part, p) => {
      const length = part.find(text);
      this.found = growInt32(this.found, count + length);
      for (let i = 0; i < length; i++) this.found[count++] = part.found[i] + this.#offsets[p];
    });
    return count;
  }

  namesIn(text: string): Map<number, string> {
    return new Map(
      this.parts.flatMap((part, p) =>
        Array.from(part.namesIn(text), ([id, name]): [number, string] => [
          id + this.#offsets[p],
          name,
        ]),
      ),
    );
  }

  /** Returns the tokens that are part of no feature of any source. */
  unknownIn(text: string, isFeature: (id: number) => boolean): string[] {
    const [first = [], ...others] = this.parts.map((part, p) =>
      part.unknownIn(text, (id) => isFeature(id + this.#offsets[p])),
    );
    const sets = others.map((unknown) => new Set(unknown));
    return first.filter((token) => sets.every((unknown) => unknown.has(token)));
  }
}

import { growInt32 } from '../base/growing-arrays.ts';
import type { Analyzer } from './analyzer.ts';
import type { FeatureSource } from './feature-source.ts';

/** What is put before and after every word, so that prefixes and suffixes differ from what stands inside it. */
const BEGIN = '<';
const END = '>';

/**
 * Converts texts to the character n-grams of their words, which never reach into the next word: fastText's subwords
 * (Bojanowski et al. 2017). The word "sky" has the 3-grams "<sk", "sky" and "ky>".
 */
export class CharactersWithinWords implements FeatureSource {
  /** Finds the n-grams of one word between its marks. */
  readonly characters: FeatureSource;
  found: Int32Array = new Int32Array(256);
  readonly #analyzer: Analyzer;

  /**
   * @param analyzer cuts texts into words
   * @param characters finds the character n-grams of a word
   */
  constructor(analyzer: Analyzer, characters: FeatureSource) {
    this.#analyzer = analyzer;
    this.characters = characters;
  }

  get size(): number {
    return this.characters.size;
  }

  learn(text: string): number {
    return this.#collect(text, (word) => this.characters.learn(word));
  }

  find(text: string): number {
    return this.#collect(text, (word) => this.characters.find(word));
  }

  namesIn(text: string): Map<number, string> {
    const words = new Set(this.#analyzer.words(text));
    return new Map(Array.from(words, (word) => [...this.characters.namesIn(mark(word))]).flat());
  }

  /** Returns the words of which no character is part of a feature. */
  unknownIn(text: string, isFeature: (id: number) => boolean): string[] {
    return [...new Set(this.#analyzer.words(text))].filter((word) => {
      const unknown = this.characters.unknownIn(mark(word), isFeature).join('');
      return word !== '' && [...word].every((character) => unknown.includes(character));
    });
  }

  #collect(text: string, read: (word: string) => number): number {
    let count = 0;
    for (const word of this.#analyzer.words(text)) {
      const length = read(mark(word));
      this.found = growInt32(this.found, count + length);
      this.found.set(this.characters.found.subarray(0, length), count);
      count += length;
    }
    return count;
  }
}

function mark(word: string): string {
  return `${BEGIN}${word}${END}`;
}

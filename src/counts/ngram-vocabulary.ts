import type { Analyzer } from './analyzer.ts';
import type { FeatureSource } from './feature-source.ts';
import { checkNgramRange, type NgramRange } from './ngram-settings.ts';
import { NgramTable } from './ngram-table.ts';
import { TokenReader } from './token-reader.ts';

/**
 * The n-grams of texts, numbered in the order in which they are first seen: document by document,
 * token by token, shorter ones first.
 */
export class NgramVocabulary implements FeatureSource {
  readonly analyzer: Analyzer;
  readonly ngramRange: NgramRange;
  readonly #reader: TokenReader;
  readonly #table: NgramTable;

  constructor(analyzer: Analyzer, ngramRange: NgramRange) {
    this.analyzer = analyzer;
    this.ngramRange = checkNgramRange(ngramRange);
    this.#reader = new TokenReader(analyzer);
    this.#table = new NgramTable(...ngramRange);
  }

  /** How many n-grams are numbered; those shorter than the range are among them as prefixes. */
  get size(): number {
    return this.#table.size;
  }

  /** The n-grams of the last text; its first `learn(…)` or `find(…)` entries count. */
  get found(): Int32Array {
    return this.#table.found;
  }

  /** Finds a text's n-grams, repeated as often as they occur, numbering new ones; says how many. */
  learn(text: string): number {
    const length = this.#reader.read(text);
    return this.#table.learn(this.#reader.ids, length);
  }

  /** Finds those of a text's n-grams that are numbered, repeated as often as they occur; says how many. */
  find(text: string): number {
    const length = this.#reader.look(text);
    return this.#table.find(this.#reader.ids, length);
  }

  /** An n-gram as text: characters joined as they are, words with a space between. */
  name(id: number): string {
    const separator = this.analyzer.cutsIntoCharacters ? '' : ' ';
    const { tokens } = this.#reader;
    return this.#table
      .tokensOf(id)
      .map((token) => tokens.text(token))
      .join(separator);
  }

  namesIn(text: string): Map<number, string> {
    const length = this.find(text);
    return new Map(Array.from(this.found.subarray(0, length), (id) => [id, this.name(id)]));
  }

  unknownIn(text: string): string[] {
    const words = this.analyzer.words(text);
    return [...new Set(words.filter((word) => this.#reader.tokens.find(word) < 0))];
  }
}

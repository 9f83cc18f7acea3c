import type { TensorData } from '../base/model-state.ts';
import { packStrings, unpackStrings } from '../base/packed-strings.ts';
import { damaged, readTensor } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { WordTable } from '../base/word-table.ts';
import type { Analyzer } from './analyzer.ts';
import type { FeatureSource } from './feature-source.ts';
import { nameNgram } from './ngram-names.ts';
import { checkNgramRange, type NgramRange } from './ngram-settings.ts';
import { NgramTable } from './ngram-table.ts';
import { TokenReader } from './token-reader.ts';

/** An n-gram vocabulary as model files store it. */
export interface NgramVocabularyTensors {
  /** UTF-8 bytes of all tokens, joined. */
  readonly 'vocabulary.text': TensorData;
  /** Where each token begins in them, and where the last ends. */
  readonly 'vocabulary.offsets': TensorData;
  /** For each n-gram, the number of the n-gram without its last token, or −1. */
  readonly 'ngrams.prefix': TensorData;
  /** For each n-gram, its last token. */
  readonly 'ngrams.token': TensorData;
}

/** Some of a vocabulary's n-grams. */
export interface NgramSubset {
  readonly vocabulary: NgramVocabulary;
  /** The numbers that its n-grams had before, rising. */
  readonly kept: Uint32Array;
}

/**
 * Numbers the n-grams of texts in the order in which they are first seen: document by document, within a
 * document the shorter ones first, then in the order of the text.
 */
export class NgramVocabulary implements FeatureSource {
  readonly analyzer: Analyzer;
  readonly ngramRange: NgramRange;
  #reader: TokenReader;
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

  /** Finds a text's n-grams, repeated as often as they occur, numbering new ones; returns their number. */
  learn(text: string): number {
    const length = this.#reader.read(text);
    return this.#table.learn(this.#reader.ids, length);
  }

  /** Finds the known n-grams of a text, repeated as often as they occur; returns their number. */
  find(text: string): number {
    const length = this.#reader.look(text);
    return this.#table.find(this.#reader.ids, length);
  }

  /** An n-gram as text: characters joined as they are, words with a space between. */
  name(id: number): string {
    return nameNgram(this.tokensOf(id), this.analyzer);
  }

  /** Returns the tokens of an n-gram, in order. */
  tokensOf(id: number): string[] {
    const { tokens } = this.#reader;
    return this.#table.tokensOf(id).map((token) => tokens.word(token));
  }

  /** Returns the number of an n-gram by its tokens, or −1. */
  idOf(tokens: readonly string[]): number {
    let id = -1;
    for (const [place, text] of tokens.entries()) {
      const token = this.#reader.tokens.find(text);
      if (token < 0 || (place > 0 && id < 0)) return -1;
      id = this.#table.numberOf(id, token);
    }
    return id;
  }

  namesIn(text: string): Map<number, string> {
    const length = this.find(text);
    return new Map(Array.from(this.found.subarray(0, length), (id) => [id, this.name(id)]));
  }

  unknownIn(text: string, isFeature: (id: number) => boolean): string[] {
    const length = this.find(text);
    const features = this.found.subarray(0, length).filter(isFeature);
    const known = new Set(Array.from(features, (id) => this.#table.tokensOf(id)).flat());
    const words = new Set(this.analyzer.words(text));
    return [...words].filter((word) => !known.has(this.#reader.tokens.find(word)));
  }

  /**
   * Says which n-grams are long enough to be features; undefined when all are, because the range
   * begins at 1 and there are no shorter prefixes.
   */
  eligible(): ((id: number) => boolean) | undefined {
    const [minimum] = this.ngramRange;
    if (minimum === 1) return undefined;
    const lengths = this.#table.lengths();
    return (id) => lengths[id] >= minimum;
  }

  /**
   * Returns a vocabulary of the wanted n-grams, with the prefixes and tokens that they need, renumbered in
   * the same order.
   * @param wanted 1 for each n-gram to keep; needed prefixes are marked in it
   */
  only(wanted: Uint8Array): NgramSubset {
    const table = this.#table;
    let count = 0;
    for (let id = table.size - 1; id >= 0; id--) {
      if (wanted[id] === 0) continue;
      count++;
      const prefix = table.prefix(id);
      if (prefix < 0) continue;
      wanted[prefix] = 1;
      wanted[table.single(table.lastToken(id))] = 1;
    }
    const vocabulary = new NgramVocabulary(this.analyzer, this.ngramRange);
    const kept = new Uint32Array(count);
    const places = new Int32Array(table.size);
    const tokens = new WordTable();
    const tokenPlaces = new Int32Array(this.#reader.tokens.size);
    for (let id = 0; id < table.size; id++) {
      if (wanted[id] === 0) continue;
      const prefix = table.prefix(id);
      const token = table.lastToken(id);
      if (prefix < 0) tokenPlaces[token] = tokens.add(this.#reader.tokens.word(token));
      places[id] = vocabulary.size;
      kept[vocabulary.size] = id;
      vocabulary.#table.append(prefix < 0 ? -1 : places[prefix], tokenPlaces[token]);
    }
    vocabulary.#reader = new TokenReader(this.analyzer, tokens);
    return { vocabulary, kept };
  }

  /** Returns the vocabulary as tensors. */
  toTensors(): NgramVocabularyTensors {
    const { size } = this.#table;
    const prefixes = new Int32Array(size);
    const lastTokens = new Uint32Array(size);
    for (let id = 0; id < size; id++) {
      prefixes[id] = this.#table.prefix(id);
      lastTokens[id] = this.#table.lastToken(id);
    }
    const { text, offsets } = packStrings(this.#reader.tokens.words());
    return {
      'vocabulary.text': text,
      'vocabulary.offsets': offsets,
      'ngrams.prefix': { shape: [size], data: prefixes },
      'ngrams.token': { shape: [size], data: lastTokens },
    };
  }

  /**
   * Makes a vocabulary of n-grams, numbered in their order: an n-gram's tokens and the n-gram without its last come
   * before it, as they do where texts are read.
   */
  static async of(
    analyzer: Analyzer,
    ngramRange: NgramRange,
    ngrams: AsyncIterable<readonly string[]>,
  ): Promise<NgramVocabulary> {
    const vocabulary = new NgramVocabulary(analyzer, ngramRange);
    const { tokens } = vocabulary.#reader;
    for await (const ngram of ngrams) {
      const token = tokens.add(ngram[ngram.length - 1] ?? '');
      vocabulary.#table.append(vocabulary.idOf(ngram.slice(0, -1)), token);
    }
    // A reader knows its characters from the start.
    vocabulary.#reader = new TokenReader(analyzer, tokens);
    return vocabulary;
  }

  /**
   * Restores a vocabulary from its tensors.
   * @throws InputError when a tensor is missing, of the wrong kind, or names what is not there
   */
  static fromTensors(
    analyzer: Analyzer,
    ngramRange: NgramRange,
    tensors: Readonly<Record<string, TensorData>>,
  ): NgramVocabulary {
    const texts = unpackStrings(
      tensors['vocabulary.text'],
      tensors['vocabulary.offsets'],
      sentence('counts/the-vocabulary')`the vocabulary`,
    );
    const { data: prefixes } = readTensor({ tensors }, 'ngrams.prefix', Int32Array, [undefined]);
    const { data: lastTokens } = readTensor({ tensors }, 'ngrams.token', Uint32Array, [
      prefixes.length,
    ]);
    const vocabulary = new NgramVocabulary(analyzer, ngramRange);
    const tokens = WordTable.of(texts);
    const table = vocabulary.#table;
    for (let id = 0; id < prefixes.length; id++) {
      const prefix = prefixes[id];
      const token = lastTokens[id];
      if (prefix < -1 || prefix >= id || token >= tokens.size) {
        throw damaged(
          sentence(
            'counts/ngram-parts',
          )`its n-gram ${{ id }} has the prefix ${{ prefix }} and the token ${{ token }}; the first must come before it and the second be in the vocabulary`,
        );
      }
      if (prefix >= 0 && table.single(token) < 0) {
        throw damaged(
          sentence(
            'counts/ngram-token',
          )`its n-gram ${{ id }} ends with a token that comes after it`,
        );
      }
      table.append(prefix, token);
      if (table.size !== id + 1) {
        throw damaged(sentence('counts/ngram-twice')`its n-gram ${{ id }} is there twice`);
      }
    }
    vocabulary.#reader = new TokenReader(analyzer, tokens);
    return vocabulary;
  }
}

import { growInt32, growUint32 } from '../../base/growing-arrays.ts';
import { WordTable } from '../../base/word-table.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import { Utf8Tokens } from '../../counts/utf8-tokens.ts';
import { END_BYTES, isLabelToken } from './fasttext-features.ts';

/** Lists of whole numbers, one after another: list i is values[starts[i]] … values[starts[i + 1] − 1]. */
export interface Lists {
  /** [lists + 1] */
  readonly starts: Uint32Array;
  readonly values: Int32Array;
}

/** Makes lists of whole numbers. Its arrays are views, which further numbers make old. */
export class NumberLists implements Lists {
  #starts: Uint32Array = new Uint32Array(16);
  #values: Int32Array = new Int32Array(256);
  #lists = 0;
  #length = 0;

  /** How many lists are ended. */
  get lists(): number {
    return this.#lists;
  }

  /** How many numbers there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds a number to the list that is begun. */
  add(value: number): void {
    this.#values = growInt32(this.#values, this.#length + 1);
    this.#values[this.#length++] = value;
  }

  /** Ends a list. */
  end(): void {
    this.#lists++;
    this.#starts = growUint32(this.#starts, this.#lists + 1);
    this.#starts[this.#lists] = this.#length;
  }

  /** Where each list begins and the last one ends: [lists + 1]. */
  get starts(): Uint32Array {
    return this.#starts.subarray(0, this.#lists + 1);
  }

  /** The numbers of all lists. */
  get values(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** Reads documents as lists of numbered tokens, `</s>` at the end of each, and of numbered labels. */
export class DocumentIds {
  /** Every token that was seen, by its number. */
  readonly words: WordTable = new WordTable();
  readonly tokens: NumberLists = new NumberLists();
  readonly labels: NumberLists = new NumberLists();
  readonly #reader: Utf8Tokens;
  readonly #numbers = new Map<string, number>();
  #severalLabels = false;

  constructor(analyzer: Analyzer) {
    this.#reader = new Utf8Tokens(analyzer);
    this.words.addUtf8(END_BYTES, 0, END_BYTES.length);
  }

  /** Documents so far. */
  get documents(): number {
    return this.tokens.lists;
  }

  /** The labels' names, by their numbers. */
  get labelNames(): string[] {
    return [...this.#numbers.keys()];
  }

  /** Whether a document had several labels. */
  get severalLabels(): boolean {
    return this.#severalLabels;
  }

  /** Adds a document with its labels; one that is named twice counts once. */
  add(text: string, labels: readonly string[]): void {
    const { words, tokens } = this;
    const count = this.#reader.read(text);
    const { bytes, starts, gap } = this.#reader;
    for (let i = 0; i < count; i++) {
      const [start, end] = [starts[i], starts[i + 1] - gap];
      if (!isLabelToken(bytes, start, end)) tokens.add(words.addUtf8(bytes, start, end));
    }
    tokens.add(0);
    tokens.end();
    const distinct = labels.length === 1 ? labels : [...new Set(labels)];
    for (const label of distinct) this.labels.add(this.#numberOf(label));
    this.labels.end();
    this.#severalLabels ||= distinct.length > 1;
  }

  #numberOf(label: string): number {
    const number = this.#numbers.get(label) ?? this.#numbers.size;
    this.#numbers.set(label, number);
    return number;
  }
}

import { growInt32 } from '../../base/growing-arrays.ts';
import { Utf8Tokens } from '../../counts/utf8-tokens.ts';
import { LABEL_MARK } from '../../io/labeled-lines.ts';
import { hashFnv1a, subwordBuckets } from '../../vectors/subword-ngrams.ts';
import { BucketRows } from './bucket-rows.ts';
import type { FastTextParts } from './parts.ts';
import { visitWordNgrams } from './word-ngrams.ts';

/** Stands for the end of a text; it has no n-grams of characters. */
export const END_OF_TEXT = '</s>';

/** Its bytes. */
export const END_BYTES: Uint8Array = new TextEncoder().encode(END_OF_TEXT);
const LABEL_BYTES = new TextEncoder().encode(LABEL_MARK);

/** Names a feature of a text: a token, an n-gram of tokens, or one of the characters within a token. */
export interface NamedFeature {
  /** Its row of the input matrix; −1 where its vector is zero. */
  readonly row: number;
  readonly feature: string;
}

/**
 * Finds the features of texts as fastText does: each known token's row and, within it, its n-grams of characters; then the
 * n-grams of tokens, unknown ones too. `</s>` is the last token of every text. Tokens that begin with `__label__` are none.
 */
export class FastTextFeatures {
  /** The rows of the last text's features that have one, in fastText's order. */
  found: Int32Array = new Int32Array(1024);
  readonly #parts: FeatureParts;
  readonly #tokens: Utf8Tokens;
  readonly #listed: BucketRows | undefined;
  #hashes: Int32Array = new Int32Array(256);
  #length = 0;
  #counted = 0;

  constructor(parts: FeatureParts) {
    this.#parts = parts;
    this.#tokens = new Utf8Tokens(parts.shape.analyzer);
    const { ngramRows } = parts;
    if (ngramRows.kind === 'listed') this.#listed = BucketRows.of(ngramRows.buckets);
  }

  /**
   * Finds a text's features.
   * @returns how many there are with a row, which `found` holds, and how many count in the mean
   */
  find(text: string): { readonly length: number; readonly counted: number } {
    this.#length = 0;
    this.#counted = 0;
    const { wordNgrams: longest, bucket } = this.#parts.shape;
    let tokens = 0;
    for (const { bytes, start, end } of this.#eachToken(text)) {
      this.#addToken(bytes, start, end);
      this.#hashes = growInt32(this.#hashes, tokens + 1);
      this.#hashes[tokens++] = hashFnv1a(bytes, start, end);
    }
    if (longest > 1 && bucket > 0) {
      visitWordNgrams(this.#hashes, tokens, { longest, bucket }, (one) => this.#addBucket(one));
    }
    return { length: this.#length, counted: this.#counted };
  }

  /** Names the features that `find` finds, in the same order; a feature that occurs twice is listed twice. */
  namesIn(text: string): NamedFeature[] {
    const { words, shape } = this.#parts;
    const { minn, maxn, bucket, wordNgrams: longest } = shape;
    const named: NamedFeature[] = [];
    const tokens: string[] = [];
    const hashes: number[] = [];
    const decoder = new TextDecoder();
    const add = (feature: string, row: number | undefined): void => {
      if (row !== undefined) named.push({ feature, row });
    };
    for (const { bytes, start, end } of this.#eachToken(text)) {
      const word = bytes.subarray(start, end);
      const token = decoder.decode(word);
      tokens.push(token);
      hashes.push(hashFnv1a(bytes, start, end));
      const id = words.findUtf8(bytes, start, end);
      if (id >= 0) add(token, id);
      if (maxn === 0 || bucket === 0 || token === END_OF_TEXT) continue;
      const ngrams = characterNgrams(token, minn, maxn);
      subwordBuckets(word, { minn, maxn, bucket }).forEach((one, i) => {
        add(ngrams[i], this.#rowOf(one));
      });
    }
    if (longest > 1 && bucket > 0) {
      const ends = tokens.flatMap((_, first) =>
        tokens
          .slice(first + 1, first + longest)
          .map((_, i) => tokens.slice(first, first + i + 2).join(' ')),
      );
      let i = 0;
      visitWordNgrams(Int32Array.from(hashes), hashes.length, { longest, bucket }, (one) => {
        add(ends[i++], this.#rowOf(one));
      });
    }
    return named;
  }

  *#eachToken(text: string): Generator<{ bytes: Uint8Array; start: number; end: number }> {
    const count = this.#tokens.read(text);
    const { bytes, starts, gap } = this.#tokens;
    for (let i = 0; i < count; i++) {
      const token = { bytes, start: starts[i], end: starts[i + 1] - gap };
      if (!isLabelToken(bytes, token.start, token.end)) yield token;
    }
    yield { bytes: END_BYTES, start: 0, end: END_BYTES.length };
  }

  #addToken(bytes: Uint8Array, start: number, end: number): void {
    const { words, shape } = this.#parts;
    const { minn, maxn, bucket } = shape;
    const id = words.findUtf8(bytes, start, end);
    if (id >= 0) this.#addRow(id);
    if (maxn === 0 || bucket === 0 || bytes === END_BYTES) return;
    for (const one of subwordBuckets(bytes.subarray(start, end), { minn, maxn, bucket })) {
      this.#addBucket(one);
    }
  }

  #addBucket(bucket: number): void {
    const row = this.#rowOf(bucket);
    if (row === undefined) return;
    if (row >= 0) this.#addRow(row);
    else this.#counted++;
  }

  /** The row of a bucket; −1 where its vector is zero, undefined where it is no feature. */
  #rowOf(bucket: number): number | undefined {
    const { words, ngramRows } = this.#parts;
    if (ngramRows.kind === 'all') return words.size + bucket;
    const place = this.#listed?.find(bucket) ?? -1;
    if (place >= 0) return words.size + place;
    return ngramRows.others === 'zero' ? -1 : undefined;
  }

  #addRow(row: number): void {
    this.found = growInt32(this.found, this.#length + 1);
    this.found[this.#length++] = row;
    this.#counted++;
  }
}

/** The parts of a classifier that its features need. */
export type FeatureParts = Pick<FastTextParts, 'shape' | 'words' | 'ngramRows'>;

/** Whether a token of a text is a label, which begins with `__label__`: no feature. */
export function isLabelToken(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== LABEL_BYTES[0] || end - start < LABEL_BYTES.length) return false;
  return LABEL_BYTES.every((byte, i) => bytes[start + i] === byte);
}

/** Lists the n-grams of `<token>` in the order of `subwordBuckets`. */
function characterNgrams(token: string, minn: number, maxn: number): string[] {
  const letters = [...`<${token}>`];
  return letters.flatMap((_, begin) =>
    Array.from({ length: Math.min(maxn, letters.length - begin) }, (_, i) => begin + i + 1)
      .filter((end) => end - begin >= minn)
      .filter((end) => end - begin > 1 || (begin > 0 && end < letters.length))
      .map((end) => letters.slice(begin, end).join('')),
  );
}

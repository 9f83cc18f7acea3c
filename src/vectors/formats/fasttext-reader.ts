import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import { LONGEST_NGRAM } from '../subword-ngrams.ts';

/** The four bytes that fastText's models begin with, as a little-endian number. */
export const FASTTEXT_MAGIC = 793712314;
/** Formats that differ only in what a classifier's options mean. */
const VERSIONS = [11, 12];
/** fastText's number for a supervised model (a text classifier). */
export const SUPERVISED = 3;
/** The bytes that say whether a model is supervised: magic, version, and eight options come before it. */
const MODEL_AT = 36;
const LONGEST_WORD = 2 ** 16;
/** The longest n-gram of words that is believed. */
const LONGEST_WORD_NGRAM = 1000;
/** Numbers of the widest vector that room is made for: thousands of times more than any model has. */
const MOST_DIMENSIONS = 2 ** 20;
/** Numbers that room is made for before they have come. */
const FIRST_NUMBERS = 2 ** 26;
/** The type of a dictionary's entry that is a label. */
const LABEL = 1;

/** Whether a file's first bytes are those of a text classifier of fastText. */
export function isFastTextClassifier(bytes: Uint8Array): boolean {
  if (bytes.length < MODEL_AT + 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getInt32(0, true) === FASTTEXT_MAGIC && view.getInt32(MODEL_AT, true) === SUPERVISED;
}

/** The options of a model of fastText that say what it computes. */
export interface FastTextArguments {
  readonly dimensions: number;
  readonly wordNgrams: number;
  /** fastText's number: 1 hierarchical softmax, 2 negative sampling, 3 softmax, 4 one-vs-all. */
  readonly loss: number;
  /** fastText's number: 1 CBOW, 2 skip-gram, 3 supervised. */
  readonly model: number;
  readonly bucket: number;
  readonly minn: number;
  readonly maxn: number;
}

/** The words and labels of a model of fastText. */
export interface FastTextDictionary {
  readonly words: readonly Uint8Array[];
  readonly wordCounts: readonly number[];
  readonly labels: readonly Uint8Array[];
  readonly labelCounts: readonly number[];
  /**
   * The buckets of n-grams that quantization kept, in the order of their rows; undefined where nothing was cut off and
   * every bucket has a row.
   */
  readonly keptBuckets: Int32Array | undefined;
}

/**
 * Reads fastText's models: little-endian numbers one after the other. No size in a file is believed before as many
 * bytes are there.
 *
 *     magic, version; dim, ws, epoch, minCount, neg, wordNgrams, loss, model, bucket, minn, maxn,
 *     lrUpdateRate (i32 each), t (f64); size, nwords, nlabels (i32), ntokens, pruned (i64);
 *     entries: text, 0, count (i64), type (i8); pruned pairs: bucket, row (i32 each)
 */
export class FastTextReader {
  readonly #reader: ByteReader;
  readonly #name: string;
  readonly #byteLength: number | undefined;

  /**
   * @param name what errors call the file
   * @param byteLength the length of the file, if it is known
   */
  constructor(reader: ByteReader, name: string, byteLength?: number) {
    this.#reader = reader;
    this.#name = name;
    this.#byteLength = byteLength;
  }

  /**
   * Reads how a file begins: what it is, and its model's options.
   * @throws InputError when it is no model of fastText, or of another version
   */
  async arguments(): Promise<FastTextArguments> {
    if ((await this.i32()) !== FASTTEXT_MAGIC) {
      throw this.error(sentence('vectors/no-fasttext')`this is no model of fastText`);
    }
    const version = await this.i32();
    if (!VERSIONS.includes(version)) {
      throw this.error(
        sentence(
          'vectors/fasttext-version',
        )`the model has fastText's format ${{ version }}; formats ${{ first: VERSIONS[0] }} and ${{ second: VERSIONS[1] }} can be read`,
      );
    }
    const values: number[] = [];
    for (let i = 0; i < 12; i++) values.push(await this.i32());
    await this.skip(8);
    const [dimensions, , , , , wordNgrams, loss, model, bucket, minn] = values;
    // Format 11 left a classifier's maxn as it was, though it used no n-grams of characters.
    const maxn = version === 11 && model === SUPERVISED ? 0 : values[10];
    const ngrams = [minn, maxn].every((length) => length >= 0 && length <= LONGEST_NGRAM);
    const isWidth = dimensions > 0 && dimensions <= MOST_DIMENSIONS;
    const isLongest = wordNgrams >= 0 && wordNgrams <= LONGEST_WORD_NGRAM;
    if (!isWidth || bucket < 0 || !ngrams || !isLongest) throw this.damaged();
    return { dimensions, wordNgrams, loss, model, bucket, minn, maxn };
  }

  /** Reads the words and labels, in the order of the file. */
  async dictionary(): Promise<FastTextDictionary> {
    const size = await this.i32();
    const wordCount = await this.i32();
    await this.skip(4 + 8);
    const kept = await this.i64();
    if (size < 0 || wordCount < 0 || wordCount > size) throw this.damaged();
    const words: Uint8Array[] = [];
    const wordCounts: number[] = [];
    const labels: Uint8Array[] = [];
    const labelCounts: number[] = [];
    for (let i = 0; i < size; i++) {
      const text = await this.text(LONGEST_WORD);
      const count = await this.i64();
      const isLabel = (await this.u8()) === LABEL;
      (isLabel ? labels : words).push(text);
      (isLabel ? labelCounts : wordCounts).push(count);
    }
    if (words.length !== wordCount) throw this.damaged();
    const keptBuckets = kept < 0 ? undefined : await this.#keptBuckets(kept);
    return { words, wordCounts, labels, labelCounts, keptBuckets };
  }

  async #keptBuckets(count: number): Promise<Int32Array> {
    const pairs = await this.int32s(count * 2);
    const buckets = new Int32Array(count).fill(-1);
    for (let i = 0; i < pairs.length; i += 2) {
      const [bucket, row] = [pairs[i], pairs[i + 1]];
      if (bucket < 0 || row < 0 || row >= count || buckets[row] >= 0) throw this.damaged();
      buckets[row] = bucket;
    }
    return buckets;
  }

  /** Closes the file, of which the rest is not read. */
  async close(): Promise<void> {
    await this.#reader.close();
  }

  async u8(): Promise<number> {
    return (await this.#take(1)).getUint8(0);
  }

  async i32(): Promise<number> {
    return (await this.#take(4)).getInt32(0, true);
  }

  async i64(): Promise<number> {
    return Number((await this.#take(8)).getBigInt64(0, true));
  }

  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const step = Math.min(left, 2 ** 16);
      await this.#take(step);
      left -= step;
    }
  }

  /** Reads the bytes up to a 0, which is consumed, and returns a copy. */
  async text(longest: number): Promise<Uint8Array> {
    let searched = 0;
    for (;;) {
      const end = this.#reader.rest.indexOf(0, searched);
      if (end >= 0) return this.#reader.take(end + 1).slice(0, end);
      searched = this.#reader.available;
      if (searched > longest) throw this.damaged();
      if (!(await this.#reader.fillMore())) throw this.cutShort();
    }
  }

  async into(target: Float32Array | Int32Array | Uint8Array): Promise<void> {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    if (!(await this.#reader.takeInto(bytes))) throw this.cutShort();
  }

  /** Reads floats. */
  async floats(count: number): Promise<Float32Array> {
    return this.#numbers(count, (length) => new Float32Array(length));
  }

  /** Reads bytes. */
  async bytes(count: number): Promise<Uint8Array> {
    return this.#numbers(count, (length) => new Uint8Array(length));
  }

  /** Reads 32-bit whole numbers. */
  async int32s(count: number): Promise<Int32Array> {
    return this.#numbers(count, (length) => new Int32Array(length));
  }

  /** Makes the error for numbers that contradict each other. */
  damaged(): InputError {
    return this.error(
      sentence(
        'vectors/fasttext-damaged',
      )`the model of fastText is damaged: its numbers don't fit together`,
    );
  }

  /** Makes the error for a file that ends too early. */
  cutShort(): InputError {
    return this.error(sentence('vectors/fasttext-cut-short')`the model of fastText is cut short`);
  }

  /** Makes an error that names the file. */
  error(problem: ConstructorParameters<typeof InputError>[0]): InputError {
    return new InputError(problem, { input: this.#name });
  }

  /** Reads numbers; of a file of unknown length room is made for them as they come, because their number may be forged. */
  async #numbers<T extends Float32Array | Int32Array | Uint8Array>(
    count: number,
    create: (length: number) => T,
  ): Promise<T> {
    if (!Number.isSafeInteger(count) || count < 0) throw this.damaged();
    const isKnown = this.#byteLength !== undefined;
    if (isKnown && count * create(0).BYTES_PER_ELEMENT > this.#byteLength) throw this.cutShort();
    let numbers = create(isKnown ? count : Math.min(count, FIRST_NUMBERS));
    await this.into(numbers);
    while (numbers.length < count) {
      const filled = numbers.length;
      const larger = create(Math.min(count, 4 * filled));
      larger.set(numbers);
      numbers = larger;
      await this.into(numbers.subarray(filled));
    }
    return numbers;
  }

  async #take(count: number): Promise<DataView> {
    if (this.#reader.available < count && !(await this.#reader.fill(count))) throw this.cutShort();
    const bytes = this.#reader.take(count);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

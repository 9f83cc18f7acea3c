import { allFinite } from '../../base/all-finite.ts';
import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import { LONGEST_NGRAM, type SubwordOptions } from '../subword-ngrams.ts';
import { SubwordVectors } from '../subword-vectors.ts';
import { WordVectors } from '../word-vectors.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';
import { RowCollector } from './row-collector.ts';

/** The four bytes that fastText's models begin with, as a little-endian number. */
export const FASTTEXT_MAGIC = 793712314;
/** Formats that differ only in what a classifier's options mean. */
const VERSIONS = [11, 12];
/** fastText's number for a supervised model (a text classifier). */
const SUPERVISED = 3;
/** Stands for the end of a line; it has no n-grams. */
const END_OF_SENTENCE = '</s>';
const LONGEST_WORD = 2 ** 16;
/** Numbers of the widest vector that room is made for: thousands of times more than any model has. */
const MOST_DIMENSIONS = 2 ** 20;
/** Floats that room is made for before they have come. */
const FIRST_FLOATS = 2 ** 26;

/**
 * Reads a model of fastText (`.bin`): its words' vectors, each the mean of the word's own row and
 * its n-grams' rows, and the n-grams' vectors, from which unseen words get theirs.
 *
 *     magic, version; dim, ws, epoch, minCount, neg, wordNgrams, loss, model, bucket, minn, maxn,
 *     lrUpdateRate (i32 each), t (f64); size, nwords, nlabels (i32), ntokens, pruned (i64);
 *     entries: text, 0, count (i64), type (i8); pruned pairs; quantized (u8);
 *     rows, columns (i64), the input matrix (f32); the output side, which is not read
 * @throws InputError when it is quantized (`.ftz`), of another version, cut short or damaged
 */
export async function readFastTextBin(
  reader: ByteReader,
  options: ReadVectorsOptions,
): Promise<ReadVectors> {
  const { name, limit = Number.POSITIVE_INFINITY } = options;
  const source = new NumberReader(reader, name);
  if ((await source.i32()) !== FASTTEXT_MAGIC) {
    throw new InputError(sentence('vectors/no-fasttext')`this is no model of fastText`, {
      input: name,
    });
  }
  const version = await source.i32();
  if (!VERSIONS.includes(version)) {
    throw new InputError(
      sentence(
        'vectors/fasttext-version',
      )`the model has fastText's format ${{ version }}; formats ${{ first: VERSIONS[0] }} and ${{ second: VERSIONS[1] }} can be read`,
      { input: name },
    );
  }
  const { dimensions, subwords } = await readArguments(source, version);
  const dictionary = await readDictionary(source);
  const words = dictionary.words.slice(0, limit);
  if (dictionary.pruned > 0 || (await source.u8()) !== 0) {
    throw new InputError(
      sentence(
        'vectors/fasttext-quantized',
      )`the model is quantized (.ftz); its vectors were rounded away, use the .bin that it was made from`,
      { input: name },
    );
  }
  const rows = await source.i64();
  const columns = await source.i64();
  const buckets = rows - dictionary.words.length;
  const hasNgrams = subwords.maxn > 0 && dictionary.pruned < 0;
  if (!Number.isSafeInteger(rows * columns)) throw source.damaged();
  if (columns !== dimensions || buckets < 0 || (hasNgrams && buckets !== subwords.bucket)) {
    throw source.damaged();
  }
  if (options.byteLength !== undefined && rows * columns * 4 > options.byteLength) {
    throw source.cutShort();
  }
  const known = options.byteLength === undefined ? undefined : words.length;
  const collector = new RowCollector(dimensions, known, options, (row) => ({
    input: `${name}, word ${row}`,
  }));
  const row = new Float32Array(dimensions);
  for (const [index, word] of dictionary.words.entries()) {
    await source.into(row);
    if (index >= words.length) continue;
    const start = collector.begin(word, index + 1);
    if (start < 0) continue;
    collector.matrix.set(row, start);
    collector.end(start);
  }
  if (!hasNgrams) {
    await reader.close();
    return collector.finish();
  }
  const ngramRows = await source.floats(buckets * dimensions);
  await reader.close();
  if (!allFinite(ngramRows)) {
    throw new InputError(
      sentence(
        'vectors/ngram-not-finite',
      )`the vector of an n-gram holds a number that is infinite or not a number; the file is damaged`,
      { input: name },
    );
  }
  const ngrams = new SubwordVectors({ options: subwords, vectors: ngramRows, dimensions });
  const { vectors, duplicates } = collector.finish();
  averageWithNgrams(vectors, ngrams);
  return { vectors: new WordVectors({ ...partsOf(vectors), subwords: ngrams }), duplicates };
}

function partsOf({ words, vectors, dimensions }: WordVectors) {
  return { words, vectors, dimensions };
}

/** Replaces every row by the mean of itself and the word's n-grams, like fastText's `getWordVector`. */
function averageWithNgrams(vectors: WordVectors, ngrams: SubwordVectors): void {
  for (let id = 0; id < vectors.size; id++) {
    if (vectors.words.word(id) === END_OF_SENTENCE) continue;
    const ngramRows = ngrams.rows(vectors.words.bytes(id));
    const row = vectors.row(id);
    ngrams.addTo(row, ngramRows);
    for (let i = 0; i < row.length; i++) row[i] /= ngramRows.length + 1;
  }
}

async function readArguments(
  source: NumberReader,
  version: number,
): Promise<{ readonly dimensions: number; readonly subwords: SubwordOptions }> {
  const values: number[] = [];
  for (let i = 0; i < 12; i++) values.push(await source.i32());
  await source.skip(8);
  const [dimensions, , , , , , , model, bucket, minn] = values;
  // Format 11 left a classifier's maxn as it was, though it used no n-grams of characters.
  const maxn = version === 11 && model === SUPERVISED ? 0 : values[10];
  const ngrams = [minn, maxn].every((length) => length >= 0 && length <= LONGEST_NGRAM);
  const isWidth = dimensions > 0 && dimensions <= MOST_DIMENSIONS;
  if (!isWidth || bucket < 0 || !ngrams) throw source.damaged();
  return { dimensions, subwords: { minn, maxn, bucket } };
}

interface Dictionary {
  readonly words: readonly Uint8Array[];
  /** How many n-grams were kept by pruning; −1 where nothing was pruned. */
  readonly pruned: number;
}

async function readDictionary(source: NumberReader): Promise<Dictionary> {
  const size = await source.i32();
  const wordCount = await source.i32();
  await source.skip(4 + 8);
  const pruned = await source.i64();
  if (size < 0 || wordCount < 0 || wordCount > size) throw source.damaged();
  const words: Uint8Array[] = [];
  for (let i = 0; i < size; i++) {
    const text = await source.text(LONGEST_WORD);
    await source.skip(8);
    // Labels come after the words, and have no row among them.
    if ((await source.u8()) === 0) words.push(text);
  }
  if (words.length !== wordCount) throw source.damaged();
  if (pruned > 0) await source.skip(pruned * 8);
  return { words, pruned };
}

/** Little-endian numbers one after the other. */
class NumberReader {
  readonly #reader: ByteReader;
  readonly #name: string;

  constructor(reader: ByteReader, name: string) {
    this.#reader = reader;
    this.#name = name;
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

  async into(target: Float32Array): Promise<void> {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    if (!(await this.#reader.takeInto(bytes))) throw this.cutShort();
  }

  /** Reads floats; room is made for them as they come, because their number may be forged. */
  async floats(count: number): Promise<Float32Array> {
    let numbers = new Float32Array(Math.min(count, FIRST_FLOATS));
    await this.into(numbers);
    while (numbers.length < count) {
      const filled = numbers.length;
      const larger = new Float32Array(Math.min(count, 4 * filled));
      larger.set(numbers);
      numbers = larger;
      await this.into(numbers.subarray(filled));
    }
    return numbers;
  }

  damaged(): InputError {
    return new InputError(
      sentence(
        'vectors/fasttext-damaged',
      )`the model of fastText is damaged: its numbers don't fit together`,
      {
        input: this.#name,
      },
    );
  }

  cutShort(): InputError {
    return new InputError(
      sentence('vectors/fasttext-cut-short')`the model of fastText is cut short`,
      { input: this.#name },
    );
  }

  async #take(count: number): Promise<DataView> {
    if (this.#reader.available < count && !(await this.#reader.fill(count))) throw this.cutShort();
    const bytes = this.#reader.take(count);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

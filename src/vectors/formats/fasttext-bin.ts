import { allFinite } from '../../base/all-finite.ts';
import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ByteReader } from '../../io/byte-reader.ts';
import { SubwordVectors } from '../subword-vectors.ts';
import { WordVectors } from '../word-vectors.ts';
import { FastTextReader } from './fasttext-reader.ts';
import type { ReadVectors, ReadVectorsOptions } from './read-options.ts';
import { RowCollector } from './row-collector.ts';

/** Stands for the end of a line; it has no n-grams. */
const END_OF_SENTENCE = '</s>';

/**
 * Reads a model of fastText (`.bin`): its words' vectors, each the mean of the word's own row and
 * its n-grams' rows, and the n-grams' vectors, from which unseen words get theirs.
 *
 *     options and dictionary as `FastTextReader` reads them; quantized (u8); rows, columns (i64), the input
 *     matrix (f32); the output side, which is not read
 * @throws InputError when it is quantized (`.ftz`), of another version, cut short or damaged
 */
export async function readFastTextBin(
  reader: ByteReader,
  options: ReadVectorsOptions,
): Promise<ReadVectors> {
  const { name, limit = Number.POSITIVE_INFINITY } = options;
  const source = new FastTextReader(reader, name, options.byteLength);
  const { dimensions, bucket, minn, maxn } = await source.arguments();
  const dictionary = await source.dictionary();
  const words = dictionary.words.slice(0, limit);
  const wasCut = (dictionary.keptBuckets?.length ?? 0) > 0;
  if (wasCut || (await source.u8()) !== 0) {
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
  const hasNgrams = maxn > 0 && dictionary.keptBuckets === undefined;
  if (!Number.isSafeInteger(rows * columns)) throw source.damaged();
  if (columns !== dimensions || buckets < 0 || (hasNgrams && buckets !== bucket)) {
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
  const ngrams = new SubwordVectors({
    options: { minn, maxn, bucket },
    ...{ vectors: ngramRows, dimensions },
  });
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

import { allFinite } from '../../base/all-finite.ts';
import { sentence } from '../../base/sentence.ts';
import { WordTable } from '../../base/word-table.ts';
import { ByteReader } from '../../io/byte-reader.ts';
import { LABEL_MARK } from '../../io/labeled-lines.ts';
import {
  type FastTextArguments,
  type FastTextDictionary,
  FastTextReader,
  SUPERVISED,
} from '../../vectors/formats/fasttext-reader.ts';
import { createFastTextPipeline } from './fasttext-pipeline.ts';
import { DenseRows, type FastTextLoss, type FastTextParts, type RowMatrix } from './parts.ts';
import { CENTROIDS, type Codebook, codesPerRow } from './product-quantizer.ts';
import { QuantizedRows } from './quantized-rows.ts';

/**
 * fastText's numbers of losses. A model of negative sampling predicts as one-vs-all does: by each class's sigmoid.
 */
const LOSSES: Readonly<Record<number, FastTextLoss>> = {
  1: 'hierarchical-softmax',
  2: 'one-vs-all',
  3: 'softmax',
  4: 'one-vs-all',
};

/**
 * Reads a text classifier of fastText, `.bin` or quantized (`.ftz`), which predicts as it does there.
 *
 *     options and dictionary as `FastTextReader` reads them; quantized (u8), the input matrix;
 *     output quantized (u8), the output matrix
 *     a dense matrix: rows, columns (i64), numbers (f32)
 *     a quantized one: with lengths (u8), rows, columns (i64), length of the codes (i32), codes, codebook;
 *     if with lengths: a code a row, codebook
 *     a codebook: columns, codes a row, numbers a code, numbers of the last (i32), centroids (f32)
 * @param name what errors call the file
 * @throws InputError when it is no classifier, of another version, cut short or damaged
 */
export async function readFastTextClassifier(
  bytes: Uint8Array,
  name: string,
): Promise<FastTextParts> {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
  };
  const source = new FastTextReader(new ByteReader(pieces()), name, bytes.length);
  const options = await source.arguments();
  if (options.model !== SUPERVISED) {
    throw source.error(
      sentence(
        'classifier/fasttext-vectors',
      )`this model of fastText holds word vectors and is no classifier`,
    );
  }
  const loss = LOSSES[options.loss];
  const dictionary = await source.dictionary();
  const { labels, labelCounts, wordCounts, keptBuckets } = dictionary;
  if (loss === undefined || labels.length === 0) throw source.damaged();
  const bucket = usedBuckets(options);
  if (keptBuckets?.some((kept) => kept >= bucket)) throw source.damaged();
  const isQuantized = (await source.u8()) !== 0;
  if (keptBuckets !== undefined && !isQuantized) throw source.damaged();
  const input = await readMatrix(source, options.dimensions, isQuantized);
  const isOutputQuantized = (await source.u8()) !== 0;
  const output = await readMatrix(source, options.dimensions, isQuantized && isOutputQuantized);
  const { words, labelNames } = readNames(dictionary, source);
  const ngrams = keptBuckets?.length ?? options.bucket;
  if (input.rows !== words.size + ngrams || output.rows !== labels.length) throw source.damaged();
  return {
    shape: {
      ...{ analyzer: createFastTextPipeline(), loss, bucket, dimensions: options.dimensions },
      wordNgrams: Math.max(1, options.wordNgrams),
      ...{ minn: options.minn, maxn: options.maxn },
      sigmoid: 'table',
    },
    ...{ words, wordCounts: Float64Array.from(wordCounts) },
    ngramRows:
      keptBuckets === undefined
        ? { kind: 'all' }
        : { kind: 'listed', buckets: keptBuckets, others: 'absent' },
    ...{ labels: labelNames, labelCounts: Float64Array.from(labelCounts) },
    ...{ input, output },
    documents: labelCounts.reduce((sum, count) => sum + count, 0),
  };
}

/** Returns how many buckets n-grams have: 0 where a model has none, though its file may say more. */
function usedBuckets({ wordNgrams, maxn, bucket }: FastTextArguments): number {
  return wordNgrams > 1 || maxn > 0 ? bucket : 0;
}

function readNames(
  { words, labels, labelCounts, wordCounts }: FastTextDictionary,
  source: FastTextReader,
): { readonly words: WordTable; readonly labelNames: readonly string[] } {
  const table = new WordTable();
  for (const [id, word] of words.entries()) {
    if (table.addUtf8(word, 0, word.length) !== id) throw source.damaged();
  }
  const decoder = new TextDecoder();
  const labelNames = labels.map((bytes) => {
    const label = decoder.decode(bytes);
    return label.startsWith(LABEL_MARK) ? label.slice(LABEL_MARK.length) : label;
  });
  const isCount = (count: number): boolean => count >= 0 && Number.isSafeInteger(count);
  const areCounts = labelCounts.every(isCount) && wordCounts.every(isCount);
  if (!areCounts || new Set(labelNames).size !== labels.length) throw source.damaged();
  return { words: table, labelNames };
}

async function readMatrix(
  source: FastTextReader,
  dimensions: number,
  isQuantized: boolean,
): Promise<RowMatrix> {
  return isQuantized ? readQuantized(source, dimensions) : readDense(source, dimensions);
}

async function readDense(source: FastTextReader, dimensions: number): Promise<DenseRows> {
  const rows = await source.i64();
  const columns = await source.i64();
  if (rows < 0 || columns !== dimensions) throw source.damaged();
  const data = await source.floats(rows * columns);
  if (!allFinite(data)) throw source.damaged();
  return new DenseRows(data, dimensions);
}

async function readQuantized(source: FastTextReader, dimensions: number): Promise<QuantizedRows> {
  const hasNorms = (await source.u8()) !== 0;
  const rows = await source.i64();
  const columns = await source.i64();
  const length = await source.i32();
  if (rows < 0 || columns !== dimensions) throw source.damaged();
  const codes = await source.bytes(length);
  const codebook = await readCodebook(source, dimensions);
  if (rows * codesPerRow(codebook) !== length) throw source.damaged();
  if (!hasNorms) return new QuantizedRows({ codebook, codes });
  const norms = { codes: await source.bytes(rows) };
  const { centroids } = await readCodebook(source, 1);
  return new QuantizedRows({ codebook, codes, norms: { ...norms, centroids } });
}

async function readCodebook(source: FastTextReader, dimensions: number): Promise<Codebook> {
  const [columns, perRow] = [await source.i32(), await source.i32()];
  const [subspace, last] = [await source.i32(), await source.i32()];
  const isWhole = columns === dimensions && subspace > 0 && last > 0;
  if (!isWhole || (perRow - 1) * subspace + last !== columns || last > subspace) {
    throw source.damaged();
  }
  const centroids = await source.floats(CENTROIDS * columns);
  if (!allFinite(centroids)) throw source.damaged();
  return { dimensions, subspace, centroids };
}

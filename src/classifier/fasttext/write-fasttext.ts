import { InputError } from '../../base/errors.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import { LABEL_MARK } from '../../io/labeled-lines.ts';
import { FASTTEXT_MAGIC, SUPERVISED } from '../../vectors/formats/fasttext-reader.ts';
import { cutsAtWhiteSpace } from './fasttext-pipeline.ts';
import { FastTextWriter } from './fasttext-writer.ts';
import type { FastTextLoss, FastTextParts, RowMatrix } from './parts.ts';
import { type Codebook, codesPerRow } from './product-quantizer.ts';
import { QuantizedRows } from './quantized-rows.ts';

const VERSION = 12;
/** fastText's numbers of losses. */
const LOSSES: Readonly<Record<FastTextLoss, number>> = {
  'hierarchical-softmax': 1,
  softmax: 3,
  'one-vs-all': 4,
};
/** Options of trainings, which a classifier here does not keep: fastText's defaults stand for them. */
const [WINDOW, EPOCHS, MIN_COUNT, NEGATIVES, UPDATE_RATE, SAMPLING] = [5, 5, 1, 5, 100, 1e-4];
/** The types of entries in fastText's dictionary. */
const [WORD, LABEL] = [0, 1];

/**
 * Writes a classifier as a model of fastText: `.bin`, or `.ftz` if it is quantized. fastText predicts with it as the
 * classifier does here, but of one-vs-all by its table of the sigmoid, which is up to 0.008 off, and it splits texts at
 * ASCII's white space only. A `.bin` has a row for every bucket of n-grams, also for those that no document had:
 * buckets × dimensions × 4 bytes.
 * @returns the file's bytes, in pieces
 * @throws InputError for what fastText cannot say, such as another way to cut texts than at white space
 */
export function* writeFastTextClassifier(parts: FastTextParts): Generator<Uint8Array> {
  const { ngramRows, input, output } = parts;
  const kept = ngramRows.kind === 'listed' && ngramRows.others === 'absent';
  const isQuantized = input instanceof QuantizedRows;
  expectSayable(parts, kept === isQuantized || ngramRows.kind === 'all');
  const writer = new FastTextWriter();
  yield* writeDictionary(writer, parts, kept ? ngramRows.buckets : undefined);
  writer.byte(isQuantized ? 1 : 0);
  if (isQuantized) yield* writeQuantized(writer, input);
  else yield* writeDense(writer, input, rowsOfFile(parts));
  // fastText reads a quantized output behind a quantized input only.
  if (isQuantized && output instanceof QuantizedRows) {
    writer.byte(1);
    yield* writeQuantized(writer, output);
  } else {
    writer.byte(0);
    yield* writeDense(writer, output);
  }
  yield* writer.finish();
}

/** Computes the length of a classifier's file, in bytes, without writing it to memory. */
export function fastTextFileLength(parts: FastTextParts): number {
  let length = 0;
  for (const piece of writeFastTextClassifier(parts)) length += piece.length;
  return length;
}

function expectSayable({ shape, words, labels }: FastTextParts, areNgramsSayable: boolean): void {
  const refuse = (problem: Sentence): never => {
    throw new InputError(
      sentence(
        'classifier/fasttext-cannot-say',
      )`A file of fastText cannot hold this classifier: ${{ problem }}.`,
    );
  };
  if (!cutsAtWhiteSpace(shape.analyzer.description)) {
    refuse(
      sentence(
        'classifier/fasttext-white-space',
      )`fastText cuts texts at white space and changes nothing else, and this one was trained on other tokens`,
    );
  }
  if (!areNgramsSayable) {
    refuse(
      sentence(
        'classifier/fasttext-cut-off',
      )`fastText leaves out n-grams in quantized models, and only there`,
    );
  }
  const zeros = [...words.words(), ...labels].find((text) => text.includes('\0'));
  if (zeros !== undefined) {
    refuse(
      sentence(
        'classifier/fasttext-zero',
      )`the word or label ${{ text: JSON.stringify(zeros) }} holds a NUL, which ends texts there`,
    );
  }
}

function* writeDictionary(
  writer: FastTextWriter,
  parts: FastTextParts,
  kept: Int32Array | undefined,
): Generator<Uint8Array> {
  const { shape, words, wordCounts, labels, labelCounts } = parts;
  const { dimensions, wordNgrams, loss, minn, maxn } = shape;
  const numbers = [
    ...[FASTTEXT_MAGIC, VERSION, dimensions, WINDOW, EPOCHS, MIN_COUNT, NEGATIVES, wordNgrams],
    ...[LOSSES[loss], SUPERVISED, bucketsOf(parts), minn, maxn, UPDATE_RATE],
  ];
  for (const number of numbers) writer.int32(number);
  writer.float64(SAMPLING);
  for (const number of [words.size + labels.length, words.size, labels.length]) {
    writer.int32(number);
  }
  const add = (a: number, b: number): number => a + b;
  writer.int64(wordCounts.reduce(add, 0) + labelCounts.reduce(add, 0));
  writer.int64(kept?.length ?? -1);
  const entry = (text: Uint8Array, count: number, type: number): readonly Uint8Array[] => {
    writer.bytes(text);
    writer.byte(0);
    writer.int64(count);
    writer.byte(type);
    return writer.take();
  };
  for (let id = 0; id < words.size; id++) yield* entry(words.bytes(id), wordCounts[id], WORD);
  const encoder = new TextEncoder();
  for (const [c, label] of labels.entries()) {
    yield* entry(encoder.encode(LABEL_MARK + label), labelCounts[c], LABEL);
  }
  for (const [row, bucket] of (kept ?? new Int32Array(0)).entries()) {
    writer.int32(bucket);
    writer.int32(row);
    yield* writer.take();
  }
}

/** Returns how many buckets a file says that n-grams have. */
function bucketsOf({ ngramRows, input, words, shape }: FastTextParts): number {
  return ngramRows.kind === 'all' ? input.rows - words.size : shape.bucket;
}

/** Returns which row stands at each place of a dense input: words, then every bucket; −1 where there is none. */
function rowsOfFile(parts: FastTextParts): Int32Array {
  const { words, ngramRows } = parts;
  const rows = Int32Array.from({ length: words.size + bucketsOf(parts) }, (_, row) => row);
  if (ngramRows.kind === 'all') return rows;
  rows.fill(-1, words.size);
  for (const [i, bucket] of ngramRows.buckets.entries()) rows[words.size + bucket] = words.size + i;
  return rows;
}

function* writeDense(
  writer: FastTextWriter,
  matrix: RowMatrix,
  rows?: Int32Array,
): Generator<Uint8Array> {
  const count = rows?.length ?? matrix.rows;
  writer.int64(count);
  writer.int64(matrix.dimensions);
  const numbers = new Float64Array(matrix.dimensions);
  for (let place = 0; place < count; place++) {
    const row = rows === undefined ? place : rows[place];
    numbers.fill(0);
    if (row >= 0) matrix.addRowTo(row, 1, numbers);
    writer.float32s(numbers);
    yield* writer.take();
  }
}

function* writeQuantized(writer: FastTextWriter, matrix: QuantizedRows): Generator<Uint8Array> {
  const { codebook, codes, norms, rows, dimensions } = matrix;
  writer.byte(norms === undefined ? 0 : 1);
  writer.int64(rows);
  writer.int64(dimensions);
  writer.int32(codes.length);
  writer.bytes(codes);
  writeCodebook(writer, codebook);
  if (norms !== undefined) {
    writer.bytes(norms.codes);
    writeCodebook(writer, { dimensions: 1, subspace: 1, centroids: norms.centroids });
  }
  yield* writer.take();
}

function writeCodebook(writer: FastTextWriter, codebook: Codebook): void {
  const { dimensions, subspace, centroids } = codebook;
  const perRow = codesPerRow(codebook);
  const last = dimensions - (perRow - 1) * subspace;
  for (const number of [dimensions, perRow, subspace, last]) writer.int32(number);
  writer.float32s(centroids);
}

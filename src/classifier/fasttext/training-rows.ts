import { WordTable } from '../../base/word-table.ts';
import { hashFnv1a, subwordBuckets } from '../../vectors/subword-ngrams.ts';
import { BucketRows } from './bucket-rows.ts';
import { type DocumentIds, type Lists, NumberLists } from './document-ids.ts';
import { END_OF_TEXT } from './fasttext-features.ts';
import type { FastTextSettings } from './fasttext-options.ts';
import type { FastTextParts } from './parts.ts';
import { visitWordNgrams } from './word-ngrams.ts';

/** The documents of a training as the rows of their features and their classes, and what the rows stand for. */
export interface TrainingRows
  extends Pick<FastTextParts, 'words' | 'wordCounts' | 'ngramRows' | 'labels' | 'labelCounts'> {
  /** Rows of the input matrix, a list a document. */
  readonly features: Lists;
  /** Classes, a list a document. */
  readonly classes: Lists;
  /** How many rows the input matrix needs. */
  readonly rows: number;
}

/** Documents between two chances for a break. */
const DOCUMENTS_AT_ONCE = 256;

/**
 * Numbers words and labels by falling counts, and finds the features of every document as `FastTextFeatures` does.
 * @yields the number of documents done since it last yielded
 */
export function* buildTrainingRows(
  { words, tokens, labels, labelNames, documents }: DocumentIds,
  settings: FastTextSettings,
): Generator<number, TrainingRows> {
  const { minCount, wordNgrams: longest, bucket } = settings;
  const tokenCounts = count(tokens.values, words.size);
  const kept = sortByCount(tokenCounts).filter((id) => tokenCounts[id] >= minCount || id === 0);
  const known = new WordTable();
  const rowOf = new Int32Array(words.size).fill(-1);
  const hashOf = new Int32Array(words.size);
  for (const id of kept) {
    const bytes = words.bytes(id);
    rowOf[id] = known.addUtf8(bytes, 0, bytes.length);
  }
  for (let id = 0; id < words.size; id++)
    hashOf[id] = hashFnv1a(words.bytes(id), 0, words.bytes(id).length);
  const buckets = new BucketRows();
  const subwords = listSubwords(words, settings, buckets, known.size);
  const features = new NumberLists();
  const addBucket = (one: number): void => features.add(known.size + buckets.add(one));
  const { starts, values } = tokens;
  let hashes = new Int32Array(256);
  for (let document = 0; document < documents; document++) {
    const [start, end] = [starts[document], starts[document + 1]];
    if (hashes.length < end - start) hashes = new Int32Array(2 * (end - start));
    for (let i = start; i < end; i++) {
      const id = values[i];
      hashes[i - start] = hashOf[id];
      if (rowOf[id] >= 0) features.add(rowOf[id]);
      if (subwords === undefined) continue;
      const { starts: from, values: rows } = subwords;
      for (let j = from[id]; j < from[id + 1]; j++) features.add(rows[j]);
    }
    if (longest > 1) visitWordNgrams(hashes, end - start, { longest, bucket }, addBucket);
    features.end();
    if (document % DOCUMENTS_AT_ONCE === 0) yield DOCUMENTS_AT_ONCE;
  }
  const labelCounts = count(labels.values, labelNames.length);
  const labelOrder = sortByCount(labelCounts);
  return {
    ...{ words: known, wordCounts: Float64Array.from(kept, (id) => tokenCounts[id]) },
    ngramRows: { kind: 'listed', buckets: buckets.buckets(), others: 'zero' },
    labels: labelOrder.map((label) => labelNames[label]),
    labelCounts: Float64Array.from(labelOrder, (label) => labelCounts[label]),
    features: { starts: features.starts, values: features.values },
    ...{ classes: renumber(labels, labelOrder) },
    rows: known.size + buckets.size,
  };
}

/** Lists the rows of each token's n-grams of characters; undefined where there are none. */
function listSubwords(
  words: WordTable,
  { charNgramRange, bucket }: FastTextSettings,
  buckets: BucketRows,
  firstRow: number,
): Lists | undefined {
  if (charNgramRange === undefined) return undefined;
  const [minn, maxn] = charNgramRange;
  const lists = new NumberLists();
  for (let id = 0; id < words.size; id++) {
    if (words.word(id) !== END_OF_TEXT) {
      for (const one of subwordBuckets(words.bytes(id), { minn, maxn, bucket })) {
        lists.add(firstRow + buckets.add(one));
      }
    }
    lists.end();
  }
  return { starts: lists.starts, values: lists.values };
}

function count(numbers: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const number of numbers) counts[number]++;
  return counts;
}

/** Returns the numbers by falling counts; of equal ones the first stays first. */
function sortByCount(counts: Float64Array): number[] {
  return [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);
}

function renumber(lists: NumberLists, order: readonly number[]): Lists {
  const numbers = new Int32Array(order.length);
  for (const [number, old] of order.entries()) numbers[old] = number;
  return { starts: lists.starts, values: lists.values.map((old) => numbers[old]) };
}

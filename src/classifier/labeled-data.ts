import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { Document } from '../corpus/document-pieces.ts';
import { createTextSource, isTextSource } from '../corpus/text-input.ts';
import type { TextSource } from '../corpus/text-source.ts';

/** A batch of labeled documents. */
export interface LabeledTexts {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  /** All labels of each document, where documents have several; `labels` has the first of each. */
  readonly labelSets?: readonly (readonly string[])[];
  /** Each document's weight; 1 when absent. */
  readonly weights?: ArrayLike<number>;
}

/** What classifiers learn from. */
export type LabeledData =
  | TextSource
  | Blob
  | readonly Document[]
  | AsyncIterable<LabeledTexts>
  | Iterable<LabeledTexts>;

/** The label column where the source does not name one. */
const LABEL = 'label';

/**
 * Gives labeled documents in batches, whatever they come as.
 * @param reader the function that was given the data, which errors name
 * @param severalLabels whether a text may have several labels; default false: such a line of a file is an error
 * @throws UsageError for an item that is neither a batch nor a document
 */
export async function* labeledBatches(
  data: LabeledData,
  reader: string,
  severalLabels = false,
): AsyncGenerator<LabeledTexts, void, undefined> {
  if (data instanceof Blob || isTextSource(data) || isDocuments(data)) {
    yield* createTextSource(data).documents({ label: LABEL, severalLabels });
    return;
  }
  for await (const batch of data) {
    if (!isBatch(batch)) {
      throw new UsageError(
        sentence(
          'classifier/no-batch',
        )`${{ reader }}: a batch holds two arrays, "texts" and "labels"; documents one by one are given as an array of { text, label }, or by createTextSource.`,
      );
    }
    yield batch;
  }
}

function isBatch(value: unknown): value is LabeledTexts {
  const { texts, labels } = Object(value) as Partial<LabeledTexts>;
  return Array.isArray(texts) && Array.isArray(labels);
}

function isDocuments(data: object): data is readonly Document[] {
  return Array.isArray(data) && !isBatch(data[0]);
}

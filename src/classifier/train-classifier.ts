import { UsageError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { Document } from '../corpus/document-pieces.ts';
import { createTextSource, isTextSource } from '../corpus/text-input.ts';
import type { TextSource } from '../corpus/text-source.ts';
import { TextClassifier } from './text-classifier.ts';
import { TEXT_CLASSIFIER_OPTIONS, type TextClassifierOptions } from './text-classifier-options.ts';

/** A batch of labeled documents. */
export interface LabeledTexts {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  /** Each document's weight; 1 when absent. */
  readonly weights?: ArrayLike<number>;
}

/** What `trainClassifier` learns from. */
export type LabeledData =
  | TextSource
  | Blob
  | readonly Document[]
  | AsyncIterable<LabeledTexts>
  | Iterable<LabeledTexts>;

/** Options of `trainClassifier`. */
export type ClassifierTraining = TextClassifierOptions & LongWork;

/** The label column where the source does not name one. */
const LABEL = 'label';

/**
 * Trains a classifier on a table of texts and labels (`textFile` of `malmoi/node`, or a browser's `File`; the label is
 * the column `label` unless the source names another), on an array of `{ text, label }`, or on batches as they come. A
 * collection of any size needs no
 * more memory than a batch and what is learned.
 * @throws UsageError for an item that is neither a batch nor a document
 * @throws InputError when there is nothing to learn from or only one class
 * @throws InterruptedError when the signal is aborted
 */
export async function trainClassifier(
  data: LabeledData,
  options: ClassifierTraining,
): Promise<TextClassifier> {
  checkOptions('trainClassifier', { ...TEXT_CLASSIFIER_OPTIONS, ...LONG_WORK_OPTIONS }, options);
  const { onProgress, signal, breaks, ...learning } = options;
  const classifier = new TextClassifier(learning);
  const takeBreak = createEventBreaks(breaks);
  for await (const { texts, labels, weights } of batchesOf(data)) {
    for (const characters of classifier.learnInPieces(texts, labels, weights)) {
      throwIfAborted(signal);
      onProgress?.({ phase: 'counting features', done: classifier.documents, unit: 'documents' });
      const pause = takeBreak(characters);
      if (pause !== undefined) await pause;
    }
  }
  throwIfAborted(signal);
  classifier.finish();
  return classifier;
}

/** Gives labeled documents in batches, whatever they come as. */
async function* batchesOf(data: LabeledData): AsyncGenerator<LabeledTexts, void, undefined> {
  if (data instanceof Blob || isTextSource(data) || isDocuments(data)) {
    yield* createTextSource(data).documents({ label: LABEL });
    return;
  }
  for await (const batch of data) {
    if (!isBatch(batch)) {
      throw new UsageError(
        sentence(
          'classifier/no-batch',
        )`trainClassifier: a batch holds two arrays, "texts" and "labels"; documents one by one are given as an array of { text, label }, or by createTextSource.`,
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

import { createEventBreaks } from '../../base/event-breaks.ts';
import { checkOptions } from '../../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../../base/progress.ts';
import { type LabeledData, labeledBatches } from '../labeled-data.ts';
import { TextClassifier } from './text-classifier.ts';
import { TEXT_CLASSIFIER_OPTIONS, type TextClassifierOptions } from './text-classifier-options.ts';

/** Options of `trainClassifier`. */
export type ClassifierTraining = TextClassifierOptions & LongWork;

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
  for await (const { texts, labels, weights } of labeledBatches(data, 'trainClassifier')) {
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

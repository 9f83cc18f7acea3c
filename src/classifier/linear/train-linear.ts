import { InputError } from '../../base/errors.ts';
import { createEventBreaks } from '../../base/event-breaks.ts';
import { checkOptions } from '../../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../../base/progress.ts';
import { runWithBreaks } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import { expectClasses } from '../checks.ts';
import { checkLabels } from '../classifier.ts';
import { type LabeledData, labeledBatches } from '../labeled-data.ts';
import { fitWeights } from './fit-weights.ts';
import { LinearClassifier } from './linear-classifier.ts';
import {
  LINEAR_CLASSIFIER_OPTIONS,
  type LinearClassifierOptions,
  linearClassifierSettings,
} from './linear-options.ts';
import { RowBuilder } from './row-builder.ts';

/** Options of `trainLinearClassifier`. */
export type LinearClassifierTraining = LinearClassifierOptions & LongWork;

/**
 * Trains a linear classifier on a table of texts and labels (`textFile` of `malmoi/node`, or a browser's `File`; the
 * label is the column `label` unless the source names another), on an array of `{ text, label }`, or on batches as they
 * come. By default it is NB-SVM's cousin with the logistic loss: n-grams scaled by their log-count ratios (Wang &
 * Manning 2012). The same data, options and seed give the same bits everywhere. Every document's features stay in
 * memory: four bytes each.
 * @throws UsageError for an option out of range, and for an item that is neither a batch nor a document
 * @throws InputError when there is nothing to learn from or only one class
 * @throws InterruptedError when the signal is aborted
 */
export async function trainLinearClassifier(
  data: LabeledData,
  options: LinearClassifierTraining,
): Promise<LinearClassifier> {
  const table = { ...LINEAR_CLASSIFIER_OPTIONS, ...LONG_WORK_OPTIONS };
  checkOptions('trainLinearClassifier', table, options);
  const { onProgress, signal, breaks, ...learning } = options;
  const settings = linearClassifierSettings(learning);
  const builder = new RowBuilder(settings);
  const numbers = new Map<string, number>();
  const takeBreak = createEventBreaks(breaks);
  for await (const { texts, labels } of labeledBatches(data, 'trainLinearClassifier')) {
    checkLabels(texts, labels);
    for (const [i, text] of texts.entries()) {
      const number = numbers.get(labels[i]) ?? numbers.size;
      numbers.set(labels[i], number);
      builder.add(text, number);
      throwIfAborted(signal);
      const pause = takeBreak(text.length);
      if (pause !== undefined) await pause;
    }
    onProgress?.({ phase: 'counting features', done: builder.documents, unit: 'documents' });
  }
  throwIfAborted(signal);
  const { documents } = builder;
  const classes = [...numbers.keys()];
  expectClasses(documents, classes);
  const { source, rows } = builder.finish(classes.length);
  if (rows.features.length === 0) {
    throw new InputError(
      sentence(
        'classifier/no-linear-features',
      )`The ${{ documents }} documents have no features: they have no tokens, or none that is in enough documents.`,
    );
  }
  const weights = await runWithBreaks(fitWeights(rows, settings), {
    ...(signal && { signal }),
    ...(breaks && { breaks }),
  });
  return new LinearClassifier({ settings, classes, documents, source, weights });
}

import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { TextClassifier } from './text-classifier.ts';
import type { TextClassifierOptions } from './text-classifier-options.ts';

/** A piece of a labelled collection. */
export interface LabelledTexts {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  /** Each document's weight; 1 when absent. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Trains a classifier on batches as they come, so that a collection of any size needs no more memory
 * than a batch and what is learned.
 * @throws InputError when there is nothing to learn from or only one class
 * @throws InterruptedError when the signal is aborted
 */
export async function trainClassifier(
  batches: AsyncIterable<LabelledTexts> | Iterable<LabelledTexts>,
  options: TextClassifierOptions & LongWork,
): Promise<TextClassifier> {
  const { onProgress, signal, breaks } = options;
  const classifier = new TextClassifier(options);
  const takeBreak = createEventBreaks(breaks);
  for await (const { texts, labels, weights } of batches) {
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

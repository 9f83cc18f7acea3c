import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { NAIVE_BAYES_MODELS } from '../../counts/naive-bayes/naive-bayes.ts';
import { countClassesPart, readClassifier, type StoreServer } from '../../store/index.ts';
import { columnsOf } from '../classifiers/columns.ts';
import type { TrainedClassifier } from '../classifiers/family.ts';
import type { Environment } from '../environment.ts';
import { CLASSIFIER_FLAGS } from '../flags/classifier-flags.ts';
import { CROSS_VALIDATION_FLAGS } from '../flags/cross-validation-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import { RUN } from '../options/store-options.ts';
import { createPipeline, type TokenizerOptions } from '../options/tokenizer-options.ts';
import { countPart, type StoreCounting } from './count-part.ts';

/** The options of a classifier whose counts are in a store. */
export type StoredTraining = StoreCounting['options'] &
  TokenizerOptions & { readonly model?: string };

/** Counts the features of a part of labeled texts into a store. */
export async function countClasses(
  server: StoreServer,
  inputs: readonly string[],
  options: StoredTraining & { readonly label: string },
  environment: Environment,
): Promise<void> {
  const analyzer = await createPipeline(options);
  const counting = readTableOptions(CLASSIFIER_FLAGS, options);
  await countPart({ inputs, options, analyzer }, environment, (texts, part) =>
    countClassesPart(server, texts, part, counting),
  );
}

/** Trains a classifier on the counts of a store. */
export async function trainOnStore(
  server: StoreServer,
  options: StoredTraining,
): Promise<TrainedClassifier> {
  const weighing = readTableOptions(CLASSIFIER_FLAGS, options);
  const { classifier, layout } = await readClassifier(server, options.run ?? RUN, weighing);
  const { documents, features, classes } = classifier;
  // The columns are those that were counted, whatever this command names.
  const notes = { columns: columnsOf(layout) };
  return { model: classifier, documents, features, classes, notes };
}

/**
 * Checks that a classifier can be trained on counts.
 * @throws UsageError for other models than Naive Bayes, and for folds, which are made of documents
 */
export function requireCounts(options: StoredTraining): void {
  const { model = NAIVE_BAYES_MODELS[0] } = options;
  const { folds } = readTableOptions(CROSS_VALIDATION_FLAGS, options);
  if (NAIVE_BAYES_MODELS.some((one) => one === model) && folds === undefined) return;
  throw new UsageError(
    sentence(
      'cli/store-of-naive-bayes',
    )`--store goes with --model ${{ models: NAIVE_BAYES_MODELS }}, which are trained on counts, and without --folds.`,
  );
}

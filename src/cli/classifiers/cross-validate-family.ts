import { type CrossValidation, crossValidate, type LabeledTexts } from '../../classifier/index.ts';
import { CROSS_VALIDATION_FLAGS } from '../flags/cross-validation-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import type { ClassifierFamily, TrainedClassifier, TrainingRun } from './family.ts';

/** A cross-validation that was asked for, and all documents, which it holds in memory. */
export interface FamilyValidation {
  readonly crossValidation: CrossValidation;
  readonly documents: readonly LabeledTexts[];
}

/**
 * Measures a family's training by cross-validation; undefined unless `--folds` was given.
 * @throws InputError when there are fewer documents than folds
 */
export async function crossValidateFamily(
  family: ClassifierFamily,
  run: TrainingRun,
): Promise<FamilyValidation | undefined> {
  const options = readTableOptions(CROSS_VALIDATION_FLAGS, run.options);
  if (options.folds === undefined) return undefined;
  const texts: string[] = [];
  const labels: string[] = [];
  for await (const batch of run.documents) {
    for (const text of batch.texts) texts.push(text);
    for (const label of batch.labels) labels.push(label);
  }
  let trained: TrainedClassifier | undefined;
  const train = async (documents: LabeledTexts) => {
    trained?.dispose?.();
    trained = await family.train({ ...run, documents: [documents], isFold: true });
    return trained.model;
  };
  try {
    const crossValidation = await crossValidate({ texts, labels }, train, options);
    return { crossValidation, documents: [{ texts, labels }] };
  } finally {
    trained?.dispose?.();
  }
}

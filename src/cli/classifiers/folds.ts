import { sentence } from '../../base/sentence.ts';
import type { CrossValidation } from '../../classifier/index.ts';
import type { FoldsMeasured } from '../../models/json/classifier-training.ts';
import type { Wording } from '../terminal/wording.ts';

/** A cross-validation as JSON tells it. */
export function summarizeFolds({ accuracy, macroF1, folds }: CrossValidation): FoldsMeasured {
  return {
    ...{ accuracy, macroF1 },
    folds: folds.map((fold) => ({
      documents: fold.documents,
      accuracy: fold.accuracy,
      macroF1: fold.macro.f1,
    })),
  };
}

/** A cross-validation as a line for each fold, and one of the means. */
export function formatFolds(
  { accuracy, macroF1, folds }: CrossValidation,
  wording: Wording,
): string {
  const digits = (share: number): string => share.toFixed(4);
  const lines = folds.map((fold, i) =>
    wording.text(
      sentence(
        'cli/fold',
      )`fold ${{ fold: i + 1 }}: accuracy ${{ accuracy: digits(fold.accuracy) }}, macro F1 ${{ f1: digits(fold.macro.f1) }} (${{ documents: fold.documents }} documents)`,
    ),
  );
  const means = wording.text(
    sentence(
      'cli/folds-mean',
    )`mean of ${{ folds: folds.length }} folds: accuracy ${{ accuracy: digits(accuracy) }}, macro F1 ${{ f1: digits(macroF1) }}`,
  );
  return `${[...lines, means].join('\n')}\n`;
}

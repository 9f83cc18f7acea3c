import type { CrossValidationOptions } from '../../classifier/index.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of a cross-validation mean. */
export const CROSS_VALIDATION_HELP: HelpTable<CrossValidationOptions> = {
  folds: {
    en: 'measure the accuracy first: train on all folds but one, and predict that one',
    ko: '먼저 정확도를 측정: 폴드 하나를 뺀 나머지로 학습해 그 폴드를 예측',
    default: { en: 'off', ko: '끔' },
  },
  foldSeed: {
    en: 'fixes which documents are in which fold',
    ko: '문서를 폴드로 나누는 시드',
  },
};

import {
  CROSS_VALIDATION_OPTIONS,
  type CrossValidationOptions,
} from '../../classifier/cross-validation.ts';
import { CROSS_VALIDATION_HELP } from '../../messages/option-help/cross-validation.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of measuring a training by cross-validation. */
export const CROSS_VALIDATION_FLAGS: FlagTable<CrossValidationOptions> = {
  table: CROSS_VALIDATION_OPTIONS,
  help: CROSS_VALIDATION_HELP,
  flags: { folds: {}, foldSeed: {} },
};

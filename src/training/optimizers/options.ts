import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, checkValues } from '../../base/options.ts';
import { ADAGRAD_OPTIONS, type AdagradOptions, adagradRule } from './adagrad.ts';
import {
  ADAM_OPTIONS,
  ADAMW_OPTIONS,
  type AdamOptions,
  type AdamWOptions,
  adamRule,
  adamwRule,
} from './adam.ts';
import { RMSPROP_OPTIONS, type RmspropOptions, rmspropRule } from './rmsprop.ts';
import type { UpdateRule } from './rule.ts';
import { SGD_OPTIONS, type SgdOptions, sgdRule } from './sgd.ts';

/** Which optimizer, with its options: plain data, so that a model file can record it. */
export type OptimizerOptions =
  | SgdOptions
  | AdagradOptions
  | RmspropOptions
  | AdamOptions
  | AdamWOptions;

/** Every kind's rule; the compiler checks that none is missing. */
export const RULES: {
  readonly [Kind in OptimizerOptions['kind']]: (
    options: Extract<OptimizerOptions, { kind: Kind }>,
  ) => UpdateRule;
} = {
  sgd: sgdRule,
  adagrad: adagradRule,
  rmsprop: rmspropRule,
  adam: adamRule,
  adamw: adamwRule,
};

/** The option table of each kind. */
const TABLES: {
  readonly [Kind in OptimizerOptions['kind']]: OptionTable<
    Extract<OptimizerOptions, { kind: Kind }>
  >;
} = {
  sgd: SGD_OPTIONS,
  adagrad: ADAGRAD_OPTIONS,
  rmsprop: RMSPROP_OPTIONS,
  adam: ADAM_OPTIONS,
  adamw: ADAMW_OPTIONS,
};

/**
 * Checks the options of an optimizer.
 * @throws UsageError when there is no such kind, or an option is unknown or out of range
 */
export function checkOptimizerOptions(options: OptimizerOptions): void {
  const kinds: readonly string[] = Object.keys(TABLES);
  checkValues({ kind: { kind: 'choice', choices: kinds, required: true } }, options, 'Optimizer');
  checkOptions('Optimizer', TABLES[options.kind], options);
}

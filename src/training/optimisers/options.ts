import { type AdagradOptions, adagradRule } from './adagrad.ts';
import { type AdamOptions, type AdamWOptions, adamRule, adamwRule } from './adam.ts';
import { type RmspropOptions, rmspropRule } from './rmsprop.ts';
import type { UpdateRule } from './rule.ts';
import { type SgdOptions, sgdRule } from './sgd.ts';

/** Which optimiser, with its options: plain data, so that a model file can record it. */
export type OptimiserOptions =
  | SgdOptions
  | AdagradOptions
  | RmspropOptions
  | AdamOptions
  | AdamWOptions;

/** Every kind's rule; the compiler checks that none is missing. */
export const RULES: {
  readonly [Kind in OptimiserOptions['kind']]: (
    options: Extract<OptimiserOptions, { kind: Kind }>,
  ) => UpdateRule;
} = {
  sgd: sgdRule,
  adagrad: adagradRule,
  rmsprop: rmspropRule,
  adam: adamRule,
  adamw: adamwRule,
};

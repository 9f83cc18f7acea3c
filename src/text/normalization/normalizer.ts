import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import {
  type Alignment,
  composeAlignments,
  type NormalizedText,
  normalizedText,
} from './normalized-text.ts';
import { alignStep, type TextStep } from './text-step.ts';
import {
  CASE_FOLD_STEP,
  COLLAPSE_WHITE_SPACE_STEP,
  LOWER_CASE_STEP,
  STRIP_ACCENTS_STEP,
  type UnicodeForm,
  unicodeFormStep,
  ZERO_DIGITS_STEP,
} from './text-steps.ts';

/** What normalization changes, in this order; by default nothing. */
export interface NormalizerOptions {
  /** The normalization form of Unicode; default unchanged. */
  readonly form?: UnicodeForm;
  /** Lower case, or full case folding (Straße = STRASSE); default unchanged. */
  readonly letterCase?: 'lower' | 'fold';
  /** Whether é becomes e; default false. Hangul is left whole. */
  readonly stripAccents?: boolean;
  /** Whether every decimal digit becomes 0; default false. */
  readonly zeroDigits?: boolean;
  /** Whether runs of white space become one space, and none at the ends; default false. */
  readonly collapseWhiteSpace?: boolean;
}

/** Changes texts so that what should count as equal is equal. */
export interface Normalizer {
  /** Whether it leaves every text as it is. */
  readonly isIdentity: boolean;
  /** Returns the normalized text alone: the fast path. */
  normalize(text: string): string;
  /** Returns the normalized text, aligned with the source. */
  align(text: string): NormalizedText;
}

/** The names of the forms in options. */
export const UNICODE_FORMS: readonly UnicodeForm[] = ['nfc', 'nfd', 'nfkc', 'nfkd'];
/** The names of the letter cases in options. */
export const LETTER_CASES = ['lower', 'fold'] as const;

/** The kind and the range of each option. */
export const NORMALIZER_OPTIONS: OptionTable<NormalizerOptions> = {
  form: { kind: 'choice', choices: UNICODE_FORMS },
  letterCase: { kind: 'choice', choices: LETTER_CASES },
  stripAccents: { kind: 'switch' },
  zeroDigits: { kind: 'switch' },
  collapseWhiteSpace: { kind: 'switch' },
};

/**
 * Makes a normalizer.
 * @throws UsageError when there is no such form or letter case
 */
export function createNormalizer(options: NormalizerOptions = {}): Normalizer {
  checkOptions('createNormalizer', NORMALIZER_OPTIONS, options);
  const steps = chooseSteps(options);
  return {
    isIdentity: steps.length === 0,
    normalize: (text) => steps.reduce((changed, step) => step.apply(changed), text),
    align(text) {
      let changed = text;
      let alignment: Alignment | undefined;
      for (const step of steps) {
        const next = step.apply(changed);
        if (next === changed) continue;
        const own = alignStep(step, changed, next.length);
        alignment = alignment === undefined ? own : composeAlignments(alignment, own);
        changed = next;
      }
      return normalizedText(changed, alignment);
    },
  };
}

function chooseSteps(options: NormalizerOptions): TextStep[] {
  const { form, letterCase, stripAccents, zeroDigits, collapseWhiteSpace } = options;
  const steps: TextStep[] = [];
  if (form !== undefined) steps.push(unicodeFormStep(form));
  if (letterCase !== undefined) {
    steps.push(letterCase === 'lower' ? LOWER_CASE_STEP : CASE_FOLD_STEP);
  }
  if (stripAccents) steps.push(STRIP_ACCENTS_STEP);
  if (zeroDigits) steps.push(ZERO_DIGITS_STEP);
  if (collapseWhiteSpace) steps.push(COLLAPSE_WHITE_SPACE_STEP);
  return steps;
}

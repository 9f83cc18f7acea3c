import { UsageError } from '../../base/errors.ts';
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

/** What normalisation changes, in this order; nothing that is not asked for. */
export interface NormalizerOptions {
  /** The normalisation form of Unicode; left as it is unless given. */
  readonly form?: UnicodeForm;
  /** Lower case, or full case folding (Straße = STRASSE); left as it is unless given. */
  readonly letterCase?: 'lower' | 'fold';
  /** Whether é becomes e; false unless given. Hangul is left whole. */
  readonly stripAccents?: boolean;
  /** Whether every decimal digit becomes 0; false unless given. */
  readonly zeroDigits?: boolean;
  /** Whether runs of white space become one space, and none at the ends; false unless given. */
  readonly collapseWhiteSpace?: boolean;
}

/** Changes texts so that what should count as equal is equal. */
export interface Normalizer {
  /** Whether it leaves every text as it is. */
  readonly isIdentity: boolean;
  /** The normalised text alone: the fast path. */
  normalize(text: string): string;
  /** The normalised text, with the way back to the source. */
  align(text: string): NormalizedText;
}

/** The forms' names, as options give them. */
export const UNICODE_FORMS: readonly UnicodeForm[] = ['nfc', 'nfd', 'nfkc', 'nfkd'];
/** The letter cases' names, as options give them. */
export const LETTER_CASES = ['lower', 'fold'] as const;

/**
 * Makes a normaliser.
 * @throws UsageError when there is no such form or letter case
 */
export function createNormalizer(options: NormalizerOptions = {}): Normalizer {
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
  if (form !== undefined) {
    if (!UNICODE_FORMS.includes(form)) {
      throw new UsageError(`There is no form "${form}"; choose ${UNICODE_FORMS.join(', ')}.`);
    }
    steps.push(unicodeFormStep(form));
  }
  if (letterCase !== undefined) {
    if (!LETTER_CASES.includes(letterCase)) {
      throw new UsageError(`There is no letter case "${letterCase}"; choose lower or fold.`);
    }
    steps.push(letterCase === 'lower' ? LOWER_CASE_STEP : CASE_FOLD_STEP);
  }
  if (stripAccents) steps.push(STRIP_ACCENTS_STEP);
  if (zeroDigits) steps.push(ZERO_DIGITS_STEP);
  if (collapseWhiteSpace) steps.push(COLLAPSE_WHITE_SPACE_STEP);
  return steps;
}

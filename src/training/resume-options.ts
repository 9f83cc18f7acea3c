import { UsageError } from '../base/errors.ts';
import { option, type Sentence, type SentenceValue, sentence } from '../base/sentence.ts';

/** An option whose value a resumed training changes. */
export interface ExtendedOption {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

/** Which options of a resumed training may differ from those that it was begun with. */
export interface ResumeRules<Settings> {
  /** What the training goes on from. */
  readonly what: 'checkpoint' | 'model';
  /**
   * Options that only extend the training: for each, whether all earlier steps would have been the same with the new
   * value.
   */
  readonly extending?: {
    readonly [Name in keyof Settings]?: (before: Settings[Name], now: Settings[Name]) => boolean;
  };
  /** Options that may change freely: they do not affect the trained weights. */
  readonly free?: readonly (keyof Settings)[];
}

/**
 * Compares the options of a training that goes on with those that it was begun with.
 * @param saved the settings that it was begun with, with every default
 * @param now the settings that it is to continue with
 * @returns the options that extend the training
 * @throws UsageError when another option would give another result than the uninterrupted training's; it names what
 *   may change
 */
export function compareResumedOptions<Settings extends object>(
  saved: Settings,
  now: Settings,
  { what, extending = {}, free = [] }: ResumeRules<Settings>,
): ExtendedOption[] {
  const names = [...new Set([...Object.keys(saved), ...Object.keys(now)])] as (keyof Settings)[];
  const extended: ExtendedOption[] = [];
  for (const name of names) {
    const [before, after] = [describeOption(saved[name]), describeOption(now[name])];
    if (before === after || free.includes(name)) continue;
    if (extending[name]?.(saved[name], now[name]) !== true) {
      throw new UsageError(
        sentence(
          'training/other-options',
        )`${{ what: nameSaved(what) }} was made with ${{ name: option(String(name)) }} ${{ before }}, not ${{ now: after }}; go on with the same, or leave the option out.${{ raisable: nameExtending(extending) }}`,
      );
    }
    extended.push({ name: String(name), before, now: after });
  }
  return extended;
}

/** Formats the value of an option for a sentence. */
export function describeOption(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? 'none');
  return Object.entries(value)
    .map(([key, part]) => `${key} ${describeOption(part)}`)
    .join(', ');
}

function nameSaved(what: 'checkpoint' | 'model'): Sentence {
  return what === 'checkpoint'
    ? sentence('training/the-checkpoint')`The checkpoint`
    : sentence('training/the-model')`The model`;
}

/** Names the options that may be raised; empty where there are no such options. */
function nameExtending(extending: object): Sentence | string {
  const [first, ...others] = Object.keys(extending).map(option);
  if (first === undefined) return '';
  const names = others.reduce<SentenceValue>(
    (before, last) => sentence('training/and')`${{ before }} and ${{ last }}`,
    first,
  );
  return sentence('training/may-be-raised')` Only ${{ names }} may be raised.`;
}

import { UsageError } from '../base/errors.ts';

/** An option that a resumed training has another value of. */
export interface ExtendedOption {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

/** How the options of a training that goes on may differ from those that it was begun with. */
export interface ResumeRules<Settings> {
  /** What it goes on from, to begin a sentence: `The checkpoint`. */
  readonly what: string;
  /**
   * Options that only extend the training: for each, whether a new value leaves all that was done as it would have
   * been with it.
   */
  readonly extending?: {
    readonly [Name in keyof Settings]?: (before: Settings[Name], now: Settings[Name]) => boolean;
  };
  /** Options that may change freely: they do not touch what was learned. */
  readonly free?: readonly (keyof Settings)[];
}

/**
 * Compares the options of a training that goes on with those that it was begun with.
 * @param saved the settings that it was begun with, with every default
 * @param now the same with the given options in their places
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
    const option = {
      name: String(name),
      before: describeOption(saved[name]),
      now: describeOption(now[name]),
    };
    if (option.before === option.now || free.includes(name)) continue;
    if (extending[name]?.(saved[name], now[name]) !== true) {
      throw new UsageError(
        `${what} was made with ${option.name} ${option.before}, not ${option.now}; go on with the same, or leave the option out.${nameExtending(extending)}`,
      );
    }
    extended.push(option);
  }
  return extended;
}

/** A value of an option in a sentence. */
export function describeOption(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? 'none');
  return Object.entries(value)
    .map(([key, part]) => `${key} ${describeOption(part)}`)
    .join(', ');
}

function nameExtending(extending: object): string {
  const names = Object.keys(extending);
  return names.length === 0 ? '' : ` Only ${names.join(' and ')} may be raised.`;
}

/**
 * The kind and range of one option, as data from which its check, its command-line flag, the shell completion and
 * the tables in the docs are made. Its meaning is described, in both languages, in `src/messages/option-help`.
 */
export type OptionSpec =
  | WholeNumberSpec
  | NumberSpec
  | ChoiceSpec
  | SwitchSpec
  | TextSpec
  | ListSpec
  | FunctionSpec
  | ObjectSpec
  | AnySpec;

interface SpecOfAny {
  /** Whether the option must be given; it has no default then. */
  readonly required?: true;
  /** The values of other options that this one requires, such as `{ loss: ['negative-sampling'] }`. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

/** A whole number within a range that includes its ends. */
export interface WholeNumberSpec extends SpecOfAny {
  readonly kind: 'whole';
  readonly least: number;
  /** Default `Number.MAX_SAFE_INTEGER`. */
  readonly most?: number;
  /** Whether Infinity may be given, for no limit. */
  readonly infinite?: true;
  /** The unit of the count, such as `words`. */
  readonly unit?: string;
  readonly default?: number;
}

/** A number within a range. */
export interface NumberSpec extends SpecOfAny {
  readonly kind: 'number';
  readonly least?: number;
  readonly most?: number;
  /** In place of `least`: every number above this one. */
  readonly above?: number;
  /** In place of `most`: every number below this one. */
  readonly below?: number;
  /** Numbers above this one must be whole: 0.5 is a share of all, 5 a count. */
  readonly wholeAbove?: number;
  /** The unit of the number, such as `seconds`. */
  readonly unit?: string;
  readonly default?: number;
}

/** One of several names. */
export interface ChoiceSpec<Name extends string = string> extends SpecOfAny {
  readonly kind: 'choice';
  readonly choices: readonly Name[];
  /** Former names, which are still accepted but no longer offered; the code that reads the option interprets them. */
  readonly aliases?: readonly string[];
  readonly default?: Name;
}

/** True or false. */
export interface SwitchSpec extends SpecOfAny {
  readonly kind: 'switch';
  readonly default?: boolean;
}

/** A string. */
export interface TextSpec extends SpecOfAny {
  readonly kind: 'text';
  /** Whether the string must hold a character. */
  readonly notEmpty?: true;
  readonly default?: string;
}

/** An array, a set or anything else that can be iterated; the items of an array are checked. */
export interface ListSpec extends SpecOfAny {
  readonly kind: 'list';
  readonly of: 'whole' | 'number' | 'text' | 'any';
  /** The least that each number of an array may be. */
  readonly least?: number;
  /** The strings that an array may hold, where not all are accepted. */
  readonly choices?: readonly string[];
  readonly default?: readonly unknown[];
}

/** A function. */
export interface FunctionSpec extends SpecOfAny {
  readonly kind: 'function';
  readonly default?: undefined;
}

/** An object; where its own options are known, they are checked, too. */
export interface ObjectSpec extends SpecOfAny {
  readonly kind: 'object';
  readonly options?: AnyOptionTable;
  readonly default?: undefined;
}

/** A value of one of several kinds, checked by the code that reads it. */
export interface AnySpec extends SpecOfAny {
  readonly kind: 'any';
  readonly default?: unknown;
}

/** A table whose options are not known to the compiler. */
export type AnyOptionTable = Readonly<Record<string, OptionSpec>>;

/**
 * The table of a settings type: an entry for each of its options and no other, of a kind that its type allows.
 * @typeParam Defaulted the options whose default is a plain value, which `withDefaults` fills in
 */
export type OptionTable<Options, Defaulted extends keyof Options = never> = {
  readonly [Name in keyof Options]-?: SpecFor<Exclude<Options[Name], undefined>> &
    (Name extends Defaulted
      ? { readonly default: Exclude<Options[Name], undefined> }
      : { readonly default?: undefined });
};

type SpecFor<Value> = [Value] extends [boolean]
  ? SwitchSpec
  : [Value] extends [number]
    ? WholeNumberSpec | NumberSpec
    : [Value] extends [string]
      ? ChoiceSpec<Value> | TextSpec
      : [Value] extends [(...args: never) => unknown]
        ? FunctionSpec
        : [Value] extends [Iterable<unknown>]
          ? ListSpec
          : ObjectSpec | AnySpec;

/**
 * What one option takes, as data: the check, the command line's flag, its completion and the tables of the docs
 * all read it. What it means stands beside, in both languages, in `src/messages/option-help`.
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
  /** Whether there is no default: the option must be given. */
  readonly required?: true;
  /** The option goes with these values of others alone, as `{ loss: ['negative-sampling'] }`. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

/** A whole number within a range, its ends included. */
export interface WholeNumberSpec extends SpecOfAny {
  readonly kind: 'whole';
  readonly least: number;
  /** The largest number that is exact unless given. */
  readonly most?: number;
  /** Whether Infinity may be given, for no limit. */
  readonly infinite?: true;
  /** What is counted, as `words`. */
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
  /** Above this number only whole numbers: 0.5 is a part of all, 5 a number of them. */
  readonly wholeAbove?: number;
  /** What is measured, as `seconds`. */
  readonly unit?: string;
  readonly default?: number;
}

/** One of several names. */
export interface ChoiceSpec<Name extends string = string> extends SpecOfAny {
  readonly kind: 'choice';
  readonly choices: readonly Name[];
  /** Earlier names, which are accepted and not offered; what reads the option gives them their meaning. */
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
  readonly default?: string;
}

/** An array, a set or anything else that can be iterated; the items of an array are checked. */
export interface ListSpec extends SpecOfAny {
  readonly kind: 'list';
  readonly of: 'whole' | 'number' | 'text' | 'any';
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

/** Several kinds of value, checked where they are read. */
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

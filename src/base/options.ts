import { UsageError } from './errors.ts';
import { nearestName } from './nearest-name.ts';
import type { AnyOptionTable, ListSpec, NumberSpec, OptionSpec } from './option-table.ts';
import { option, type Sentence, type SentenceValue, sentence } from './sentence.ts';

/**
 * Checks a user's options: each must be known, of its kind, within its range, and compatible with the others. An
 * undefined option counts as absent.
 * @param owner whose options they are, for the errors: `trainWord2Vec`
 * @throws UsageError when one is not
 */
export function checkOptions(owner: string, table: AnyOptionTable, given: object): void {
  if (typeof given !== 'object' || given === null) {
    throw new UsageError(
      sentence(
        'options/no-object',
      )`The options of ${{ owner }} are ${{ value: describe(given) }}; give an object.`,
    );
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(table, name)) throw unknownOption(owner, name, Object.keys(table));
  }
  checkValues(table, given, owner);
}

/**
 * Checks the names of a user's options alone: what an operation of a training step has time for.
 * @throws UsageError when one is unknown
 */
export function checkNames<Options extends object>(
  owner: string,
  known: readonly (keyof Options & string)[],
  given: Options,
): void {
  for (const name in given) if (!known.includes(name)) throw unknownOption(owner, name, known);
}

/**
 * Checks the options of a table, and ignores others.
 * @param owner whose options they are, where one may be required
 * @throws UsageError when one is of another kind, out of range, or incompatible with the others
 */
export function checkValues(table: AnyOptionTable, given: object, owner = ''): void {
  for (const [name, spec] of Object.entries(table)) {
    const value: unknown = Reflect.get(given, name);
    if (value !== undefined) checkOption(name, spec, value);
    else if (spec.required) {
      throw new UsageError(
        sentence('options/required')`${{ owner }} needs the option ${{ name: option(name) }}.`,
      );
    }
    if (value !== undefined && spec.needs !== undefined) checkNeeds(name, spec.needs, table, given);
  }
}

/**
 * Checks options and fills in the defaults of their table; options of other tables are left out.
 * @throws UsageError when an option is of another kind, out of range, or incompatible with the others
 */
export function withDefaults<Options extends object, Table extends AnyOptionTable>(
  table: Table,
  given: Options,
): WithDefaults<Options, Table> {
  checkValues(table, given);
  const filled: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(table)) {
    const value: unknown = Reflect.get(given, name) ?? spec.default;
    if (value !== undefined) filled[name] = value;
  }
  return filled as WithDefaults<Options, Table>;
}

/** The names of a table's options that have a plain default. */
type DefaultedIn<Table extends AnyOptionTable> = {
  [Name in keyof Table]: undefined extends Table[Name]['default'] ? never : Name;
}[keyof Table];

/** The options of a table, those with a plain default filled in. */
export type WithDefaults<Options, Table extends AnyOptionTable> = {
  readonly [Name in keyof Options & DefaultedIn<Table>]: Exclude<Options[Name], undefined>;
} & Pick<Options, Exclude<keyof Options & keyof Table, DefaultedIn<Table>>>;

/**
 * Checks one option.
 * @param name as the errors call it
 * @throws UsageError when the value is of another kind, or out of range
 */
export function checkOption(name: string, spec: OptionSpec, value: unknown): void {
  const expected = expectation(name, spec, value);
  if (expected === undefined) return;
  throw new UsageError(
    sentence(
      'options/wrong',
    )`${{ name: option(name) }} is ${{ value: describe(value) }}; ${{ expected }}`,
  );
}

/** Says what to give instead of the value; undefined when the value is valid. */
function expectation(name: string, spec: OptionSpec, value: unknown): Sentence | undefined {
  switch (spec.kind) {
    case 'whole': {
      const whole = Number.isSafeInteger(value) || (spec.infinite && value === Infinity);
      return whole && isWithin(spec, Number(value))
        ? undefined
        : sentence('options/whole')`give a whole number ${{ range: describeRange(spec) }}.`;
    }
    case 'number':
      return expectNumber(spec, value);
    case 'choice':
      return [...spec.choices, ...(spec.aliases ?? [])].some((choice) => choice === value)
        ? undefined
        : sentence('options/choice')`choose ${{ choices: spec.choices }}.`;
    case 'switch':
      return typeof value === 'boolean'
        ? undefined
        : sentence('options/switch')`give true or false.`;
    case 'text':
      if (typeof value !== 'string') return sentence('options/text')`give a string.`;
      return spec.notEmpty && value === ''
        ? sentence('options/empty-text')`give a character or more.`
        : undefined;
    case 'list':
      return expectList(spec, value);
    case 'function':
      return typeof value === 'function'
        ? undefined
        : sentence('options/function')`give a function.`;
    case 'object': {
      if (typeof value !== 'object' || value === null)
        return sentence('options/object')`give an object.`;
      if (spec.options !== undefined) checkOptions(name, spec.options, value);
      return undefined;
    }
    case 'any':
      return undefined;
  }
}

function expectNumber(spec: NumberSpec, value: unknown): Sentence | undefined {
  const { wholeAbove } = spec;
  if (typeof value === 'number' && Number.isFinite(value) && isWithin(spec, value)) {
    if (wholeAbove === undefined || value <= wholeAbove || Number.isInteger(value)) return;
  }
  const range = describeRange(spec);
  return wholeAbove === undefined
    ? sentence('options/number')`give a number ${{ range }}.`
    : sentence(
        'options/number-or-part',
      )`give a whole number of them, or a part of all from 0 to ${{ wholeAbove }}.`;
}

function expectList(spec: ListSpec, value: unknown): Sentence | undefined {
  const { of, least, choices } = spec;
  const items = typeof value === 'object' && value !== null && Symbol.iterator in value;
  if (items && !(Array.isArray(value) && value.some((item) => !isItem(spec, item))))
    return undefined;
  switch (of) {
    case 'whole':
      return least === undefined
        ? sentence('options/whole-numbers')`give a list of whole numbers.`
        : sentence(
            'options/whole-numbers-from',
          )`give a list of whole numbers from ${{ least }} up.`;
    case 'number':
      return sentence('options/numbers')`give a list of numbers.`;
    case 'text':
      return choices === undefined
        ? sentence('options/texts')`give a list of strings.`
        : sentence('options/texts-among')`give a list of some of ${{ choices }}.`;
    case 'any':
      return sentence('options/list')`give a list.`;
  }
}

function isItem({ of, least = -Infinity, choices }: ListSpec, item: unknown): boolean {
  switch (of) {
    case 'whole':
      return Number.isSafeInteger(item) && Number(item) >= least;
    case 'number':
      return Number.isFinite(item) && Number(item) >= least;
    case 'text':
      return typeof item === 'string' && (choices?.includes(item) ?? true);
    case 'any':
      return true;
  }
}

interface Range {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
}

function isWithin({ least, most, above, below }: Range, value: number): boolean {
  return (
    value >= (least ?? -Infinity) &&
    value <= (most ?? Infinity) &&
    value > (above ?? -Infinity) &&
    (below === undefined || value < below)
  );
}

/** Puts a range into words that follow `a number`; no words where every number is accepted. */
export function describeRange({ least, most, above, below }: Range): Sentence {
  const from = least ?? above;
  const to = most ?? below;
  if (from === undefined) {
    if (to === undefined) return sentence('options/any-number')``;
    return most === undefined
      ? sentence('options/below')`below ${{ to }}`
      : sentence('options/up-to')`up to ${{ to }}`;
  }
  if (above === undefined) {
    if (to === undefined) return sentence('options/from')`from ${{ from }} up`;
    return most === undefined
      ? sentence('options/from-below')`from ${{ from }} to below ${{ to }}`
      : sentence('options/from-to')`from ${{ from }} to ${{ to }}`;
  }
  if (to === undefined) return sentence('options/above')`above ${{ from }}`;
  return most === undefined
    ? sentence('options/above-below')`above ${{ from }} and below ${{ to }}`
    : sentence('options/above-to')`above ${{ from }} and up to ${{ to }}`;
}

function checkNeeds(
  name: string,
  needs: Readonly<Record<string, readonly string[]>>,
  table: AnyOptionTable,
  given: object,
): void {
  for (const [other, values] of Object.entries(needs)) {
    const value: unknown = Reflect.get(given, other) ?? table[other]?.default;
    if (values.some((one) => one === value)) continue;
    throw new UsageError(
      sentence(
        'options/needs',
      )`${{ name: option(name) }} goes with ${{ other: option(other) }} ${{ values }} only, not with ${{ value: describe(value) }}; leave ${{ name: option(name) }} out, or change ${{ other: option(other) }}.`,
    );
  }
}

function unknownOption(owner: string, name: string, known: readonly string[]): UsageError {
  const nearest = nearestName(name, known);
  return new UsageError(
    nearest === undefined
      ? sentence(
          'options/unknown',
        )`${{ owner }} has no option ${{ name: option(name) }}; there are ${{ known: known.map(option) }}.`
      : sentence(
          'options/unknown-near',
        )`${{ owner }} has no option ${{ name: option(name) }}; did you mean ${{ nearest: option(nearest) }}?`,
  );
}

/** Describes a value in an error: strings in quotes, objects and functions by their kind. */
function describe(value: unknown): SentenceValue {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
    case 'function':
      return sentence('options/a-function')`a function`;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value)
        ? sentence('options/an-array')`[${{ items: value.slice(0, 10).map(describe) }}]`
        : sentence('options/an-object')`an object`;
    case 'symbol':
      return value.toString();
    default:
      return value as number | bigint | boolean | undefined;
  }
}

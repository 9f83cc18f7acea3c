/** One value of a chapter's state: how it stands in the address. */
export interface Field<T> {
  readonly default: T;
  /** Reads it; undefined where it is none. */
  parse(raw: string): T | undefined;
  print(value: T): string;
}

/** A chapter's state: what stands in the address, by name. */
// biome-ignore lint/suspicious/noExplicitAny: each field has a type of its own
export type Fields = Readonly<Record<string, Field<any>>>;

/** The values of a state. */
export type Values<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/** A text of at most `longest` characters. */
export function textField(standard: string, longest = 2_000): Field<string> {
  return {
    default: standard,
    parse: (raw) => (raw.length <= longest ? raw : undefined),
    print: (value) => value,
  };
}

/** One of several words. */
export function choiceField<const T extends string>(
  choices: readonly T[],
  standard: NoInfer<T>,
): Field<T> {
  return {
    default: standard,
    parse: (raw) => choices.find((choice) => choice === raw),
    print: (value) => value,
  };
}

/** A number from `least` to `most`. */
export function numberField(standard: number, least: number, most: number): Field<number> {
  return {
    default: standard,
    parse: (raw) => {
      const value = raw.trim() === '' ? Number.NaN : Number(raw);
      return value >= least && value <= most ? value : undefined;
    },
    print: String,
  };
}

/** A whole number from `least` to `most`. */
export function wholeField(standard: number, least: number, most: number): Field<number> {
  const number = numberField(standard, least, most);
  return {
    ...number,
    parse: (raw) => {
      const value = number.parse(raw);
      return Number.isInteger(value) ? value : undefined;
    },
  };
}

/** Numbers between commas, each from `least` to `most`, at most `longest` of them; none are allowed. */
export function numbersField(
  standard: readonly number[],
  least: number,
  most: number,
  longest = 400,
): Field<readonly number[]> {
  const number = numberField(0, least, most);
  return {
    default: standard,
    parse: (raw) => {
      const values = raw === '' ? [] : raw.split(',').map((one) => number.parse(one));
      const known = values.filter((value) => value !== undefined);
      return known.length === values.length && known.length <= longest ? known : undefined;
    },
    print: (value) => value.join(','),
  };
}

/** What an address says. */
export interface ParsedState<F extends Fields> {
  readonly values: Values<F>;
  /** The names whose values could not be read: the defaults stand in for them. */
  readonly faults: readonly string[];
}

/** Reads a state from the part of an address after `?`; what is missing or bad has its default. */
export function parseState<F extends Fields>(fields: F, search: string): ParsedState<F> {
  const given = new URLSearchParams(search);
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const raw = given.get(name);
    const value = raw === null ? field.default : field.parse(raw);
    if (value === undefined) faults.push(name);
    values[name] = value ?? field.default;
  }
  return { values: values as Values<F>, faults };
}

/** Prints a state as the part of an address after `?`, without what has its default. */
export function printState<F extends Fields>(fields: F, values: Values<F>): string {
  const given = new URLSearchParams();
  for (const [name, field] of Object.entries(fields)) {
    const text = field.print(values[name]);
    if (text !== field.print(field.default)) given.set(name, text);
  }
  return given.toString();
}

/** A JSON Schema (2020-12), as far as Malmoi needs it: plain data. */
export interface JsonSchema {
  readonly type?: 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
  readonly anyOf?: readonly JsonSchema[];
}

declare const valueType: unique symbol;

/**
 * A JSON Schema whose values have the type T. The compiler checks that a schema declared as `Schema<Shape>` describes
 * the interface `Shape` exactly, so that types, checks and a server's OpenAPI have one source.
 */
export interface Schema<T> extends JsonSchema {
  readonly [valueType]?: (value: T) => T;
}

/** Any JSON value. */
// biome-ignore lint/suspicious/noExplicitAny: it stands for every type.
export const ANYTHING: Schema<any> = {};

/** A string. */
export const STRING: Schema<string> = { type: 'string' };

/** A finite number. */
export const NUMBER: Schema<number> = { type: 'number' };

/** A whole number from 0 up. */
export const COUNT: Schema<number> = { type: 'integer', minimum: 0 };

/** True or false. */
export const BOOLEAN: Schema<boolean> = { type: 'boolean' };

/** A number, or null for one that JSON cannot write: an infinite one, or the ratio of nothing to nothing. */
export const NUMBER_OR_NULL: Schema<number | null> = { anyOf: [NUMBER, { type: 'null' }] };

/** Describes exactly one value. */
export function literal<const Value extends string | number | boolean>(
  value: Value,
): Schema<Value> {
  return { const: value };
}

/** Describes one of some strings. */
export function choice<const Value extends string>(values: readonly Value[]): Schema<Value> {
  return { type: 'string', enum: values };
}

/** Describes a list. */
export function list<T>(items: Schema<T>): Schema<readonly T[]> {
  return { type: 'array', items };
}

/** Describes an object with any names, whose values share one schema. */
export function record<T>(values: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return { type: 'object', additionalProperties: values };
}

type Fields = Readonly<Record<string, JsonSchema>>;

type TypeOf<S> = S extends { readonly [valueType]?: (value: infer T) => infer _ } ? T : never;

type ObjectOf<Required extends Fields, Optional extends Fields = Record<never, never>> = Flat<
  { readonly [Name in keyof Required]: TypeOf<Required[Name]> } & {
    readonly [Name in keyof Optional]?: TypeOf<Optional[Name]>;
  }
>;

type Flat<T> = { readonly [Name in keyof T]: T[Name] };

/** Describes an object with these names and no others; the `optional` ones may be absent. */
export function object<Required extends Fields>(required: Required): Schema<ObjectOf<Required>>;
export function object<Required extends Fields, Optional extends Fields>(
  required: Required,
  optional: Optional,
): Schema<ObjectOf<Required, Optional>>;
export function object(required: Fields, optional: Fields = {}): JsonSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** Describes a value of one of several schemas. */
export function either<Alternatives extends readonly JsonSchema[]>(
  ...alternatives: Alternatives
): Schema<TypeOf<Alternatives[number]>> {
  return { anyOf: alternatives };
}

/**
 * Checks a JSON value against a schema.
 * @returns the first mismatch with its path, or undefined
 */
export function findMismatch(schema: JsonSchema, value: unknown, path = '$'): string | undefined {
  const wrong = (expected: string): string =>
    `${path} is ${JSON.stringify(value)?.slice(0, 60)}, but ${expected} was expected`;
  if (schema.anyOf !== undefined) return findAlternative(schema.anyOf, value, path);
  if (schema.const !== undefined) {
    return value === schema.const ? undefined : wrong(JSON.stringify(schema.const));
  }
  const { type, minimum, items } = schema;
  if (type !== undefined && !TYPES[type](value)) return wrong(type);
  if (schema.enum !== undefined && !schema.enum.some((one) => one === value)) {
    return wrong(`one of ${schema.enum.join(', ')}`);
  }
  if (minimum !== undefined && Number(value) < minimum) return wrong(`a number from ${minimum} up`);
  if (items !== undefined && Array.isArray(value)) {
    return firstOf(value.entries(), ([i, entry]) => findMismatch(items, entry, `${path}[${i}]`));
  }
  return isObject(value) ? findWrongProperty(schema, value, path) : undefined;
}

const TYPES: Readonly<Record<NonNullable<JsonSchema['type']>, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isSafeInteger(value),
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: isObject,
};

function findAlternative(
  alternatives: readonly JsonSchema[],
  value: unknown,
  path: string,
): string | undefined {
  const mismatches = alternatives.map((one) => findMismatch(one, value, path));
  // The alternative that the value matches furthest has the longest message.
  return mismatches.includes(undefined)
    ? undefined
    : mismatches.reduce((best, one) => ((one?.length ?? 0) > (best?.length ?? 0) ? one : best));
}

function findWrongProperty(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  path: string,
): string | undefined {
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${path} lacks "${missing}"`;
  return firstOf(Object.entries(value), ([name, entry]) => {
    const known = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (known === false) return `${path} has "${name}", which is not of its shape`;
    return known === undefined ? undefined : findMismatch(known, entry, `${path}.${name}`);
  });
}

function firstOf<T>(
  values: Iterable<T>,
  find: (value: T) => string | undefined,
): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

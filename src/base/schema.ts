/** A JSON Schema (2020-12), as far as Malmoi needs it: plain data. */
export interface JsonSchema {
  readonly type?: 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  /** What a value means, for people. */
  readonly description?: string;
  /** What is taken where the value is absent. */
  readonly default?: string | number | boolean;
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

/** Describes a list with one item or more, or with another number of them at least. */
export function listOfSome<T>(items: Schema<T>, least = 1): Schema<readonly T[]> {
  return { type: 'array', items, minItems: least };
}

/** Describes an object with any names, whose values share one schema. */
export function record<T>(values: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return { type: 'object', additionalProperties: values };
}

/** The values of an object's names. */
export type Fields = Readonly<Record<string, JsonSchema>>;

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

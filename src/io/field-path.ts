/** The way to a value in nested objects and arrays: names of properties and numbers of items. */
export type FieldPath = readonly string[];

/**
 * Takes the path in a column's name apart: `data.body` is the property `body` of `data`, and `turns.0.text` or
 * `turns[0].text` the property `text` of the first item of `turns`.
 */
export function parseFieldPath(column: string): FieldPath {
  return column.replace(/\[(\d+)\]/g, '.$1').split('.');
}

/** What a path leads to, or where it ends early. */
export type FieldLookup =
  | { readonly found: true; readonly value: unknown }
  | {
      readonly found: false;
      /** The part of the path that is not there. */
      readonly missing: string;
      /** What holds it not. */
      readonly holder: unknown;
    };

/**
 * Looks a column up in an object: a property of just that name, or what its path leads to. An array has the numbers of
 * its items as names.
 */
export function lookUpField(object: object, column: string, path: FieldPath): FieldLookup {
  if (Object.hasOwn(object, column)) return { found: true, value: Reflect.get(object, column) };
  let value: unknown = object;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return { found: false, missing: name, holder: value };
    }
    value = Reflect.get(value, name);
  }
  return { found: true, value };
}

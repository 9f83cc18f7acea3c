/** A path to a value in nested objects and arrays: names of properties and indexes of items. */
export type FieldPath = readonly string[];

/**
 * Parses the path in a column's name: `data.body` is the property `body` of `data`, and `turns.0.text` or
 * `turns[0].text` the property `text` of the first item of `turns`.
 */
export function parseFieldPath(column: string): FieldPath {
  return column.replace(/\[(\d+)\]/g, '.$1').split('.');
}

/** The value at a path, or where the path ends early. */
export type FieldLookup =
  | { readonly found: true; readonly value: unknown }
  | {
      readonly found: false;
      /** The part of the path that does not exist. */
      readonly missing: string;
      /** The value in which that part was looked up. */
      readonly holder: unknown;
    };

/**
 * Looks up a column in an object: the property of exactly that name, or else the value at its path. The items of an
 * array are named by their indexes.
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

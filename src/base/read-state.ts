import { InputError } from './errors.ts';
import type { Json, JsonObject } from './json.ts';
import type { ModelState, TensorArray, TensorData } from './model-state.ts';

/** What a value in a model's metadata must be: a check, and how an error names what it looks for. */
export interface Expectation<T extends Json> {
  /** Such as `a whole number from 0 up`. */
  readonly text: string;
  readonly accepts: (value: Json) => value is T;
}

/**
 * Reads a JSON object of a model's metadata. Anyone may have written the file, so nothing is taken for what
 * it should be: every value is checked when it is read, and all errors have one wording, with the value's path.
 */
export class StateReader {
  readonly #object: JsonObject;
  readonly #path: string;

  /**
   * @param path where the object stands, as errors write it: `options`
   * @throws InputError when the value is no object
   */
  constructor(value: Json | undefined, path: string) {
    if (!isObject(value)) throw damagedValue(path, value, 'an object');
    this.#object = value;
    this.#path = path;
  }

  /** The names of all values. */
  get names(): readonly string[] {
    return Object.keys(this.#object);
  }

  /** The object as it stands, for what only passes it on. */
  get json(): JsonObject {
    return this.#object;
  }

  /**
   * The value of a name.
   * @throws InputError when it is missing, or not what is expected
   */
  read<T extends Json>(name: string, expected: Expectation<T>): T {
    const value = this.#valueOf(name);
    if (value !== undefined && expected.accepts(value)) return value;
    throw damagedValue(this.#pathOf(name), value, expected.text);
  }

  /**
   * The value of a name that need not be there.
   * @throws InputError when it is there, but not what is expected
   */
  readOptional<T extends Json>(name: string, expected: Expectation<T>): T | undefined {
    return this.#valueOf(name) === undefined ? undefined : this.read(name, expected);
  }

  /**
   * The object of a name.
   * @throws InputError when it is missing, or no object
   */
  object(name: string): StateReader {
    return new StateReader(this.#valueOf(name), this.#pathOf(name));
  }

  /**
   * The objects of a list.
   * @throws InputError when it is missing, or no list of objects
   */
  objects(name: string): StateReader[] {
    const list = this.read(name, LIST);
    return list.map((value, i) => new StateReader(value, `${this.#pathOf(name)}[${i}]`));
  }

  #valueOf(name: string): Json | undefined {
    return Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
  }

  #pathOf(name: string): string {
    return this.#path === METADATA ? name : `${this.#path}.${name}`;
  }
}

const METADATA = 'metadata';

/** Reads a model's metadata. */
export function readState({ metadata }: Pick<ModelState, 'metadata'>): StateReader {
  return new StateReader(metadata, METADATA);
}

/** Expects a string. */
export const TEXT: Expectation<string> = {
  text: 'a string',
  accepts: (value) => typeof value === 'string',
};

/** Expects true or false. */
export const FLAG: Expectation<boolean> = {
  text: 'true or false',
  accepts: (value) => typeof value === 'boolean',
};

/** Expects a list of strings. */
export const TEXTS: Expectation<readonly string[]> = {
  text: 'a list of strings',
  accepts: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
};

const LIST: Expectation<readonly Json[]> = {
  text: 'a list',
  accepts: (value): value is readonly Json[] => Array.isArray(value),
};

/** Expects a number from `least` to `most`, both included. */
export function numberFrom(
  least: number = -Infinity,
  most: number = Infinity,
): Expectation<number> {
  return {
    text: `a number${rangeText(least, most)}`,
    accepts: (value): value is number =>
      typeof value === 'number' && value >= least && value <= most,
  };
}

/** Expects a whole number from `least` to `most`, both included. */
export function wholeNumberFrom(
  least: number = 0,
  most: number = Number.MAX_SAFE_INTEGER,
): Expectation<number> {
  return {
    text: `a whole number${rangeText(least, most)}`,
    accepts: (value): value is number =>
      Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

/** Expects a list whose every entry is as `each` expects it. */
export function listOf<T extends Json>(
  each: Expectation<T>,
  length?: number,
): Expectation<readonly T[]> {
  return {
    text:
      length === undefined
        ? `a list, each entry ${each.text}`
        : `a list of ${length}, each ${each.text}`,
    accepts: (value): value is readonly T[] =>
      Array.isArray(value) &&
      (length === undefined || value.length === length) &&
      value.every((entry) => each.accepts(entry)),
  };
}

/** Expects one of some words. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): Expectation<Choice> {
  return {
    text: `one of ${choices.join(', ')}`,
    accepts: (value): value is Choice => choices.some((choice) => choice === value),
  };
}

/** Expects null, or what another expectation does. */
export function orNull<T extends Json>(expected: Expectation<T>): Expectation<T | null> {
  return {
    text: `${expected.text} or null`,
    accepts: (value): value is T | null => value === null || expected.accepts(value),
  };
}

/** The constructor of an array that a model file can hold. */
type ArrayType<T extends TensorArray> = abstract new (...args: never[]) => T;

/**
 * A tensor of a model, its type and shape checked.
 * @param type such as Float32Array
 * @param shape the size of each dimension; undefined where any will do
 * @throws InputError when it is missing, or of another type or shape
 */
export function readTensor<T extends TensorArray>(
  { tensors }: Pick<ModelState, 'tensors'>,
  name: string,
  type: ArrayType<T>,
  shape: readonly (number | undefined)[],
): { readonly shape: readonly number[]; readonly data: T } {
  const tensor: TensorData | undefined = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  const length = tensor?.shape.reduce((product, size) => product * size, 1);
  const fits =
    tensor?.shape.length === shape.length &&
    shape.every((size, i) => size === undefined || size === tensor.shape[i]) &&
    tensor.data.length === length;
  if (tensor !== undefined && fits && tensor.data instanceof type) {
    return { shape: tensor.shape, data: tensor.data };
  }
  const expected = `${type.name} [${shape.map((size) => size ?? 'any').join(', ')}]`;
  const found =
    tensor === undefined
      ? 'is missing'
      : `is ${tensor.data.constructor.name} [${tensor.shape.join(', ')}]`;
  throw damaged(`the tensor "${name}" ${found}, but ${expected} was expected`);
}

/**
 * Checks that a state holds what it is read as.
 * @param kinds the kinds of files that will do
 * @param wanted what was expected, for the error: `a language model`
 * @throws InputError when the state is of another kind
 */
export function expectKind({ kind }: ModelState, kinds: readonly string[], wanted: string): void {
  if (kinds.includes(kind)) return;
  throw new InputError(`This is a model of the kind "${kind}", but ${wanted} was expected.`);
}

/** The error for a model whose parts do not fit together; the problem has no full stop. */
export function damaged(problem: string, options?: ErrorOptions): InputError {
  return new InputError(
    `The model is damaged: ${problem}; take another copy of its file.`,
    undefined,
    options,
  );
}

function damagedValue(path: string, value: Json | undefined, expected: string): InputError {
  const found = value === undefined ? 'is missing' : `is ${shorten(JSON.stringify(value))}`;
  return damaged(`its ${path} ${found}, but ${expected} was expected`);
}

/** The most characters of a wrong value that an error shows. */
const SHOWN = 60;

function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rangeText(least: number, most: number): string {
  const hasMost = most !== Infinity && most !== Number.MAX_SAFE_INTEGER;
  if (least === -Infinity) return hasMost ? ` up to ${most}` : '';
  return hasMost ? ` from ${least} to ${most}` : ` from ${least} up`;
}

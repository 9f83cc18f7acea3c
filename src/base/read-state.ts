import { InputError, UsageError } from './errors.ts';
import type { Json, JsonObject } from './json.ts';
import type { ModelState, TensorArray, TensorData } from './model-state.ts';
import { describeRange } from './options.ts';
import { type Sentence, sentence } from './sentence.ts';

/** What a value in a model's metadata must be: a check, and its description for errors. */
export interface Expectation<T extends Json> {
  /** Names what is expected, such as `a whole number from 0 up`. */
  readonly describe: () => Sentence;
  readonly accepts: (value: Json) => value is T;
}

/**
 * Reads a JSON object of a model's metadata. Anyone may have written the file, so every value is checked when it is
 * read, and all errors have one wording, with the value's path.
 */
export class StateReader {
  readonly #object: JsonObject;
  readonly #path: string;

  /**
   * @param path where the object stands, as errors write it: `options`
   * @throws InputError when the value is no object
   */
  constructor(value: Json | undefined, path: string) {
    if (!isObject(value)) throw damagedValue(path, value, sentence('base/an-object')`an object`);
    this.#object = value;
    this.#path = path;
  }

  /** The names of all values. */
  get names(): readonly string[] {
    return Object.keys(this.#object);
  }

  /** The object unchecked, for callers that only pass it on. */
  get json(): JsonObject {
    return this.#object;
  }

  /**
   * Reads the value of a name.
   * @throws InputError when it is missing, or not what is expected
   */
  read<T extends Json>(name: string, expected: Expectation<T>): T {
    const value = this.#valueOf(name);
    if (value !== undefined && expected.accepts(value)) return value;
    throw damagedValue(this.#pathOf(name), value, expected.describe());
  }

  /**
   * Reads the value of a name that may be absent.
   * @throws InputError when it is present, but not what is expected
   */
  readOptional<T extends Json>(name: string, expected: Expectation<T>): T | undefined {
    return this.#valueOf(name) === undefined ? undefined : this.read(name, expected);
  }

  /**
   * Returns the object of a name.
   * @throws InputError when it is missing, or no object
   */
  object(name: string): StateReader {
    return new StateReader(this.#valueOf(name), this.#pathOf(name));
  }

  /**
   * Returns the objects of a list.
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
  describe: () => sentence('base/a-string')`a string`,
  accepts: (value) => typeof value === 'string',
};

/** Expects true or false. */
export const FLAG: Expectation<boolean> = {
  describe: () => sentence('base/true-or-false')`true or false`,
  accepts: (value) => typeof value === 'boolean',
};

/** Expects a list of strings. */
export const TEXTS: Expectation<readonly string[]> = {
  describe: () => sentence('base/a-list-of-strings')`a list of strings`,
  accepts: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
};

const LIST: Expectation<readonly Json[]> = {
  describe: () => sentence('base/a-list')`a list`,
  accepts: (value): value is readonly Json[] => Array.isArray(value),
};

/** Expects a finite number from `least` to `most`, both included. */
export function numberFrom(
  least: number = -Infinity,
  most: number = Infinity,
): Expectation<number> {
  return {
    describe: () =>
      least === -Infinity && most === Infinity
        ? sentence('base/a-number')`a number`
        : sentence('base/a-number-within')`a number ${{ range: rangeOf(least, most) }}`,
    // JSON has no infinity, but 1e999 becomes one.
    accepts: (value): value is number =>
      Number.isFinite(value) && Number(value) >= least && Number(value) <= most,
  };
}

/** Expects a whole number from `least` to `most`, both included. */
export function wholeNumberFrom(
  least: number = 0,
  most: number = Number.MAX_SAFE_INTEGER,
): Expectation<number> {
  return {
    describe: () =>
      sentence('base/a-whole-number')`a whole number ${{ range: rangeOf(least, most) }}`,
    accepts: (value): value is number =>
      Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

/** Expects a list, of the given length if any, each of whose entries meets `each`. */
export function listOf<T extends Json>(
  each: Expectation<T>,
  length?: number,
): Expectation<readonly T[]> {
  return {
    describe: () =>
      length === undefined
        ? sentence('base/a-list-of')`a list, each entry ${{ each: each.describe() }}`
        : sentence(
            'base/a-list-of-length',
          )`a list of ${{ length }}, each ${{ each: each.describe() }}`,
    accepts: (value): value is readonly T[] =>
      Array.isArray(value) &&
      (length === undefined || value.length === length) &&
      value.every((entry) => each.accepts(entry)),
  };
}

/** Expects one of several strings. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): Expectation<Choice> {
  return {
    describe: () => sentence('base/one-of')`one of ${{ choices }}`,
    accepts: (value): value is Choice => choices.some((choice) => choice === value),
  };
}

/** Expects null, or a value that meets another expectation. */
export function orNull<T extends Json>(expected: Expectation<T>): Expectation<T | null> {
  return {
    describe: () => sentence('base/or-null')`${{ expected: expected.describe() }} or null`,
    accepts: (value): value is T | null => value === null || expected.accepts(value),
  };
}

/** The constructor of an array that a model file can hold. */
type ArrayType<T extends TensorArray> = abstract new (...args: never[]) => T;

/**
 * Reads a tensor of a model and checks its type and shape.
 * @param type such as Float32Array
 * @param shape the size of each dimension; undefined where any size is accepted
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
  const expected = tensorType(type.name, shape);
  if (tensor === undefined) {
    throw damaged(
      sentence(
        'base/no-tensor',
      )`the tensor "${{ name }}" is missing, but ${{ expected }} was expected`,
    );
  }
  const found = tensorType(tensor.data.constructor.name, tensor.shape);
  throw damaged(
    sentence(
      'base/other-tensor',
    )`the tensor "${{ name }}" is ${{ found }}, but ${{ expected }} was expected`,
  );
}

/**
 * Reads a tensor of counts: finite numbers from 0 up.
 * @throws InputError when it is missing, of another shape, or holds what is no count
 */
export function readCounts(
  state: Pick<ModelState, 'tensors'>,
  name: string,
  shape: readonly (number | undefined)[],
): Float64Array {
  const { data } = readTensor(state, name, Float64Array, shape);
  const wrong = data.findIndex((value) => !(value >= 0 && value < Infinity));
  if (wrong >= 0) {
    throw damaged(
      sentence(
        'base/no-count',
      )`its tensor "${{ name }}" holds ${{ value: data[wrong] }}, which is no count`,
    );
  }
  return data;
}

/** Returns a tensor's type and shape, such as `Float32Array [any, 100]`. */
function tensorType(type: string, shape: readonly (number | undefined)[]): Sentence {
  const sizes = shape.map((size) => size ?? sentence('base/any-size')`any`);
  return sentence('base/tensor-type')`${{ type }} [${{ sizes }}]`;
}

/**
 * Checks that a state is of one of several kinds.
 * @param kinds the accepted kinds of files
 * @param wanted what was expected, for the error: `a language model`
 * @throws InputError when the state is of another kind
 */
export function expectKind(
  { kind }: ModelState,
  kinds: readonly string[],
  wanted: string | Sentence,
): void {
  if (kinds.includes(kind)) return;
  throw new InputError(
    sentence(
      'base/other-kind-of-model',
    )`This is a model of the kind "${{ kind }}", but ${{ wanted }} was expected.`,
  );
}

/**
 * Makes something of options that a file holds: one out of range is the file's fault, not that of whoever opens it.
 * @throws InputError in place of a UsageError
 */
export function readingOptions<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    throw damaged(
      sentence(
        'base/options-out-of-range',
      )`its options are out of range (${{ problem: cause.problem }})`,
      { cause },
    );
  }
}

/** Makes the error for a model whose parts do not fit together; the problem has no full stop. */
export function damaged(problem: string | Sentence, options?: ErrorOptions): InputError {
  return new InputError(
    sentence(
      'base/damaged-model',
    )`The model is damaged: ${{ problem }}; take another copy of its file.`,
    undefined,
    options,
  );
}

function damagedValue(path: string, value: Json | undefined, expected: Sentence): InputError {
  return damaged(
    value === undefined
      ? sentence('base/no-value')`its ${{ path }} is missing, but ${{ expected }} was expected`
      : sentence(
          'base/wrong-value',
        )`its ${{ path }} is ${{ value: shorten(show(value)) }}, but ${{ expected }} was expected`,
  );
}

/** The most characters of a wrong value that an error shows. */
const SHOWN = 60;

/** Writes the beginning of a value as JSON, of a deep one the outermost levels, and numbers that JSON cannot write. */
function show(value: Json, levels = 2): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.slice(0, SHOWN));
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const entries = Object.entries(value);
  if (levels === 0 && entries.length > 0) return `${open}…${close}`;
  const parts = entries
    .slice(0, SHOWN)
    .map(([name, part]) => (isList ? '' : `${JSON.stringify(name)}:`) + show(part, levels - 1));
  return open + parts.join(',') + close;
}

function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rangeOf(least: number, most: number): Sentence {
  return describeRange({
    ...(least !== -Infinity && { least }),
    ...(most !== Infinity && most !== Number.MAX_SAFE_INTEGER && { most }),
  });
}

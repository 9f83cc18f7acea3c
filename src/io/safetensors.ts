import { InputError } from '../base/errors.ts';
import { fromHalves } from '../base/half-precision.ts';
import type { TensorArray, TensorData } from '../base/model-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { isBoundedJson } from './bounded-json.ts';

/** What a safetensors file holds. */
export interface Safetensors {
  readonly tensors: Readonly<Record<string, TensorData>>;
  /** Text by name, the format's only other content. */
  readonly metadata: Readonly<Record<string, string>>;
}

type Constructor = (new (
  buffer: ArrayBuffer,
  offset: number,
  length: number,
) => TensorArray) & {
  readonly BYTES_PER_ELEMENT: number;
};

/** Halves have no array of their own before ES2025: their bits are read, and their values are made of them. */
const HALF = 'F16';

/** The types of arrays in Malmoi's models, by the format's names. */
const TYPES: ReadonlyMap<string, Constructor> = new Map<string, Constructor>([
  ['F64', Float64Array],
  ['F32', Float32Array],
  ['I32', Int32Array],
  ['U32', Uint32Array],
  ['U16', Uint16Array],
  ['U8', Uint8Array],
  ['I8', Int8Array],
  [HALF, Uint16Array],
]);

/**
 * The longest header. The Python library takes three times as much, of which parsing makes gigabytes; the longest that
 * Malmoi writes, of a byte-pair encoding of a million tokens, has half as much.
 */
export const MAX_HEADER_BYTES: number = 2 ** 25;
/** The bytes before the header, which hold its length. */
export const LENGTH_BYTES = 8;
/** A tensor without numbers may still have a dimension of this size, whatever the length of the file. */
const FREE_SIZE = 2 ** 16;
const ALIGNMENT = 8;

/**
 * Encodes tensors as a safetensors file (https://github.com/huggingface/safetensors), in pieces, so
 * that no tensor is copied: eight bytes of header length, the header as JSON, the tensors'
 * little-endian bytes. Tensors of larger types come first, which aligns them all. Of rows in 8 bits the values are
 * written.
 */
export function* encodeSafetensors({
  tensors,
  metadata,
}: Safetensors): Generator<Uint8Array, void, undefined> {
  const entries = Object.entries(tensors)
    .map(([name, tensor]) => ({ name, shape: tensor.shape, ...writtenAs(tensor) }))
    .sort(
      (a, b) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT || (a.name < b.name ? -1 : 1),
    );
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, shape, dtype, data } of entries) {
    const begin = end;
    end += data.byteLength;
    header[name] = { dtype, shape, data_offsets: [begin, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const start = new Uint8Array(8 + length).fill(0x20); // the format pads with spaces
  new DataView(start.buffer).setBigUint64(0, BigInt(length), true);
  start.set(json, 8);
  yield start;
  for (const { data } of entries) {
    yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
}

/** Returns the numbers of a tensor as the format writes them, and the name of their type. */
export function writtenAs({ data, stored }: Pick<TensorData, 'data' | 'stored'>): {
  readonly dtype: string;
  readonly data: TensorArray;
} {
  if (stored?.precision === 'half') return { dtype: HALF, data: stored.halves };
  return { dtype: typeName(data), data };
}

function typeName(data: TensorArray): string {
  const found = [...TYPES].find(([, type]) => data instanceof type);
  if (found === undefined) throw new TypeError(`safetensors has no type for ${data}`);
  return found[0];
}

interface Entry {
  readonly dtype: string;
  /** Undefined for a type that is unknown. */
  readonly type: Constructor | undefined;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** What stands before the tensors of a file. */
export interface SafetensorsHeader {
  readonly entries: readonly (readonly [string, Entry])[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Where the tensors begin, in bytes. */
  readonly dataStart: number;
  /** Bytes of the whole file. */
  readonly fileLength: number;
}

/**
 * Reads how long a file's header is from its first eight bytes.
 * @param fileLength the file's length, where it is known
 * @throws InputError when there are fewer bytes, or the header cannot be as long
 */
export function headerLength(
  start: Uint8Array,
  fileLength: number | undefined,
  name: string,
): number {
  if (start.length < LENGTH_BYTES) {
    throw broken(
      sentence('io/too-few-bytes')`it has ${{ bytes: start.length }} bytes, too few for a header`,
      name,
    );
  }
  const view = new DataView(start.buffer, start.byteOffset, LENGTH_BYTES);
  const length = Number(view.getBigUint64(0, true));
  if (fileLength !== undefined && LENGTH_BYTES + length > fileLength) {
    throw broken(
      sentence(
        'io/long-header',
      )`its header would take ${{ length }} bytes, but the file has ${{ bytes: fileLength }}`,
      name,
    );
  }
  if (length > MAX_HEADER_BYTES) {
    throw broken(
      sentence(
        'io/header-too-long',
      )`its header would take ${{ length }} bytes, but no model's takes more than ${{ most: MAX_HEADER_BYTES }}`,
      name,
    );
  }
  return length;
}

/**
 * Parses a file's header and checks every size in it, before room is made for a tensor.
 * @param json the header, without the eight bytes before it
 * @param fileLength the file's length, where it is known
 * @throws InputError when the sizes do not fit together, or a tensor's type is unknown
 */
export function parseSafetensorsHeader(
  json: Uint8Array,
  fileLength: number | undefined,
  name: string,
): SafetensorsHeader {
  const fail = (problem: Sentence): never => {
    throw broken(problem, name);
  };
  const { __metadata__: metadata = {}, ...described } = parseHeader(json, fail);
  const entries = Object.entries(described).map(
    ([tensor, value]) => [tensor, checkEntry(tensor, value, fail)] as const,
  );
  const dataStart = LENGTH_BYTES + json.length;
  const end = checkLayout(entries, fail);
  if (fileLength !== undefined && dataStart + end !== fileLength) {
    fail(
      sentence(
        'io/tensors-bytes',
      )`its tensors take ${{ end }} bytes, but it holds ${{ bytes: fileLength - dataStart }}`,
    );
  }
  for (const [tensor, { dtype, type, shape }] of entries) {
    if (type === undefined) {
      throw new InputError(
        sentence(
          'io/tensor-type',
        )`the tensor "${{ tensor }}" has the type ${{ dtype: dtype.slice(0, SHOWN) }}; known are ${{ known: [...TYPES.keys()] }}`,
        { input: name },
      );
    }
    // Readers make rows and tables as wide as a tensor, also as one that has no rows.
    const most = Math.max(FREE_SIZE, dataStart + end);
    const wide = shape.find((size) => size > most);
    if (wide !== undefined) {
      fail(
        sentence(
          'io/wide-tensor',
        )`a dimension of "${{ tensor }}" is ${{ size: wide }}, more than its ${{ bytes: dataStart + end }} bytes can have`,
      );
    }
  }
  return {
    ...{ entries, metadata: checkMetadata(metadata, fail), dataStart },
    fileLength: dataStart + end,
  };
}

/** The most characters of a forged name that an error shows. */
const SHOWN = 40;

/**
 * Decodes a safetensors file. Every size is checked before it is used; the tensors are views of the file's
 * bytes, but those in half precision, which become single.
 * @param name what errors call the file
 * @throws InputError when the file is cut short, forged, or holds a type that Malmoi does not use
 */
export function decodeSafetensors(file: ArrayBuffer, name: string): Safetensors {
  const start = new Uint8Array(file, 0, Math.min(LENGTH_BYTES, file.byteLength));
  const length = headerLength(start, file.byteLength, name);
  const json = new Uint8Array(file, LENGTH_BYTES, length);
  return viewSafetensors(file, parseSafetensorsHeader(json, file.byteLength, name));
}

/** Makes the tensors of a file whose header was read and checked. */
export function viewSafetensors(
  file: ArrayBuffer,
  { entries, metadata, dataStart }: SafetensorsHeader,
): Safetensors {
  const tensors = entries.flatMap(([tensor, { dtype, type, shape, begin }]) => {
    if (type === undefined) return [];
    const data = viewTensor(file, type, dataStart + begin, product(shape));
    const made: TensorData =
      dtype === HALF && data instanceof Uint16Array
        ? { shape, data: fromHalves(data), stored: { precision: 'half', halves: data } }
        : { shape, data };
    return [[tensor, made] as const];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

function broken(problem: Sentence, name: string): InputError {
  return new InputError(
    sentence('io/broken-safetensors')`this is not a whole safetensors file: ${{ problem }}`,
    { input: name },
  );
}

type Fail = (problem: Sentence) => never;

function parseHeader(bytes: Uint8Array, fail: Fail): Record<string, unknown> {
  const notJson = sentence('io/header-not-json')`its header is not JSON`;
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    fail(notJson);
  }
  if (!isBoundedJson(text)) {
    fail(
      sentence(
        'io/header-unbounded',
      )`its header has more values, or is nested deeper, than any model's`,
    );
  }
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    fail(notJson);
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    return fail(sentence('io/header-not-an-object')`its header is not a JSON object`);
  }
  return header as Record<string, unknown>;
}

function checkEntry(tensor: string, value: unknown, fail: Fail): Entry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  const isSize = (size: unknown): size is number => Number.isSafeInteger(size) && Number(size) >= 0;
  if (typeof dtype !== 'string' || !Array.isArray(shape) || !Array.isArray(offsets)) {
    return fail(
      sentence(
        'io/tensor-lacks-parts',
      )`its entry for "${{ tensor }}" lacks a type, a shape or offsets`,
    );
  }
  const [begin, end] = offsets as unknown[];
  if (offsets.length !== 2 || !isSize(begin) || !isSize(end) || !shape.every(isSize)) {
    return fail(
      sentence(
        'io/tensor-size',
      )`its entry for "${{ tensor }}" has a size that is not a whole number from 0 up`,
    );
  }
  const type = TYPES.get(dtype);
  const size = type?.BYTES_PER_ELEMENT;
  if (size !== undefined && product(shape) * size !== end - begin) {
    return fail(
      sentence(
        'io/tensor-bytes',
      )`"${{ tensor }}" is ${{ type: `${dtype}[${shape.slice(0, SHOWN)}]` }}, but has ${{ bytes: end - begin }} bytes`,
    );
  }
  return { dtype, type, shape, begin, end };
}

/** Checks that the tensors lie one after another, as the format demands; returns where the last ends. */
function checkLayout(entries: readonly (readonly [string, Entry])[], fail: Fail): number {
  const ordered = [...entries].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const [tensor, entry] of ordered) {
    if (entry.begin !== end || entry.end < end)
      fail(
        sentence('io/tensor-gap')`"${{ tensor }}" does not begin where the tensor before it ends`,
      );
    end = entry.end;
  }
  return end;
}

function checkMetadata(metadata: unknown, fail: Fail): Readonly<Record<string, string>> {
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (typeof metadata !== 'object' || metadata === null || !Object.values(metadata).every(isText)) {
    return fail(sentence('io/metadata-not-text')`its metadata is not text by name`);
  }
  return metadata as Record<string, string>;
}

function viewTensor(
  file: ArrayBuffer,
  type: Constructor,
  offset: number,
  length: number,
): TensorArray {
  const aligned = offset % type.BYTES_PER_ELEMENT === 0;
  if (aligned) return new type(file, offset, length);
  return new type(file.slice(offset, offset + length * type.BYTES_PER_ELEMENT), 0, length);
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

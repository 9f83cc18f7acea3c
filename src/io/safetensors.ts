import { InputError } from '../base/errors.ts';
import type { TensorArray, TensorData } from '../base/model-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

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

/** The types of arrays in Malmoi's models, by the format's names. */
const TYPES: Readonly<Record<string, Constructor>> = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U32: Uint32Array,
  U16: Uint16Array,
  U8: Uint8Array,
};

/** The Python library refuses longer headers, and so do we. */
const MAX_HEADER_BYTES = 100_000_000;
const ALIGNMENT = 8;

/**
 * Encodes tensors as a safetensors file (https://github.com/huggingface/safetensors), in pieces, so
 * that no tensor is copied: eight bytes of header length, the header as JSON, the tensors'
 * little-endian bytes. Tensors of larger types come first, which aligns them all.
 */
export function* encodeSafetensors({
  tensors,
  metadata,
}: Safetensors): Generator<Uint8Array, void, undefined> {
  const entries = Object.entries(tensors).sort(
    ([a, { data: x }], [b, { data: y }]) =>
      y.BYTES_PER_ELEMENT - x.BYTES_PER_ELEMENT || (a < b ? -1 : 1),
  );
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const [name, { shape, data }] of entries) {
    const begin = end;
    end += data.byteLength;
    header[name] = { dtype: typeName(data), shape, data_offsets: [begin, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const start = new Uint8Array(8 + length).fill(0x20); // the format pads with spaces
  new DataView(start.buffer).setBigUint64(0, BigInt(length), true);
  start.set(json, 8);
  yield start;
  for (const [, { data }] of entries) {
    yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
}

function typeName(data: TensorArray): string {
  const found = Object.entries(TYPES).find(([, type]) => data instanceof type);
  if (found === undefined) throw new TypeError(`safetensors has no type for ${data}`);
  return found[0];
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Decodes a safetensors file. Every size is checked before it is used; the tensors are views of the file's
 * bytes.
 * @param name what errors call the file
 * @throws InputError when the file is cut short, forged, or holds a type that Malmoi does not use
 */
export function decodeSafetensors(file: ArrayBuffer, name: string): Safetensors {
  const place = { input: name };
  const fail = (problem: Sentence): never => {
    throw new InputError(
      sentence('io/broken-safetensors')`this is not a whole safetensors file: ${{ problem }}`,
      place,
    );
  };
  if (file.byteLength < 8)
    fail(
      sentence(
        'io/too-few-bytes',
      )`it has ${{ bytes: file.byteLength }} bytes, too few for a header`,
    );
  const length = Number(new DataView(file).getBigUint64(0, true));
  if (length > MAX_HEADER_BYTES || 8 + length > file.byteLength) {
    fail(
      sentence(
        'io/long-header',
      )`its header would take ${{ length }} bytes, but the file has ${{ bytes: file.byteLength }}`,
    );
  }
  const header = parseHeader(new Uint8Array(file, 8, length), fail);
  const dataStart = 8 + length;
  const dataLength = file.byteLength - dataStart;
  const { __metadata__: metadata = {}, ...described } = header;
  const entries = Object.entries(described).map(
    ([tensor, value]) => [tensor, checkEntry(tensor, value, fail)] as const,
  );
  checkLayout(entries, dataLength, fail);
  const tensors = entries.map(([tensor, { dtype, shape, begin }]) => {
    const type = TYPES[dtype];
    if (type === undefined) {
      throw new InputError(
        sentence(
          'io/tensor-type',
        )`the tensor "${{ tensor }}" has the type ${{ dtype }}; known are ${{ known: Object.keys(TYPES) }}`,
        place,
      );
    }
    return [tensor, { shape, data: viewTensor(file, type, dataStart + begin, product(shape)) }];
  });
  return { tensors: Object.fromEntries(tensors), metadata: checkMetadata(metadata, fail) };
}

type Fail = (problem: Sentence) => never;

function parseHeader(bytes: Uint8Array, fail: Fail): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    fail(sentence('io/header-not-json')`its header is not JSON`);
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
  const size = TYPES[dtype]?.BYTES_PER_ELEMENT;
  if (size !== undefined && product(shape) * size !== end - begin) {
    return fail(
      sentence(
        'io/tensor-bytes',
      )`"${{ tensor }}" is ${{ type: `${dtype}[${shape}]` }}, but has ${{ bytes: end - begin }} bytes`,
    );
  }
  return { dtype, shape, begin, end };
}

/** The tensors must lie one after another and fill the file, as the format demands. */
function checkLayout(
  entries: readonly (readonly [string, Entry])[],
  dataLength: number,
  fail: Fail,
): void {
  const ordered = [...entries].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const [tensor, entry] of ordered) {
    if (entry.begin !== end)
      fail(
        sentence('io/tensor-gap')`"${{ tensor }}" does not begin where the tensor before it ends`,
      );
    end = entry.end;
  }
  if (end !== dataLength)
    fail(
      sentence(
        'io/tensors-bytes',
      )`its tensors take ${{ end }} bytes, but it holds ${{ bytes: dataLength }}`,
    );
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

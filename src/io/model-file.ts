import { InputError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import { VERSION } from '../base/version.ts';
import { isBoundedJson } from './bounded-json.ts';
import type { ByteReader } from './byte-reader.ts';
import { checkTensors, computeChecksums } from './checksums.ts';
import { FREE_BYTES } from './free-bytes.ts';
import { joinInt8, splitInt8 } from './int8-tensors.ts';
import {
  decodeSafetensors,
  encodeSafetensors,
  headerLength,
  LENGTH_BYTES,
  MAX_HEADER_BYTES,
  parseSafetensorsHeader,
  type Safetensors,
  viewSafetensors,
} from './safetensors.ts';

/**
 * Increased when the file's layout changes so that older programs would misread it. From 0.1.0 on a format changes only
 * with its number: small files of every kind, in tests/golden/models-0.1.0, must open forever.
 */
const FORMAT_VERSION = 1;

/** The format of files with weights in half precision or in 8 bits, which 0.1.0 does not read; other files stay at 1. */
const REDUCED_VERSION = 2;

/** The entry of a safetensors file's metadata that is Malmoi's, as JSON. */
const ENTRY = 'malmoi';

/** The entry with the checksums, as JSON; files of version 0.1.0 have none. */
const CHECKSUMS = 'sha256';

/**
 * Encodes a model as the bytes of one safetensors file, in pieces. Python's `safetensors` opens it; everything
 * but the tensors is JSON in the metadata's entry `malmoi`, and the entry `sha256` has the checksums of all.
 * @throws InputError when the metadata is larger than a file may have
 */
export function encodeModel({ kind, metadata, tensors }: ModelState): Iterable<Uint8Array> {
  const isReduced = Object.values(tensors).some(({ stored }) => stored !== undefined);
  const formatVersion = isReduced ? REDUCED_VERSION : FORMAT_VERSION;
  const entry = JSON.stringify({ formatVersion, version: VERSION, kind, metadata });
  // Quotes are doubled by backslashes where the entry becomes a string of the header.
  if (!isBoundedJson(entry) || entry.length > MAX_HEADER_BYTES / 2) {
    throw new InputError(
      sentence(
        'io/metadata-too-large',
      )`The model cannot be saved: beside its tensors it has ${{ length: entry.length }} characters of JSON, or nests it too deep; a file holds up to ${{ most: MAX_HEADER_BYTES / 2 }}.`,
    );
  }
  const written = splitInt8(tensors);
  const sums = JSON.stringify(computeChecksums(entry, written));
  return encodeSafetensors({ tensors: written, metadata: { [ENTRY]: entry, [CHECKSUMS]: sums } });
}

/**
 * Decodes a model file. Nothing in it is executed, and every size is checked first; then that every number is finite,
 * and that the bytes are those that were written.
 * @param name what errors call the file
 * @throws InputError when it is not a whole model file of this version
 */
export function decodeModel(file: ArrayBuffer, name: string): ModelState {
  return toModel(decodeSafetensors(file, name), name);
}

/** Returns the kind of model that a file's header speaks of; undefined for a file that is none of Malmoi's. */
export function kindInHeader({ metadata }: Pick<Safetensors, 'metadata'>): string | undefined {
  const text = Object.hasOwn(metadata, ENTRY) ? metadata[ENTRY] : undefined;
  return text === undefined ? undefined : parseEntry(text)?.kind;
}

/**
 * Reads a model file from a stream. Room is made for what the header says, as far as the bytes that come bear it out.
 * @param byteLength the file's length, where it is known
 * @throws InputError as `decodeModel` does
 */
export async function readModel(
  reader: ByteReader,
  name: string,
  byteLength?: number,
): Promise<ModelState> {
  await reader.fill(LENGTH_BYTES);
  const start = reader.rest.slice(0, LENGTH_BYTES);
  const length = headerLength(start, byteLength, name);
  await reader.fill(LENGTH_BYTES + length);
  const json = reader.rest.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
  const header = parseSafetensorsHeader(json, byteLength, name);
  const { fileLength } = header;
  let file = new Uint8Array(Math.min(fileLength, FREE_BYTES));
  for (let filled = 0; filled < fileLength; ) {
    if (filled === file.length) {
      const larger = new Uint8Array(Math.min(fileLength, 2 * file.length));
      larger.set(file);
      file = larger;
    }
    const whole = await reader.takeInto(file.subarray(filled));
    filled = file.length;
    if (!whole) throw cutShort(fileLength, name);
  }
  if (await reader.fill(1)) throw bytesLeft(fileLength, name);
  return toModel(viewSafetensors(file.buffer, header), name);
}

function cutShort(length: number, name: string): InputError {
  return new InputError(
    sentence(
      'io/model-cut-short',
    )`the file ends before the ${{ length }} bytes that its header speaks of; take another copy of it`,
    { input: name },
  );
}

function bytesLeft(length: number, name: string): InputError {
  return new InputError(
    sentence(
      'io/bytes-left',
    )`more bytes follow the ${{ length }} that its header speaks of; take another copy of the file`,
    { input: name },
  );
}

function toModel({ tensors, metadata }: Safetensors, name: string): ModelState {
  const text = Object.hasOwn(metadata, ENTRY) ? metadata[ENTRY] : undefined;
  const entry = text === undefined ? undefined : parseEntry(text);
  if (text === undefined || entry === undefined) {
    throw new InputError(
      sentence('io/not-a-model')`this is a safetensors file, but not a model of Malmoi`,
      { input: name },
    );
  }
  if (entry.formatVersion !== FORMAT_VERSION && entry.formatVersion !== REDUCED_VERSION) {
    const { formatVersion } = entry;
    const isName = typeof formatVersion === 'number' || typeof formatVersion === 'string';
    const format = isName ? formatVersion : sentence('io/no-format')`unknown`;
    throw new InputError(
      sentence(
        'io/other-format',
      )`the model's format is ${{ format }}, but this version reads ${{ known: REDUCED_VERSION }}; update malmoi`,
      { input: name },
    );
  }
  checkTensors(
    text,
    tensors,
    Object.hasOwn(metadata, CHECKSUMS) ? metadata[CHECKSUMS] : undefined,
    name,
  );
  return { kind: entry.kind, metadata: entry.metadata, tensors: joinInt8(tensors, name) };
}

interface Entry {
  readonly formatVersion: unknown;
  readonly kind: string;
  readonly metadata: JsonObject;
}

function parseEntry(text: string): Entry | undefined {
  if (!isBoundedJson(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { formatVersion, kind, metadata } = (value ?? {}) as Record<string, unknown>;
  const isObject = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata);
  if (typeof kind !== 'string' || !isObject) return undefined;
  return { formatVersion, kind, metadata: metadata as JsonObject };
}

import { InputError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import { VERSION } from '../base/version.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/**
 * Increased when the file's layout changes so that older programs would misread it. From 0.1.0 on a format changes only
 * with its number: small files of every kind, in tests/golden/models-0.1.0, must open forever.
 */
const FORMAT_VERSION = 1;

/** The entry of a safetensors file's metadata that is Malmoi's, as JSON. */
const ENTRY = 'malmoi';

/**
 * Encodes a model as the bytes of one safetensors file, in pieces. Python's `safetensors` opens it; everything
 * but the tensors is JSON in the metadata's entry `malmoi`.
 */
export function encodeModel({ kind, metadata, tensors }: ModelState): Iterable<Uint8Array> {
  const entry = JSON.stringify({ formatVersion: FORMAT_VERSION, version: VERSION, kind, metadata });
  return encodeSafetensors({ tensors, metadata: { [ENTRY]: entry } });
}

/**
 * Decodes a model file. Nothing in it is executed, and every size is checked first.
 * @param name what errors call the file
 * @throws InputError when it is not a whole model file of this version
 */
export function decodeModel(file: ArrayBuffer, name: string): ModelState {
  const { tensors, metadata } = decodeSafetensors(file, name);
  const text = metadata[ENTRY];
  const entry = text === undefined ? undefined : parseEntry(text);
  if (entry === undefined) {
    throw new InputError(
      sentence('io/not-a-model')`this is a safetensors file, but not a model of Malmoi`,
      { input: name },
    );
  }
  if (entry.formatVersion !== FORMAT_VERSION) {
    throw new InputError(
      sentence(
        'io/other-format',
      )`the model's format is ${{ format: JSON.stringify(entry.formatVersion) }}, but this version reads ${{ known: FORMAT_VERSION }}; update malmoi`,
      { input: name },
    );
  }
  return { kind: entry.kind, metadata: entry.metadata, tensors };
}

interface Entry {
  readonly formatVersion: unknown;
  readonly kind: string;
  readonly metadata: JsonObject;
}

function parseEntry(text: string): Entry | undefined {
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

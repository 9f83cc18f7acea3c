import type { Random } from '../../src/base/random.ts';
import { editJson } from './edit-json.ts';
import { countDamages } from './mutate.ts';

/** The parts of a safetensors file: a length of 8 bytes, a JSON header, the tensors. */
interface Parts {
  readonly header: Record<string, unknown>;
  readonly tensors: Uint8Array;
}

function split(file: Uint8Array): Parts | undefined {
  if (file.length < 8) return undefined;
  const view = new DataView(file.buffer, file.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  if (length > file.length - 8) return undefined;
  try {
    const text = new TextDecoder().decode(file.subarray(8, 8 + length));
    const header = JSON.parse(text) as Record<string, unknown>;
    return { header, tensors: file.slice(8 + length) };
  } catch {
    return undefined;
  }
}

function join({ header, tensors }: Parts): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + tensors.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  file.set(tensors, 8 + text.length);
  return file;
}

/** Numbers that no weight, count or id should be. */
const ODD_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, -1, 3e38, -3e38, 1e-45];

/** Overwrites a number of the tensors: as a float, or as an integer. */
function editTensors(tensors: Uint8Array, random: Random): void {
  const places = tensors.length >> 2;
  if (places === 0) return;
  const view = new DataView(tensors.buffer, tensors.byteOffset);
  const offset = 4 * random.integer(places);
  if (random.integer(2) === 0) {
    view.setFloat32(offset, ODD_NUMBERS[random.integer(ODD_NUMBERS.length)]!, true);
  } else {
    view.setInt32(offset, random.integer(2) === 0 ? random.integer(64) - 32 : 2 ** 31 - 1, true);
  }
}

/**
 * Damages a model file where its reader looks: the header and, as often, the JSON of Malmoi within it, or a number
 * of a tensor. For files of version 0.1.0, which have no checksums: behind those no reader would come.
 */
export function editModelFile(file: Uint8Array, random: Random): Uint8Array {
  const parts = split(file);
  if (parts === undefined) return file;
  for (let left = countDamages(random); left > 0; left--) {
    const what = random.integer(8);
    if (what < 2) editTensors(parts.tensors, random);
    else if (what < 4) editJson(parts.header, random);
    else editEntry(parts.header, random);
  }
  return join(parts);
}

/** Edits the JSON text that stands in the header's metadata. */
function editEntry(header: Record<string, unknown>, random: Random): void {
  const metadata = header.__metadata__ as Record<string, unknown> | undefined;
  const text = metadata?.malmoi;
  if (metadata === undefined || metadata === null || typeof text !== 'string') return;
  try {
    const entry = JSON.parse(text) as unknown;
    editJson(entry, random);
    metadata.malmoi = JSON.stringify(entry);
  } catch {
    // An edit before this one has made it no JSON; that is a case, too.
  }
}

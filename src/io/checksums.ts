import { createSha256 } from '#platform/base';
import { allFinite } from '../base/all-finite.ts';
import { InputError } from '../base/errors.ts';
import type { TensorArray, TensorData } from '../base/model-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { writtenAs } from './safetensors.ts';

/** The SHA-256 of a model file's parts, in hexadecimal. */
export interface Checksums {
  /** Of the model's metadata, as the text that the file holds. */
  readonly metadata: string;
  /** Of each tensor's bytes, by its name. */
  readonly tensors: Readonly<Record<string, string>>;
}

type Tensors = Readonly<Record<string, Pick<TensorData, 'data' | 'stored'>>>;

/** Bytes that are summed and looked at before the next: they stay in the processor's cache between the two. */
const BYTES_AT_ONCE = 2 ** 18;

/** Computes the checksums of a file to write. */
export function computeChecksums(metadata: string, tensors: Tensors): Checksums {
  const sums = Object.entries(tensors).map(([name, tensor]) => {
    const sum = createSha256();
    for (const piece of piecesOf(writtenAs(tensor).data)) sum.update(bytesOf(piece));
    return [name, sum.hex()] as const;
  });
  return { metadata: sumOfText(metadata), tensors: Object.fromEntries(sums) };
}

/**
 * Checks the tensors of a file in one pass: that every number is finite, and that the bytes are those that were
 * written.
 * @param text the checksums as the file has them; undefined for a file without, whose bytes no one can vouch for
 * @throws InputError naming the part that differs, or the tensor with its number that is not finite
 */
export function checkTensors(
  metadata: string,
  tensors: Tensors,
  text: string | undefined,
  name: string,
): void {
  const sums = text === undefined ? undefined : parseChecksums(text);
  if (text !== undefined && sums === undefined)
    throw changed(sentence('io/checksums')`checksums`, name);
  if (sums !== undefined && sums.metadata !== sumOfText(metadata)) {
    throw changed(sentence('io/model-metadata')`metadata`, name);
  }
  const names = new Set([...Object.keys(tensors), ...Object.keys(sums?.tensors ?? {})]);
  for (const tensor of names) {
    const expected = sums && (Object.hasOwn(sums.tensors, tensor) ? sums.tensors[tensor] : '');
    const found = Object.hasOwn(tensors, tensor) ? tensors[tensor] : undefined;
    const data = found?.data;
    const sum = expected === undefined ? undefined : createSha256();
    let wrong = -1;
    let done = 0;
    for (const piece of data === undefined ? [] : piecesOf(data)) {
      if (found?.stored === undefined) sum?.update(bytesOf(piece));
      if (wrong < 0 && !allFinite(piece)) wrong = done + piece.findIndex(isNotFinite);
      done += piece.length;
    }
    // Halves are summed as the file has them, apart from the numbers that they stand for.
    for (const piece of found?.stored === undefined ? [] : piecesOf(writtenAs(found).data)) {
      sum?.update(bytesOf(piece));
    }
    if (data === undefined || sum?.hex() !== expected) {
      throw changed(sentence('io/a-tensor')`tensor "${{ tensor }}"`, name);
    }
    if (wrong < 0) continue;
    throw new InputError(
      sentence(
        'io/not-finite',
      )`the tensor "${{ tensor }}" holds ${{ value: data[wrong] }} as its number ${{ number: wrong + 1 }}, but only finite numbers are of use; train the model again with a lower learning rate, or take another copy of the file`,
      { input: name },
    );
  }
}

function isNotFinite(value: number): boolean {
  return !Number.isFinite(value);
}

function* piecesOf(data: TensorArray): Generator<TensorArray> {
  const length = BYTES_AT_ONCE / data.BYTES_PER_ELEMENT;
  for (let at = 0; at < data.length; at += length) yield data.subarray(at, at + length);
}

function bytesOf({ buffer, byteOffset, byteLength }: TensorArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function sumOfText(text: string): string {
  const sum = createSha256();
  sum.update(new TextEncoder().encode(text));
  return sum.hex();
}

function parseChecksums(text: string): Checksums | undefined {
  try {
    const { metadata, tensors } = Object(JSON.parse(text));
    const isSums = typeof metadata === 'string' && typeof tensors === 'object' && tensors !== null;
    return isSums ? { metadata, tensors } : undefined;
  } catch {
    return undefined;
  }
}

function changed(part: Sentence, name: string): InputError {
  return new InputError(
    sentence(
      'io/changed-bytes',
    )`the file is damaged: its ${{ part }} is not as it was written, by its SHA-256; take another copy of the file`,
    { input: name },
  );
}

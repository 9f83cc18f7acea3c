import { joinBytes } from '../../io/join-bytes.ts';
import type { WordVectors } from '../word-vectors.ts';
import { reportWritten, type WriteVectorsOptions, wordsToWrite } from './write-options.ts';

/** Numbers of a block, 1 MiB: the server holds one at a time. */
const NUMBERS_PER_BLOCK = 2 ** 18;
/** Rows of a block at most, as the server's own blocks have. */
const ROWS_PER_BLOCK = 65_536;

/**
 * Writes ClickHouse's format `Native`, with the columns `word String` and `embedding Array(Float32)`. It holds the
 * floats themselves and any word, and names its columns and their types.
 *
 * A block is the number of columns and of rows, then of each column the name, the type and the values: of texts each
 * with its length before it; of arrays where each of them ends among all numbers (64 bits), then the numbers. Lengths
 * are LEB128, all else little-endian (clickhouse.com/docs/interfaces/formats/Native).
 */
export async function* writeClickHouseNative(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeClickHouseNative', vectors.size, options);
  const { dimensions, words } = vectors;
  const most = Math.min(ROWS_PER_BLOCK, Math.max(1, Math.floor(NUMBERS_PER_BLOCK / dimensions)));
  for (let start = 0; start < rows; start += most) {
    const count = Math.min(most, rows - start);
    const ids = Array.from({ length: count }, (_, i) => start + i);
    const ends = BigUint64Array.from(ids, (_, i) => BigInt((i + 1) * dimensions));
    const numbers = vectors.vectors.subarray(start * dimensions, (start + count) * dimensions);
    reportWritten(start + count, rows, options);
    yield joinBytes([
      ...[encodeLength(2), encodeLength(count)],
      ...[encodeText('word'), encodeText('String')],
      ...ids.flatMap((id) => withLength(words.bytes(id))),
      ...[encodeText('embedding'), encodeText('Array(Float32)')],
      ...[bytesOf(ends), bytesOf(numbers)],
    ]);
  }
}

function encodeText(text: string): Uint8Array {
  return joinBytes(withLength(new TextEncoder().encode(text)));
}

function withLength(bytes: Uint8Array): Uint8Array[] {
  return [encodeLength(bytes.length), bytes];
}

/** Writes a whole number in LEB128: seven bits a byte, the lowest first; all bytes but the last have the highest bit. */
function encodeLength(length: number): Uint8Array {
  const bytes: number[] = [];
  let rest = length;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

function bytesOf({ buffer, byteOffset, byteLength }: BigUint64Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../src/io/byte-reader.ts';
import { detectVectorFormat } from '../../src/vectors/formats/detect-format.ts';
import { readFastTextBin } from '../../src/vectors/formats/fasttext-bin.ts';
import { readFastTextVec } from '../../src/vectors/formats/fasttext-vec.ts';
import type { WordVectors } from '../../src/vectors/word-vectors.ts';
import { wordVectorsFromState, wordVectorsToState } from '../../src/vectors/word-vectors-state.ts';
import golden from '../golden/fasttext-bin.json' with { type: 'json' };

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

function readerOf(bytes: Uint8Array): ByteReader {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += 50) yield bytes.subarray(i, i + 50);
  }
  return new ByteReader(pieces());
}

const read = async (bytes: Uint8Array): Promise<WordVectors> =>
  (await readFastTextBin(readerOf(bytes), { name: 'm.bin', byteLength: bytes.length })).vectors;

/** fastText prints five digits. */
function expectVector(found: Float32Array, expected: readonly number[]): void {
  expected.forEach((value, i) => {
    expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(5e-5 * Math.abs(value) + 1e-9);
  });
}

describe('a model of fastText', () => {
  it.each([
    ['with n-grams', golden.subwords],
    ['without', golden.wordsOnly],
  ])('%s gives the vectors that fastText gives', async (_, { bin, vec, vectors }) => {
    const model = await read(bytesOf(bin));
    for (const [word, expected] of Object.entries(vectors))
      expectVector(model.vector(word), expected);
    const table = await readFastTextVec(readerOf(new TextEncoder().encode(vec)), { name: 'm.vec' });
    expect([...table.vectors.words]).toEqual([...model.words]);
  });

  it('is detected by its bytes, and keeps its n-grams in a model file', async () => {
    const bytes = bytesOf(golden.subwords.bin);
    expect(await detectVectorFormat(readerOf(bytes), 'm.bin')).toBe('fasttext-bin');
    const model = await read(bytes);
    const again = wordVectorsFromState(wordVectorsToState(model));
    expect(again.vector('말모이')).toEqual(model.vector('말모이'));
    const limited = await readFastTextBin(readerOf(bytes), { name: 'm.bin', limit: 3 });
    expect(limited.vectors.size).toBe(3);
    expect(limited.vectors.vector('말모이')).toEqual(model.vector('말모이'));
  });

  it('without n-grams has no vector for an unseen word', async () => {
    const model = await read(bytesOf(golden.wordsOnly.bin));
    expect(() => model.vector('wordz')).toThrow(/"wordz" has no vector.*Did you mean words, word/);
  });

  it('is refused when truncated, quantized, or of another version', async () => {
    const bytes = bytesOf(golden.subwords.bin);
    // What follows the input matrix is not read.
    const needed = bytes.length - (16 + 1 + 16 + 15 * 4 * 4);
    for (let length = 4; length < needed - 20; length += 7) {
      await expect(read(bytes.subarray(0, length))).rejects.toThrow(
        /^m\.bin: .*(cut short|damaged)/,
      );
    }
    const version = bytes.slice();
    version[4] = 13;
    await expect(read(version)).rejects.toThrow("m.bin: the model has fastText's format 13");
    await expect(read(new Uint8Array(100))).rejects.toThrow('m.bin: this is no model of fastText');
    // Of a stream's length nothing is known: room is made for what comes.
    const forged = bytes.slice();
    const size = [...bytes].findIndex(
      (byte, i) => i > 100 && byte === 54 && bytes[i + 8] === 4 && bytes[i + 1] === 0,
    );
    const view = new DataView(forged.buffer);
    for (const [place, value] of [
      [size, 6n + 2n ** 31n - 1n],
      [size, 2n ** 60n],
      [size + 8, 2n ** 31n],
    ] as const) {
      const other = forged.slice();
      new DataView(other.buffer).setBigInt64(place, value, true);
      const stream = readFastTextBin(readerOf(other), { name: 'm.bin' });
      await expect(stream).rejects.toThrow(/^m\.bin: .*(cut short|damaged)/);
    }
    view.setFloat32(size + 16, Number.NaN, true);
    await expect(read(forged)).rejects.toThrow(
      /^m\.bin: The vector of ".*" \(word 1\) holds a number/,
    );
    const quantized = bytes.slice();
    const rows = [...bytes].findIndex(
      (byte, i) => i > 100 && byte === 54 && bytes[i + 8] === 4 && bytes[i + 1] === 0,
    );
    quantized[rows - 1] = 1;
    await expect(read(quantized)).rejects.toThrow(/quantized \(\.ftz\)/);
  });
});

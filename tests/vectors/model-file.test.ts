import { expect, it } from 'vitest';
import { encodeModel } from '../../src/io/model-file.ts';
import { readVectors } from '../../src/vectors/read-vectors.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { wordVectorsToState } from '../../src/vectors/word-vectors-state.ts';

it('a model file of several megabytes is read from pieces of any size', async () => {
  const dimensions = 300;
  const words = WordList.of(Array.from({ length: 3000 }, (_, i) => `w${i}`));
  const numbers = Float32Array.from({ length: words.size * dimensions }, (_, i) => (i % 997) - 400);
  const vectors = new WordVectors({ words, vectors: numbers, dimensions });
  const bytes = Buffer.concat([...encodeModel(wordVectorsToState(vectors))]);
  for (const size of [10_007, 2 ** 16, 2 ** 20 + 1, bytes.length]) {
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
    };
    const read = await readVectors(pieces(), { name: 'v.malmoi' });
    expect(
      Buffer.compare(
        Buffer.from(
          read.vectors.vectors.buffer,
          read.vectors.vectors.byteOffset,
          numbers.byteLength,
        ),
        Buffer.from(numbers.buffer),
      ),
      String(size),
    ).toBe(0);
  }
});

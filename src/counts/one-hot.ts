import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { CsrMatrix } from './csr-matrix.ts';

/**
 * Builds one-hot rows: row i is 1 in column `ids[i]` and 0 elsewhere. Two different words are always at
 * Euclidean distance √2 and cosine similarity 0: one-hot vectors say nothing about meaning.
 * @param ids the words' numbers
 * @param size how many words the vocabulary has
 * @throws InputError when a number is not below `size`
 */
export function oneHot(ids: ArrayLike<number>, size: number): CsrMatrix {
  const columnIndices = new Uint32Array(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    if (!(Number.isInteger(id) && id >= 0 && id < size)) {
      throw new InputError(
        sentence(
          'counts/word-number',
        )`Word ${{ index: i }} has the number ${{ id }}; the vocabulary has 0 to ${{ last: size - 1 }}.`,
      );
    }
    columnIndices[i] = id;
  }
  return {
    rows: ids.length,
    columns: size,
    rowPointers: Uint32Array.from({ length: ids.length + 1 }, (_, row) => row),
    columnIndices,
    values: new Float64Array(ids.length).fill(1),
  };
}

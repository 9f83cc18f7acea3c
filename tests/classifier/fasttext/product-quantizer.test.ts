import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { DenseRows } from '../../../src/classifier/fasttext/parts.ts';
import {
  CENTROIDS,
  type Codebook,
  codesPerRow,
  encodeRows,
  learnCodebook,
} from '../../../src/classifier/fasttext/product-quantizer.ts';
import { QuantizedRows, quantizeRows } from '../../../src/classifier/fasttext/quantized-rows.ts';
import { readFastTextClassifier } from '../../../src/classifier/fasttext/read-fasttext.ts';

function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

function drawRows(count: number, dimensions: number, seed = 1): Float32Array {
  const random = createRandom(seed, 'rows');
  return Float32Array.from({ length: count * dimensions }, () => random.normal());
}

/** The squared distance of a piece of a row to a centroid, and the least one to any. */
function distances(
  { dimensions, subspace, centroids }: Codebook,
  row: Float32Array,
  codes: Uint8Array,
): [found: number, least: number][] {
  return [...codes].map((code, piece) => {
    const first = piece * subspace;
    const width = Math.min(subspace, dimensions - first);
    const far = Array.from({ length: CENTROIDS }, (_, c) => {
      let sum = 0;
      for (let j = 0; j < width; j++) {
        sum += (row[first + j] - centroids[CENTROIDS * first + c * width + j]) ** 2;
      }
      return sum;
    });
    return [far[code], Math.min(...far)];
  });
}

function errorOf(quantized: QuantizedRows, rows: Float32Array): number {
  const { dimensions } = quantized;
  let sum = 0;
  for (let row = 0; row < quantized.rows; row++) {
    const decoded = new Float64Array(dimensions);
    quantized.addRowTo(row, 1, decoded);
    for (let j = 0; j < dimensions; j++) sum += (decoded[j] - rows[row * dimensions + j]) ** 2;
  }
  return sum / rows.length;
}

describe('product quantization', () => {
  it('codes every piece by its nearest centroid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1000 }),
        (subspace, dimensions, seed) => {
          const centroids = drawRows(CENTROIDS, dimensions, seed);
          const book = { dimensions, subspace, centroids };
          const rows = drawRows(9, dimensions, seed + 1);
          const codes = finish(encodeRows(book, rows));
          const perRow = codesPerRow(book);
          for (let row = 0; row < 9; row++) {
            const numbers = rows.subarray(row * dimensions, (row + 1) * dimensions);
            const own = codes.subarray(row * perRow, (row + 1) * perRow);
            for (const [found, least] of distances(book, numbers, own)) expect(found).toBe(least);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps up to 256 rows exactly, also where the last piece is shorter', () => {
    const rows = drawRows(256, 5);
    const quantized = finish(
      quantizeRows(
        { data: rows, dimensions: 5 },
        { subspace: 3, norms: false },
        createRandom(1, 'q'),
      ),
    );
    expect(errorOf(quantized, rows)).toBe(0);
    const few = rows.subarray(0, 15);
    const ofFew = finish(
      quantizeRows(
        { data: few, dimensions: 5 },
        { subspace: 3, norms: false },
        createRandom(1, 'q'),
      ),
    );
    expect(ofFew.rows).toBe(3);
    expect(errorOf(ofFew, few)).toBe(0);
  });

  it('learns the same bytes from the same seed, and better centroids than chosen rows', () => {
    const rows = drawRows(3000, 4);
    const learn = (seed: number) =>
      finish(learnCodebook(rows, { dimensions: 4, subspace: 2 }, createRandom(seed, 'q')));
    const book = learn(1);
    expect(learn(1)).toEqual(book);
    expect(learn(2)).not.toEqual(book);
    const chosen = { ...book, centroids: drawRows(CENTROIDS, 4, 9) };
    const error = (one: Codebook) =>
      errorOf(new QuantizedRows({ codebook: one, codes: finish(encodeRows(one, rows)) }), rows);
    expect(error(book)).toBeLessThan(0.8 * error(chosen));
  });

  it('gives clusters to all centroids where most rows are alike', () => {
    const rows = new Float32Array(2 * 1000).fill(1);
    rows.set(drawRows(300, 2));
    const quantized = finish(
      quantizeRows(
        { data: rows, dimensions: 2 },
        { subspace: 2, norms: false },
        createRandom(3, 'q'),
      ),
    );
    expect(quantized.codebook.centroids.every(Number.isFinite)).toBe(true);
    expect(errorOf(quantized, rows)).toBeLessThan(0.001);
  });

  it('quantizes lengths apart, and leaves rows of zeros zero', () => {
    const rows = drawRows(2000, 4).map((value, i) => value * (i % 16 < 4 ? 0 : 2 ** (i % 7)));
    const plain = { subspace: 2, norms: false };
    const error = (how: { subspace: number; norms: boolean }) =>
      errorOf(finish(quantizeRows({ data: rows, dimensions: 4 }, how, createRandom(1, 'q'))), rows);
    expect(error({ ...plain, norms: true })).toBeLessThan(error(plain));
  });

  it('multiplies rows as they are added', () => {
    const rows = drawRows(400, 5);
    const quantized = finish(
      quantizeRows(
        { data: rows, dimensions: 5 },
        { subspace: 2, norms: true },
        createRandom(1, 'q'),
      ),
    );
    const vector = Float64Array.from({ length: 5 }, (_, i) => i - 2);
    for (const row of [0, 17, 399]) {
      const decoded = new Float64Array(5);
      quantized.addRowTo(row, 2, decoded);
      const product = decoded.reduce((sum, value, i) => sum + value * vector[i], 0);
      expect(2 * quantized.dotRow(row, vector)).toBeCloseTo(product, 10);
    }
  });

  it('finds the codes that fastText found with its centroids', async () => {
    const read = async (file: string) =>
      readFastTextClassifier(
        readFileSync(new URL(`../../golden/fasttext-classifiers/${file}`, import.meta.url)),
        file,
      );
    const [dense, quantized] = [(await read('ngrams.bin')).input, (await read('plain.ftz')).input];
    if (!(dense instanceof DenseRows && quantized instanceof QuantizedRows))
      throw new Error('kinds');
    expect(finish(encodeRows(quantized.codebook, dense.data))).toEqual(quantized.codes);
    // Ours, learned from the same rows, are as near to them.
    const how = { subspace: quantized.codebook.subspace, norms: false };
    const ours = finish(quantizeRows(dense, how, createRandom(1, 'q')));
    expect(errorOf(ours, dense.data)).toBeLessThan(1.1 * errorOf(quantized, dense.data));
  });
});

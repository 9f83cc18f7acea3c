import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { END_OF_TEXT } from '../../../src/classifier/fasttext/fasttext-features.ts';
import { FastTextForward } from '../../../src/classifier/fasttext/forward.ts';
import { DenseRows, type FastTextParts } from '../../../src/classifier/fasttext/parts.ts';
import { quantizeFastText } from '../../../src/classifier/fasttext/quantize-fasttext.ts';
import { quantizeFastTextToSize } from '../../../src/classifier/fasttext/quantize-to-size.ts';
import { QuantizedRows } from '../../../src/classifier/fasttext/quantized-rows.ts';
import { readFastTextClassifier } from '../../../src/classifier/fasttext/read-fasttext.ts';
import {
  rowMatrixFromTensors,
  rowMatrixToTensors,
} from '../../../src/classifier/fasttext/row-matrix-state.ts';
import {
  fastTextFileLength,
  writeFastTextClassifier,
} from '../../../src/classifier/fasttext/write-fasttext.ts';

const FOLDER = new URL('../../golden/fasttext-classifiers/', import.meta.url);

async function read(file: string): Promise<FastTextParts> {
  return readFastTextClassifier(readFileSync(new URL(file, FOLDER)), file);
}

function write(parts: FastTextParts): Buffer {
  return Buffer.concat([...writeFastTextClassifier(parts)]);
}

function sorted(parts: FastTextParts): [readonly string[], readonly number[]] {
  const { words, ngramRows } = parts;
  const buckets = ngramRows.kind === 'all' ? [] : [...ngramRows.buckets];
  return [words.words(), buckets.sort((a, b) => a - b)];
}

describe('quantizing classifiers', () => {
  it('keeps the words and n-grams that fastText keeps', async () => {
    const ours = await quantizeFastText(await read('ngrams.bin'), { cutoff: 300, subspace: 4 });
    expect(sorted(ours)).toEqual(sorted(await read('qnorm-cutoff.ftz')));
    const words = await quantizeFastText(await read('many.bin'), { cutoff: 270, output: true });
    expect(sorted(words)).toEqual(sorted(await read('qout.ftz')));
  });

  it('predicts nearly as before, and the same bytes come of the same seed', async () => {
    const parts = await read('ngrams.bin');
    const quantized = await quantizeFastText(parts);
    const [before, after] = [new FastTextForward(parts), new FastTextForward(quantized)];
    for (const text of ['밥 국 rice', 'the movie is very good .', '선수 win', '']) {
      after.probabilities(text).forEach((p, c) => {
        expect(Math.abs(p - before.probabilities(text)[c])).toBeLessThan(0.05);
      });
    }
    expect(write(await quantizeFastText(parts)).equals(write(quantized))).toBe(true);
    expect(write(await quantizeFastText(parts, { seed: 2 })).equals(write(quantized))).toBe(false);
  });

  it('is as long as fastText makes it, and is read again', async () => {
    const quantized = await quantizeFastText(await read('ngrams.bin'), { norms: false });
    const bytes = write(quantized);
    expect(bytes.length).toBe(readFileSync(new URL('plain.ftz', FOLDER)).length);
    const again = await readFastTextClassifier(bytes, 'written');
    const [one, other] = [new FastTextForward(quantized), new FastTextForward(again)];
    expect(other.probabilities('영화 배우')).toEqual(one.probabilities('영화 배우'));
  });

  it('meets a size with as many features as fit', async () => {
    const parts = await read('ngrams.bin');
    const bytes = 10_000;
    const { parts: small, choice } = await quantizeFastTextToSize(parts, {
      ...{ bytes, measure: fastTextFileLength },
    });
    expect(fastTextFileLength(small)).toBeLessThanOrEqual(bytes);
    expect(fastTextFileLength(small)).toBeGreaterThan(bytes - 40);
    expect(small.input.rows).toBe(choice.cutoff);
    expect(small.words.find(END_OF_TEXT)).toBeGreaterThanOrEqual(0);
    expect(choice).toMatchObject({ norms: true, output: false, subspace: 2 });
    const all = await quantizeFastTextToSize(parts, { bytes: 1e6, measure: fastTextFileLength });
    expect(all.choice.cutoff).toBe(parts.input.rows);
    expect(all.parts.ngramRows).toEqual({ kind: 'all' });
  });

  it('quantizes the rows of many classes, too', async () => {
    const few = await read('many.bin');
    const labels = Array.from({ length: 4000 }, (_, i) => `class ${i}`);
    const parts: FastTextParts = {
      ...{ ...few, labels, labelCounts: new Float64Array(4000).fill(1) },
      output: new DenseRows(
        Float32Array.from({ length: 16_000 }, (_, i) => Math.sin(i)),
        4,
      ),
    };
    const size = { bytes: 150_000, measure: fastTextFileLength };
    const { parts: small, choice } = await quantizeFastTextToSize(parts, size);
    expect(choice.output).toBe(true);
    expect(small.output).toBeInstanceOf(QuantizedRows);
    expect(fastTextFileLength(small)).toBeLessThanOrEqual(size.bytes);
  });

  it('says what size is too small, and that nothing is quantized twice', async () => {
    const parts = await read('ngrams.bin');
    const size = { bytes: 1000, measure: fastTextFileLength };
    await expect(quantizeFastTextToSize(parts, size)).rejects.toThrow(
      /cannot be quantized to 1000 bytes: with a single word it has \d{4}\./,
    );
    await expect(quantizeFastText(await read('plain.ftz'))).rejects.toThrow(/quantized already/);
    await expect(quantizeFastText(parts, { cutoff: 0 })).rejects.toThrow(/cutoff/);
    const abort = AbortSignal.abort();
    await expect(quantizeFastText(parts, { signal: abort })).rejects.toThrow(
      /Stopped before the end/,
    );
  });

  it('is kept as tensors', async () => {
    for (const file of ['ngrams.bin', 'plain.ftz', 'qnorm-cutoff.ftz', 'qout-qnorm.ftz']) {
      const { input, output, shape } = await read(file);
      for (const matrix of [input, output]) {
        const tensors = rowMatrixToTensors('input', matrix);
        const { dimensions } = shape;
        const again = rowMatrixFromTensors({ tensors }, 'input', { rows: matrix.rows, dimensions });
        expect(again).toEqual(matrix);
        expect(rowMatrixFromTensors({ tensors }, 'input', { dimensions })).toEqual(matrix);
      }
    }
  });

  it('refuses tensors that do not fit together', async () => {
    const { input } = await read('qnorm-cutoff.ftz');
    const tensors = rowMatrixToTensors('input', input);
    const open = (changes: Record<string, { shape: number[]; data: Float32Array | Uint32Array }>) =>
      rowMatrixFromTensors({ tensors: { ...tensors, ...changes } }, 'input', { dimensions: 6 });
    expect(() => open({ 'input.subspace': { shape: [1], data: Uint32Array.of(2) } })).toThrow(
      /codes a row, which 6 dimensions in pieces of 2 do not give/,
    );
    expect(() => open({ 'input.subspace': { shape: [1], data: Uint32Array.of(0) } })).toThrow(
      /pieces/,
    );
    const centroids = new Float32Array(256 * 6).fill(Number.NaN);
    expect(() => open({ 'input.centroids': { shape: [256 * 6], data: centroids } })).toThrow(
      /not finite/,
    );
    expect(() => rowMatrixFromTensors({ tensors }, 'input', { rows: 7, dimensions: 6 })).toThrow(
      /input\.codes/,
    );
  });
});

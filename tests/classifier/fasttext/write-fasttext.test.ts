import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WordTable } from '../../../src/base/word-table.ts';
import { FastTextForward } from '../../../src/classifier/fasttext/forward.ts';
import { DenseRows, type FastTextParts } from '../../../src/classifier/fasttext/parts.ts';
import { readFastTextClassifier } from '../../../src/classifier/fasttext/read-fasttext.ts';
import {
  fastTextFileLength,
  writeFastTextClassifier,
} from '../../../src/classifier/fasttext/write-fasttext.ts';
import { createTextPipeline, type TextPipelineOptions } from '../../../src/text/index.ts';

const FOLDER = new URL('../../golden/fasttext-classifiers/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => /\.(bin|ftz)$/.test(file));

function write(parts: FastTextParts): Buffer {
  return Buffer.concat([...writeFastTextClassifier(parts)]);
}

/** A classifier with n-grams, of which buckets 3 and 8 have rows. */
function partsOf(
  pipeline: TextPipelineOptions,
  changes: Partial<FastTextParts> = {},
): FastTextParts {
  return {
    shape: {
      ...{ analyzer: createTextPipeline(pipeline), dimensions: 2, wordNgrams: 2, minn: 0, maxn: 0 },
      ...{ bucket: 10, loss: 'softmax', sigmoid: 'exact' },
    },
    words: WordTable.of(['</s>', '좋은', 'film']),
    wordCounts: Float64Array.of(5, 4, 2),
    ngramRows: { kind: 'listed', buckets: Int32Array.of(8, 3), others: 'zero' },
    ...{ labels: ['good', 'bad'], labelCounts: Float64Array.of(3, 2), documents: 5 },
    input: new DenseRows(
      Float32Array.from({ length: 10 }, (_, i) => i - 4),
      2,
    ),
    output: new DenseRows(Float32Array.of(1, 2, -1, 0.5), 2),
    ...changes,
  };
}

const WHITE_SPACE: TextPipelineOptions = { tokenizer: { kind: 'whitespace' } };

describe('writing classifiers for fastText', () => {
  it.each(FILES)('%s is what was read', async (file) => {
    const bytes = readFileSync(new URL(file, FOLDER));
    const parts = await readFastTextClassifier(bytes, file);
    const written = write(parts);
    const again = await readFastTextClassifier(written, file);
    expect({
      ...again,
      shape: { ...again.shape, analyzer: 0 },
      words: again.words.words(),
    }).toEqual({
      ...parts,
      shape: { ...parts.shape, analyzer: 0 },
      words: parts.words.words(),
    });
    expect(written.length).toBe(bytes.length);
    expect(fastTextFileLength(parts)).toBe(bytes.length);
    // Options of the training are not kept, and the order of what pruning kept is that of a hash table there.
    const dictionary = 64;
    if (file.endsWith('.bin')) {
      expect(written.subarray(dictionary).equals(bytes.subarray(dictionary))).toBe(true);
    }
  });

  it('gives every bucket a row, and predicts the same', async () => {
    const parts = partsOf(WHITE_SPACE);
    const again = await readFastTextClassifier(write(parts), 'written');
    expect(again.ngramRows).toEqual({ kind: 'all' });
    expect(again.input.rows).toBe(3 + 10);
    const input = again.input as DenseRows;
    expect([...input.data.subarray(2 * (3 + 8), 2 * (3 + 9))]).toEqual([2, 3]);
    expect([...input.data.subarray(2 * 3, 2 * (3 + 3))]).toEqual([0, 0, 0, 0, 0, 0]);
    const [before, after] = [new FastTextForward(parts), new FastTextForward(again)];
    for (const text of ['', '좋은 film', 'film film unknown 좋은', '좋은']) {
      expect(after.probabilities(text)).toEqual(before.probabilities(text));
    }
  });

  it.each<[string, TextPipelineOptions]>([
    ['words', {}],
    ['characters', { tokenizer: { kind: 'graphemes' } }],
    ['lower case', { ...WHITE_SPACE, normalize: { letterCase: 'lower' } }],
    ['stop words', { ...WHITE_SPACE, stopWords: ['the'] }],
    ['stems', { ...WHITE_SPACE, stem: 'korean' }],
  ])('refuses %s, which fastText does not know', (_, pipeline) => {
    expect(() => write(partsOf(pipeline))).toThrow(
      /fastText cuts texts at white space and changes nothing else/,
    );
  });

  it('refuses a NUL, and n-grams that are left out of a dense matrix', () => {
    expect(() => write(partsOf(WHITE_SPACE, { labels: ['a', 'b\0c'] }))).toThrow(/holds a NUL/);
    const ngramRows = { kind: 'listed', buckets: Int32Array.of(8, 3), others: 'absent' } as const;
    expect(() => write(partsOf(WHITE_SPACE, { ngramRows }))).toThrow(/in quantized models/);
  });
});

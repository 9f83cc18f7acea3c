import { describe, expect, test } from 'vitest';
import { WordTable } from '../../../src/base/word-table.ts';
import {
  FastTextFeatures,
  type FeatureParts,
} from '../../../src/classifier/fasttext/fasttext-features.ts';
import type { NgramRows } from '../../../src/classifier/fasttext/parts.ts';
import { createTextPipeline } from '../../../src/text/pipeline.ts';

const ALL: NgramRows = { kind: 'all' };

function partsOf(
  ngramRows: NgramRows,
  settings: Partial<FeatureParts['shape']> = {},
): FeatureParts {
  return {
    shape: {
      analyzer: createTextPipeline({ tokenizer: { kind: 'whitespace' } }),
      ...{ dimensions: 2, wordNgrams: 2, minn: 0, maxn: 0, bucket: 1000 },
      ...{ loss: 'softmax', sigmoid: 'exact' },
      ...settings,
    },
    words: WordTable.of(['</s>', 'good', 'film']),
    ngramRows,
  };
}

function find(parts: FeatureParts, text: string) {
  const features = new FastTextFeatures(parts);
  const { length, counted } = features.find(text);
  return { rows: [...features.found.subarray(0, length)], counted };
}

describe('the features of a text', () => {
  test('are its known words, then its n-grams of words, unknown ones too', () => {
    const names = new FastTextFeatures(partsOf(ALL)).namesIn('good new film');
    expect(names.map(({ feature }) => feature)).toEqual([
      ...['good', 'film', '</s>'],
      ...['good new', 'new film', 'film </s>'],
    ]);
    expect(names.slice(0, 3).map(({ row }) => row)).toEqual([1, 2, 0]);
    expect(names.slice(3).every(({ row }) => row >= 3 && row < 1003)).toBe(true);
  });

  test('are the same by name and by number, with every kind of rows', () => {
    const settings = { minn: 2, maxn: 3, wordNgrams: 3 };
    for (const rows of [
      ALL,
      { kind: 'listed', buckets: Int32Array.of(5, 901, 77), others: 'zero' },
      { kind: 'listed', buckets: Int32Array.of(), others: 'absent' },
    ] as const) {
      const parts = partsOf(rows, settings);
      const text = 'good café 좋은 film film';
      const named = new FastTextFeatures(parts).namesIn(text);
      const found = find(parts, text);
      expect(named.map(({ row }) => row).filter((row) => row >= 0)).toEqual(found.rows);
      expect(named.length).toBe(found.counted);
    }
  });

  test('are n-grams of the letters of unknown words, but not of the end of the text', () => {
    const parts = partsOf(ALL, { minn: 2, maxn: 2, wordNgrams: 1 });
    const named = new FastTextFeatures(parts).namesIn('좋다');
    expect(named.map(({ feature }) => feature)).toEqual(['<좋', '좋다', '다>', '</s>']);
  });

  test('count what has no row in the mean, or leave it out', () => {
    const buckets = Int32Array.of();
    const zero = partsOf({ kind: 'listed', buckets, others: 'zero' });
    expect(find(zero, 'good film')).toEqual({ rows: [1, 2, 0], counted: 5 });
    const absent = partsOf({ kind: 'listed', buckets, others: 'absent' });
    expect(find(absent, 'good film')).toEqual({ rows: [1, 2, 0], counted: 3 });
  });

  test('are not labels, and never none', () => {
    const parts = partsOf(ALL, { wordNgrams: 1 });
    expect(find(parts, '__label__good good')).toEqual({ rows: [1, 0], counted: 2 });
    expect(find(parts, '')).toEqual({ rows: [0], counted: 1 });
  });
});

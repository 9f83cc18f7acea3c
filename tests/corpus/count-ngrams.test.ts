import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNgrams } from '../../src/corpus/count-ngrams.ts';
import { TextCorpus } from '../../src/corpus/text-corpus.ts';
import { createByteText } from '../../src/corpus/text-source.ts';
import { CountVectorizer } from '../../src/counts/count-vectorizer.ts';
import type { NgramCount } from '../../src/counts/counted-ngrams.ts';
import { type CsrMatrix, toDense } from '../../src/counts/csr-matrix.ts';
import type { NgramCountOptions } from '../../src/counts/ngram-count-options.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';

/** Cut in their bytes, cut as strings, and cut into characters. */
const ANALYZERS = {
  whitespace: createTextPipeline({ tokenizer: { kind: 'whitespace' } }),
  lowercase: createTextPipeline({ normalize: { letterCase: 'lower' } }),
  graphemes: createTextPipeline({ tokenizer: { kind: 'graphemes' } }),
};

async function count(
  documents: readonly string[],
  analyzer: keyof typeof ANALYZERS,
  options: NgramCountOptions,
) {
  const bytes = new TextEncoder().encode(documents.map((one) => `${one}\n`).join(''));
  const source = createByteText({
    ...{ name: 'memory.txt', size: bytes.length, rereadable: true },
    async *open() {
      yield bytes;
    },
  });
  const counted = await countNgrams(
    new TextCorpus([source], { analyzer: ANALYZERS[analyzer] }),
    options,
  );
  const ngrams: NgramCount[] = [];
  for await (const some of counted.read()) ngrams.push(...some);
  return { ...counted, ngrams };
}

/** The columns of scikit-learn's matrix, which other tests compare with scikit-learn's own. */
function columnsOf(
  documents: readonly string[],
  analyzer: keyof typeof ANALYZERS,
  options: Pick<NgramCountOptions, 'ngramRange' | 'minDf' | 'maxDf'>,
): Map<string, readonly [count: number, documents: number]> {
  const vectorizer = new CountVectorizer({ analyzer: ANALYZERS[analyzer], ...options });
  let matrix: CsrMatrix;
  try {
    matrix = vectorizer.fitTransform(documents);
  } catch (error) {
    if (codeOf(error) === 'counts/no-features') return new Map();
    throw error;
  }
  const rows = toDense(matrix);
  const names = vectorizer.featureNames();
  return new Map(
    names.map((name, column) => {
      const values = rows.map((row) => row[column] ?? 0);
      return [name, [values.reduce((a, b) => a + b, 0), values.filter((x) => x > 0).length]];
    }),
  );
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

const joined = ({ tokens }: NgramCount, analyzer: keyof typeof ANALYZERS): string =>
  tokens.join(ANALYZERS[analyzer].cutsIntoCharacters ? '' : ' ');

describe('n-grams with their documents', () => {
  const word = fc.constantFrom('a', 'B', 'b', '말', '모이', '😀');
  const document = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

  it.each(['whitespace', 'lowercase', 'graphemes'] as const)(
    'are the sums over the columns of CountVectorizer: %s',
    async (analyzer) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(document, { minLength: 2, maxLength: 8 }),
          fc.constantFrom([1, 1], [1, 2], [2, 3], [3, 3]),
          fc.constantFrom({}, { minDf: 2 }, { maxDf: 0.6 }, { minDf: 0.2, maxDf: 5 }),
          async (documents, [first, last], limits) => {
            const options = { ngramRange: [first, last] as const, ...limits };
            const counted = await count(documents, analyzer, options);
            const found = counted.ngrams.map(
              (one) => [joined(one, analyzer), [one.count, one.documents]] as const,
            );
            expect(new Map(found)).toEqual(columnsOf(documents, analyzer, options));
            expect([counted.size, counted.documents]).toEqual([found.length, documents.length]);
            for (const [i, { count }] of counted.ngrams.entries()) {
              expect(count).toBeLessThanOrEqual(counted.ngrams[i - 1]?.count ?? count);
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('are the most frequent where their number is bounded, and those that come often enough', async () => {
    const documents = ['b a b', 'b c'];
    const { ngrams, distinctNgrams } = await count(documents, 'whitespace', {
      ...{ ngramRange: [1, 2], maxSize: 3 },
    });
    expect(ngrams.map(({ tokens }) => tokens)).toEqual([['b'], ['a'], ['a', 'b']]);
    expect(distinctNgrams).toBe(6);
    const frequent = await count(documents, 'whitespace', { minCount: 2 });
    expect(frequent.ngrams).toEqual([{ tokens: ['b'], count: 3, documents: 2 }]);
  });

  it('are the same in little memory, with a disk', async () => {
    const documents = Array.from(
      { length: 6000 },
      (_, i) => `w${i} w${(i * i) % 997} w${i % 7} 말${(i * 31) % 4001} w${i % 7}`,
    );
    const options = { ngramRange: [1, 3] as const };
    const whole = await count(documents, 'whitespace', options);
    const memory = { memoryLimitBytes: 2 ** 20 };
    const scratch = openMemoryScratch();
    let files = 0;
    const counting = {
      ...scratch,
      createFile: () => {
        files++;
        return scratch.createFile();
      },
    };
    const spilled = await count(documents, 'whitespace', {
      ...{ ...options, ...memory, scratch: counting },
    });
    expect(files).toBeGreaterThan(3);
    expect(spilled.ngrams).toEqual(whole.ngrams);
    expect(spilled.distinctNgrams).toBe(whole.distinctNgrams);
    await expect(count(documents, 'whitespace', { ...options, ...memory })).rejects.toThrow(
      'too many n-grams',
    );
  });

  it('end at a signal', async () => {
    const signal = AbortSignal.abort();
    const source = createByteText({
      ...{ name: 'memory.txt', rereadable: true },
      async *open() {
        yield new TextEncoder().encode('a b\n');
      },
    });
    await expect(countNgrams(new TextCorpus([source], { signal }))).rejects.toThrow(
      'Stopped before the end',
    );
  });

  it('refuses limits that leave nothing, and options out of range', async () => {
    await expect(count(['a'], 'whitespace', { minDf: 3, maxDf: 2 })).rejects.toThrow('below');
    await expect(count(['a'], 'whitespace', { ngramRange: [2, 1] })).rejects.toThrow('2 to 1');
    await expect(count(['a'], 'whitespace', { memoryLimitBytes: 1 })).rejects.toThrow('memory');
  });
});

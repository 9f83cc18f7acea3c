import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import {
  type CellBlock,
  cooccurrenceMatrix,
} from '../../../src/counts/co-occurrence/cell-block.ts';
import {
  CooccurrenceCounter,
  type CooccurrenceOptions,
} from '../../../src/counts/co-occurrence/co-occurrence-counter.ts';
import {
  decodeCooccurrences,
  encodeCooccurrences,
} from '../../../src/counts/co-occurrence/co-occurrence-file.ts';
import { createDistanceWeights } from '../../../src/counts/co-occurrence/distance-weights.ts';
import { mergeSortedCells } from '../../../src/counts/co-occurrence/merge-cells.ts';
import { readSpilledCells, spillCells } from '../../../src/counts/co-occurrence/spilled-cells.ts';
import { TokenChunk } from '../../../src/counts/co-occurrence/token-chunk.ts';
import { toDense } from '../../../src/counts/csr-matrix.ts';
import { openNodeScratch } from '../../../src/io/node-scratch.ts';
import type { Scratch } from '../../../src/io/scratch.ts';
import { expectToHearTimer, longestStretch } from '../../support/hear-abort.ts';

async function count(
  words: number,
  lines: readonly (readonly number[])[],
  options?: CooccurrenceOptions,
): Promise<CellBlock[]> {
  const counter = new CooccurrenceCounter(words, options);
  for (const line of lines) await counter.add(line);
  const blocks: CellBlock[] = [];
  for await (const block of counter.finish()) blocks.push(block);
  return blocks;
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const dense = async (words: number, blocks: readonly CellBlock[]): Promise<number[][]> =>
  toDense(await cooccurrenceMatrix(words, stream(blocks)));

/** The definition: every position, every neighbor on either side. */
function naive(words: number, lines: readonly (readonly number[])[], window: number): number[][] {
  const matrix = Array.from({ length: words }, () => new Array<number>(words).fill(0));
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      for (let j = Math.max(0, i - window); j <= Math.min(line.length - 1, i + window); j++) {
        if (i !== j) matrix[line[i]!]![line[j]!]! += 1 / Math.abs(i - j);
      }
    }
  }
  return matrix;
}

describe('co-occurrence counts', () => {
  it('gives the 7 × 7 matrix of the notes', async () => {
    const vocabulary = ['I', 'like', 'enjoy', 'deep', 'learning', 'NLP', 'flying'];
    const lines = ['I like deep learning', 'I like NLP', 'I enjoy flying'].map((line) =>
      line.split(' ').map((word) => vocabulary.indexOf(word)),
    );
    const blocks = await count(7, lines, { window: 1, weighting: 'uniform' });
    expect(await dense(7, blocks)).toEqual([
      [0, 2, 1, 0, 0, 0, 0],
      [2, 0, 0, 1, 0, 1, 0],
      [1, 0, 0, 0, 0, 0, 1],
      [0, 1, 0, 0, 1, 0, 0],
      [0, 0, 0, 1, 0, 0, 0],
      [0, 1, 0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0, 0, 0],
    ]);
  });

  it('weights a neighbor by 1/distance with inverse-distance, and skips unknown words', async () => {
    const blocks = await count(3, [[0, -1, 1, 2]], { window: 2 });
    expect(await dense(3, blocks)).toEqual([
      [0, 1, 0.5],
      [1, 0, 1],
      [0.5, 1, 0],
    ]);
  });

  it('counts a word next to itself from both sides', async () => {
    expect(await dense(1, await count(1, [[0, 0, 0]], { window: 1 }))).toEqual([[4]]);
  });

  const corpus = fc.record({
    window: fc.integer({ min: 1, max: 6 }),
    lines: fc.array(fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 30 }), {
      maxLength: 12,
    }),
  });

  it('equals the naive count for any text', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async ({ window, lines }) => {
        const counted = await dense(12, await count(12, lines, { window }));
        const expected = naive(12, lines, window);
        counted.forEach((row, i) => {
          row.forEach((value, j) => {
            expect(value).toBeCloseTo(expected[i]![j]!, 10);
          });
        });
      }),
    );
  });

  it('gives bit-identical counts however the text is cut into chunks', async () => {
    const scratch = await openNodeScratch();
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.integer({ min: 14, max: 40 }),
        async ({ window, lines }, size) => {
          const { whole, unit } = createDistanceWeights(window, 'inverse-distance');
          const chunk = new TokenChunk(12, window, size);
          const runs = [];
          for (const line of lines) {
            let taken = chunk.push(line, 0);
            while (taken < line.length) {
              const file = await scratch.createFile();
              const length = await spillCells(file, chunk.sorted(whole, 3));
              runs.push(readSpilledCells(file, length, 4));
              chunk.restart();
              taken = chunk.push(line, taken);
            }
            chunk.endLine();
          }
          const merged = mergeSortedCells([chunk.sorted(whole, 5), ...runs]);
          const block = await merged.next();
          const [expected] = await count(12, lines, { window });
          expect(block?.length ?? 0).toBe(expected?.rows.length ?? 0);
          for (let i = 0; i < (block?.length ?? 0); i++) {
            expect(block!.ids[4 * i]).toBe(expected!.rows[i]);
            expect(block!.ids[4 * i + 1]).toBe(expected!.columns[i]);
            expect(block!.sums[2 * i + 1]! / unit).toBe(expected!.values[i]);
          }
        },
      ),
      { numRuns: 50 },
    );
    await scratch.dispose();
  });

  it('spills to scratch above the memory limit and yields the same blocks, even for a longer line', async () => {
    const node = await openNodeScratch();
    let mostRead = 0;
    const scratch: Scratch = {
      ...node,
      async createFile() {
        const file = await node.createFile();
        return {
          ...file,
          read(position, length, room) {
            mostRead = Math.max(mostRead, length);
            return file.read(position, length, room);
          },
        };
      },
    };
    // Three chunks of 131,072 tokens, of which one line fills two; 100,000 cells need two blocks.
    const random = createRandom(1, 'words');
    const line = Array.from({ length: 250_000 }, () => random.integer(512));
    const lines = [line, line.slice(0, 100_000)];
    const inMemory = await count(512, lines, { window: 3 });
    const spilled = await count(512, lines, { window: 3, memoryLimitBytes: 2 ** 20, scratch });
    expect(spilled.length).toBeGreaterThan(1);
    expect(spilled).toEqual(inMemory);
    // Two chunks were spilled, and are read side by side within the limit.
    expect(mostRead).toBeLessThanOrEqual(2 ** 20 / 2);
    await scratch.dispose();
  });

  it('says what to do when there is no disk to spill to', async () => {
    const line = new Array<number>(140_000).fill(0);
    await expect(count(1, [line], { memoryLimitBytes: 2 ** 20 })).rejects.toThrow(
      /1048576 bytes of memory.*no disk/,
    );
  });

  it.each([
    [{ window: 0 }, /window/],
    [{ window: 1.5 }, /window/],
    [{ window: 1001 }, /from 1 to 1000/],
    [{ memoryLimitBytes: 10 }, /from 1048576 up/],
  ])('refuses %o', (options, message) => {
    expect(() => new CooccurrenceCounter(5, options)).toThrow(message);
  });

  it('refuses an id outside the vocabulary', async () => {
    await expect(count(2, [[0, 2]])).rejects.toThrow(
      'Word 2 is outside the vocabulary of 2 words.',
    );
  });

  it('keeps weights exact up to a window of 18 and close to exact beyond', () => {
    for (const window of [1, 10, 18, 19, 40]) {
      const { whole, unit } = createDistanceWeights(window, 'inverse-distance');
      for (let distance = 1; distance <= window; distance++) {
        const error = Math.abs(whole[distance]! - unit / distance);
        expect(error).toBeLessThanOrEqual(window <= 18 ? 0 : 0.5);
      }
      expect(unit).toBeLessThanOrEqual(2 ** 24);
    }
  });
});

describe('the file of co-occurrences', () => {
  const header = {
    window: 2,
    weighting: 'inverse-distance' as const,
    words: ['나', '는', 'cat'],
    counts: Float64Array.of(3, 2, 1),
  };

  async function encode(): Promise<Uint8Array> {
    const blocks = await count(3, [[0, 1, 2, 0]], { window: 2 });
    const pieces: Uint8Array[] = [];
    for await (const piece of encodeCooccurrences(header, stream(blocks))) pieces.push(piece);
    return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
  }

  async function decode(bytes: Uint8Array, piece = bytes.length): Promise<unknown> {
    const pieces = [];
    for (let i = 0; i < bytes.length; i += piece) pieces.push(bytes.subarray(i, i + piece));
    const file = await decodeCooccurrences(stream(pieces), 'x.cooc');
    const blocks = [];
    for await (const block of file.blocks) blocks.push(block);
    return { ...file.header, blocks };
  }

  it('reads back as it was written, however the bytes are chunked', async () => {
    const blocks = await count(3, [[0, 1, 2, 0]], { window: 2 });
    const bytes = await encode();
    for (const piece of [1, 7, 64, bytes.length]) {
      expect(await decode(bytes, piece)).toEqual({ ...header, blocks });
    }
  });

  it('is refused when truncated anywhere, and when it is another kind of file', async () => {
    const bytes = await encode();
    for (let length = 0; length < bytes.length; length++) {
      await expect(decode(bytes.subarray(0, length))).rejects.toThrow(/^x\.cooc: .*ends too soon/);
    }
    await expect(decode(new Uint8Array(100))).rejects.toThrow(/no file of co-occurrence/);
  });

  it('is refused when forged, with an error that names it', async () => {
    const bytes = await encode();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const forged = bytes.slice();
          forged[at]! ^= by;
          await decode(forged).catch((error: Error) => expect(error.message).toMatch(/^x\.cooc: /));
        },
      ),
    );
  });
});

describe('aborting a count', () => {
  const line = Array.from({ length: 1000 }, (_, i) => i % 7);

  it('reacts to a timer while reading and while adding up', async () => {
    await expectToHearTimer(async (work) => {
      const counter = new CooccurrenceCounter(7, work);
      for (;;) await counter.add(line.slice(0, 1));
    });
    await expectToHearTimer(async (work) => {
      const counter = new CooccurrenceCounter(7, { ...work, window: 1000 });
      for (let i = 0; i < 20; i++) await counter.add(line);
      for await (const block of counter.finish()) expect(block.rows.length).toBeGreaterThan(0);
    });
  });

  it('offers a break after about 65,000 neighbors at most', async () => {
    const longest = await longestStretch(async (work) => {
      const counter = new CooccurrenceCounter(7, { ...work, window: 1000 });
      // Less than the stretches of counting.
      for (let i = 0; i < 500; i++) await counter.add(line.slice(0, 20));
      for await (const _ of counter.finish());
    });
    // Occurrences of a word, each with up to 2,000 neighbors.
    expect(longest).toBeGreaterThan(20);
    expect(longest).toBeLessThanOrEqual(2 * 33);
  });
});

it('a file with counts that are none is refused', async () => {
  const header = { window: 2, weighting: 'uniform', words: ['a', 'b'] } as const;
  const block = (value: number) => ({
    rows: Uint32Array.of(0),
    columns: Uint32Array.of(1),
    values: Float64Array.of(value),
  });
  const read = async (count: number, value: number): Promise<number> => {
    async function* blocks() {
      yield block(value);
    }
    const pieces: Uint8Array[] = [];
    const counts = Float64Array.of(3, count);
    for await (const piece of encodeCooccurrences({ ...header, counts }, blocks())) {
      pieces.push(piece.slice());
    }
    const file = await decodeCooccurrences(Buffer.concat(pieces), 'x.cooc');
    let cells = 0;
    for await (const { rows } of file.blocks) cells += rows.length;
    return cells;
  };
  expect(await read(2, 1)).toBe(1);
  for (const [count, value] of [
    [NaN, 1],
    [-1, 1],
    [Infinity, 1],
    [2, NaN],
    [2, Infinity],
  ] as const) {
    await expect(read(count, value)).rejects.toThrow(
      'x.cooc: the file of co-occurrence counts is damaged',
    );
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTokens, splitTokens, writeJoined } from '../../src/counts/ngram-names.ts';
import type { TermCount } from '../../src/counts/term-counts.ts';
import { rankTerms } from '../../src/counts/terms/rank-terms.ts';
import { byText } from '../../src/counts/terms/sorted-terms.ts';
import { TermBlock } from '../../src/counts/terms/term-block.ts';
import { TermSorter } from '../../src/counts/terms/term-sorter.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '말', '😀', '\ud800', '\x1f', '') });
const term = fc.record({
  term: text,
  total: fc.integer({ min: 1, max: 9 }),
  documents: fc.integer({ min: 1, max: 9 }),
});
/** Terms of a block, each once. */
const block = fc.uniqueArray(term, { selector: (one) => one.term, maxLength: 40 });
const ALL = { minCount: 0, fewest: 0, most: Infinity };

function blockOf(terms: readonly TermCount[]): TermBlock {
  const made = new TermBlock();
  for (const { term, total, documents } of terms) made.add(term, total, documents);
  return made;
}

async function listTerms(blocks: AsyncIterable<TermBlock>): Promise<TermCount[]> {
  const terms: TermCount[] = [];
  for await (const one of blocks) terms.push(...one);
  return terms;
}

const encode = (word: string): Buffer => Buffer.from(word);

/** Compares by code points, as UTF-8 does. */
const byCodePoints = (a: string, b: string): number => {
  const [left, right] = [a, b].map((one) => Array.from(one, (c) => c.codePointAt(0) ?? 0));
  const at = left.findIndex((code, i) => code !== right[i]);
  return at < 0 ? left.length - right.length : left[at] - (right[at] ?? -1);
};

function addUp(blocks: readonly (readonly TermCount[])[]): Map<string, TermCount> {
  const sums = new Map<string, TermCount>();
  for (const { term, total, documents } of blocks.flat()) {
    const known = sums.get(term);
    sums.set(term, {
      ...{ term, total: total + (known?.total ?? 0) },
      documents: documents + (known?.documents ?? 0),
    });
  }
  return sums;
}

describe('terms', () => {
  it('are the same from their bytes', () => {
    fc.assert(
      fc.property(block, (terms) => {
        const made = blockOf(terms);
        const bytes = made.encode();
        expect(bytes.length).toBe(made.byteLength);
        expect([...TermBlock.decode(bytes, made.size)]).toEqual(terms);
      }),
    );
  });

  it('of several runs come in order, each once, with the sums of its counts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const sorter = new TermSorter(byText, {
          memoryLimitBytes: 1,
          scratch: openMemoryScratch(),
        });
        const [rest, ...spilled] = blocks;
        for (const terms of spilled) await sorter.spill(blockOf(terms));
        const expected = [...addUp(blocks).values()].sort((a, b) => byCodePoints(a.term, b.term));
        expect(await listTerms(sorter.sorted(blockOf(rest)))).toEqual(expected);
      }),
    );
  });

  it.each([1, 100, Infinity])('are ranked in any memory: %d bytes', async (memoryLimitBytes) => {
    await fc.assert(
      fc.asyncProperty(block, async (terms) => {
        const work = { memoryLimitBytes, scratch: openMemoryScratch() };
        const ranked = await rankTerms([blockOf(terms)], ALL, work);
        const expected = terms.toSorted(
          (a, b) => b.total - a.total || byCodePoints(a.term, b.term),
        );
        expect([ranked.size, ranked.distinct]).toEqual([terms.length, terms.length]);
        expect(await listTerms(ranked.read())).toEqual(expected);
        expect(await listTerms(ranked.read())).toEqual(expected);
      }),
    );
  });

  it('in more pieces than one are merged whole', async () => {
    const terms = Array.from({ length: 5000 }, (_, i) => ({
      ...{ term: `t${(i * 7919) % 5000}`, total: 1, documents: 1 },
    }));
    const sorter = new TermSorter(byText, { memoryLimitBytes: 1, scratch: openMemoryScratch() });
    for (const _ of [1, 2]) await sorter.spill(blockOf(terms));
    const sorted = await listTerms(sorter.sorted(blockOf(terms)));
    expect(sorted.map(({ term }) => term)).toEqual(terms.map(({ term }) => term).sort());
    expect(sorted.every(({ total, documents }) => total === 3 && documents === 3)).toBe(true);
  });

  it('of many runs are read within the memory limit', async () => {
    const memoryLimitBytes = 2 ** 20;
    const scratch = openMemoryScratch();
    const held: number[] = [];
    const watched = {
      ...scratch,
      createFile: async () => {
        const file = await scratch.createFile();
        const id = held.push(0) - 1;
        return {
          ...{ write: (bytes: Uint8Array) => file.write(bytes) },
          read: (position: number, length: number) => {
            held[id] = length;
            return file.read(position, length);
          },
        };
      },
    };
    const sorter = new TermSorter(byText, { memoryLimitBytes, scratch: watched });
    const words = Array.from({ length: 1500 }, (_, i) => `${i} of some words`);
    for (let run = 0; run < 60; run++) {
      await sorter.spill(
        blockOf(words.map((word) => ({ term: `${word} ${run % 3}`, total: 1, documents: 1 }))),
      );
    }
    let most = 0;
    let found = 0;
    for await (const piece of sorter.sorted(new TermBlock())) {
      most = Math.max(
        most,
        held.reduce((sum, length) => sum + length),
      );
      for (const { total } of piece) found += total;
    }
    expect(found).toBe(60 * words.length);
    expect(most).toBeLessThan(memoryLimitBytes);
  });

  it('need a disk where memory is full', async () => {
    const work = { memoryLimitBytes: 1 };
    await expect(
      rankTerms([blockOf([{ term: 'a', total: 1, documents: 1 }])], ALL, work),
    ).rejects.toThrow('too many n-grams to count in 1 bytes');
  });
});

describe('the names of n-grams', () => {
  const token = fc.string({ unit: fc.constantFrom('\x1f', '\x1e', 'e', 'b', ' ', '말') });
  const tokens = fc.array(token, { minLength: 1 });

  it('tell their tokens apart, whatever they hold', () => {
    fc.assert(
      fc.property(tokens, (some) => {
        expect(splitTokens(joinTokens(some))).toEqual(some);
      }),
    );
  });

  it('are the same written in bytes', () => {
    fc.assert(
      fc.property(tokens, (some) => {
        const { room, end } = writeJoined(new Uint8Array(1), some.map(encode));
        expect(Buffer.from(room.subarray(0, end)).toString()).toBe(joinTokens(some));
      }),
    );
  });
});

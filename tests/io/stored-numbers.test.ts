import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { openNodeScratch } from '../../src/io/node-scratch.ts';
import type { Scratch } from '../../src/io/scratch.ts';
import {
  hashNumbers,
  NumberWriter,
  replaceNumbers,
  type StoredNumbers,
  sliceNumbers,
} from '../../src/io/stored-numbers.ts';

async function store(scratch: Scratch, numbers: Int32Array): Promise<StoredNumbers> {
  const writer = await NumberWriter.create(scratch);
  await writer.addAll(numbers);
  return writer.finish();
}

const numbersOf = (length: number): fc.Arbitrary<Int32Array> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { maxLength: length })
    .map((numbers) => Int32Array.from(numbers));

describe.each([
  ['memory', async () => openMemoryScratch()],
  ['a temporary folder', () => openNodeScratch()],
])('numbers stored in %s', (_, open) => {
  it('are read as an array is', async () => {
    const scratch = await open();
    await fc.assert(
      fc.asyncProperty(numbersOf(50), fc.nat(60), fc.nat(60), fc.nat(9), async (all, a, b, add) => {
        const stored = await store(scratch, all);
        const replacements = Int32Array.from({ length: 10 }, (_, i) => i + add);
        const replaced = await replaceNumbers(stored, replacements);
        const [from, to] = [Math.min(a, all.length), Math.min(a + b, all.length)];
        const plain = all.map((number) => number + add);
        expect(await replaced.read(from, b)).toEqual(plain.slice(from, to));
        expect(replaced.hash).toBe(hashNumbers(plain));
        expect(stored.hash).toBe(hashNumbers(all));
        // Within a slice nothing beyond it is read.
        const slice = sliceNumbers(stored, from, to);
        expect(await slice.read(0, 100, new Int32Array(100))).toEqual(all.slice(from, to));
        expect(await slice.read(1, 100)).toEqual(all.slice(from, to).slice(1));
      }),
      { numRuns: 50 },
    );
    await scratch.dispose();
  });

  it('may be more than a buffer holds', async () => {
    const scratch = await open();
    const all = Int32Array.from({ length: 600_000 }, (_, i) => i % 7);
    const stored = await store(scratch, all);
    expect(stored.length).toBe(all.length);
    expect(await stored.read(262_140, 8)).toEqual(all.slice(262_140, 262_148));
    const doubled = await replaceNumbers(stored, Int32Array.of(0, 2, 4, 6, 8, 10, 12));
    expect(await doubled.read(599_990, 20)).toEqual(all.slice(599_990).map((number) => 2 * number));
    expect(doubled.hash).toBe(hashNumbers(all.map((number) => 2 * number)));
    await scratch.dispose();
  });
});

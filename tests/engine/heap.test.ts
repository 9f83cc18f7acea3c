import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import { ENGINE_KINDS, forEachEngine } from './contract/engines.ts';

const MEBIBYTE = 1024 * 1024;

forEachEngine((under) => {
  test('allocations are aligned, cleared, and apart', () => {
    const { heap } = under.engine;
    fc.assert(
      fc.property(
        fc.array(fc.record({ bytes: fc.integer({ min: 0, max: 5000 }), free: fc.boolean() })),
        (wishes) => {
          const before = heap.bytesInUse;
          const held: { offset: number; length: number; value: number }[] = [];
          const check = ({ offset, length, value }: (typeof held)[number]) =>
            expect(heap.numbers(offset, length).every((number) => number === value)).toBe(true);
          wishes.forEach(({ bytes, free }, i) => {
            const offset = heap.allocate(bytes);
            expect(offset % 64).toBe(0);
            const length = Math.floor(bytes / 4);
            expect(heap.numbers(offset, length).every((number) => number === 0)).toBe(true);
            heap.numbers(offset, length).fill(i + 1);
            held.push({ offset, length, value: i + 1 });
            if (free) {
              const [freed] = held.splice((i * 7) % held.length, 1);
              check(freed);
              heap.free(freed.offset);
            }
          });
          for (const allocation of held) {
            check(allocation);
            heap.free(allocation.offset);
          }
          expect(heap.bytesInUse).toBe(before);
        },
      ),
    );
  });

  test('the heap grows, keeps what it holds, and kernels reach the new part', () => {
    const { heap, kernels } = under.engine;
    const small = heap.allocate(64);
    heap.numbers(small, 16).fill(7);
    const large = heap.allocate(heap.byteLength + MEBIBYTE);
    const last = large + heap.byteLength / 2 - 4000;
    kernels.fill({ out: last, value: 3 }, 0, 10);
    expect(heap.numbers(last, 10)[9]).toBe(3);
    expect(heap.numbers(small, 16)[15]).toBe(7);
    heap.free(large);
  });

  test('ten thousand steps of many sizes leave the heap as large as the first ones did', () => {
    const { heap, kernels } = under.engine;
    const step = (i: number): void => {
      for (let j = 0; j < 20; j++) {
        const length = 1 + ((i * 7919 + j * 104729) % 20_000);
        const offset = heap.arena.allocate(length * 4);
        kernels.fill({ out: offset, value: 1 }, length - 1, length);
      }
      heap.arena.reset();
    };
    for (let i = 0; i < 1000; i++) step(i);
    const { byteLength, bytesInUse } = heap;
    const resident = process.memoryUsage.rss();
    for (let i = 0; i < 10_000; i++) step(i);
    expect(heap.byteLength).toBe(byteLength);
    expect(heap.bytesInUse).toBe(bytesInUse);
    expect(process.memoryUsage.rss() - resident).toBeLessThan(64 * MEBIBYTE);
  });

  test('the arena goes back to a mark', () => {
    const { arena } = under.engine.heap;
    arena.reset();
    arena.allocate(100);
    const mark = arena.mark();
    const first = arena.allocate(1000);
    arena.allocate(3 * MEBIBYTE);
    arena.release(mark);
    expect(arena.allocate(1000)).toBe(first);
    arena.reset();
  });

  test('what was not allocated, or is freed already, cannot be freed', () => {
    const { heap } = under.engine;
    const offset = heap.allocate(10);
    heap.free(offset);
    expect(() => heap.free(offset)).toThrow('nothing is allocated at offset');
    expect(() => heap.allocate(-1)).toThrow('allocate: -1 bytes');
  });
});

test.each(ENGINE_KINDS)(
  'at the limit the %s engine says how much was wanted, and how much there is',
  async (kind) => {
    const engine = await createEngine({ engine: kind, workers: 1, memoryLimitBytes: 8 * MEBIBYTE });
    const { heap } = engine;
    expect(() => heap.allocate(9 * MEBIBYTE)).toThrow(
      /9\.0 MB wanted in one piece, [78]\.\d MB of 8\.0 MB left.*memoryLimitBytes/,
    );
    expect(() => heap.arena.allocate(9 * MEBIBYTE)).toThrow('9.0 MB wanted');
    // Refused is not broken: what fits is still given, up to the very end, by the arena too.
    const offsets = Array.from({ length: 5 }, () => heap.allocate(MEBIBYTE));
    heap.arena.allocate(MEBIBYTE);
    heap.arena.allocate(200 * 1024);
    expect(new Set(offsets).size).toBe(5);
    expect(heap.byteLength).toBeLessThanOrEqual(8 * MEBIBYTE);
    engine.dispose();
  },
);

test('options that cannot be met are refused with the name of the option', async () => {
  await expect(createEngine({ workers: 0 })).rejects.toThrow(
    'workers is 0; give a whole number from 1 to 256.',
  );
  await expect(createEngine({ memoryLimitBytes: 5 })).rejects.toThrow('memoryLimitBytes is 5');
  await expect(createEngine({ engine: 'wasm', instructions: 'avx2' })).rejects.toThrow(
    'the wasm engine has no build "avx2"',
  );
  await expect(createEngine({ engine: 'native', instructions: 'simd128' })).rejects.toThrow(
    'the native engine has no build "simd128"',
  );
});

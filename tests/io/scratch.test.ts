import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';
import { openNodeScratch } from '../../src/io/node-scratch.ts';
import type { Scratch } from '../../src/io/scratch.ts';

const KINDS: Readonly<Record<string, () => Promise<Scratch>>> = {
  memory: async () => openMemoryScratch(),
  node: () => openNodeScratch(),
};

describe.each(Object.entries(KINDS))('a scratch file (%s)', (_, open) => {
  it('gives back what was written, in the room that it is given where that is long enough', async () => {
    const scratch = await open();
    const bytes = fc.uint8Array({ maxLength: 20 });
    const place = fc.nat(40);
    await fc.assert(
      fc.asyncProperty(fc.array(bytes), place, place, place, async (pieces, from, length, size) => {
        const file = await scratch.createFile();
        for (const piece of pieces) await file.write(piece);
        const expected = pieces.flatMap((piece) => [...piece]).slice(from, from + length);
        const room = new Uint8Array(size);
        const read = await file.read(from, length, room);
        expect([...read]).toEqual(expected);
        if (size >= length) expect(read.buffer).toBe(room.buffer);
        expect([...(await file.read(from, length))]).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    await scratch.dispose();
  });
});

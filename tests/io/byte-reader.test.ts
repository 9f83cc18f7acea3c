import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../src/io/byte-reader.ts';

async function* stream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** Byte i of a stream is i · 7 mod 251, so that no stretch looks like its neighbor. */
function numbered(lengths: readonly number[]): Uint8Array[] {
  let at = 0;
  return lengths.map((length) => Uint8Array.from({ length }, () => (at++ * 7) % 251));
}

describe('reading bytes', () => {
  it('returns every byte once, in order, for any pieces and requests', async () => {
    // Short pieces, and some that are longer than what is copied at a joint.
    const lengths = fc.array(fc.oneof(fc.nat(40), fc.integer({ min: 65_000, max: 70_000 })), {
      maxLength: 6,
    });
    const wishes = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 90_000 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(lengths, wishes, async (pieces, counts) => {
        const total = pieces.reduce((sum, length) => sum + length, 0);
        const reader = new ByteReader(stream(numbered(pieces)));
        let at = 0;
        for (let i = 0; at < total && i < 3000; i++) {
          const wanted = counts[i % counts.length]!;
          const enough = await reader.fill(wanted);
          expect(enough).toBe(at + wanted <= total);
          if (i % 3 === 1) await reader.fillMore();
          const bytes = reader.take(Math.min(wanted, reader.available));
          expect(bytes.length).toBe(Math.min(wanted, total - at));
          for (const place of [0, bytes.length >> 1, bytes.length - 1]) {
            if (bytes[place] !== ((at + place) * 7) % 251)
              expect.fail(`byte ${at + place} is wrong`);
          }
          at += bytes.length;
          expect(reader.taken).toBe(at);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reports the end of the source', async () => {
    const reader = new ByteReader(stream([Uint8Array.of(1, 2), Uint8Array.of(3)]));
    expect(await reader.fill(4)).toBe(false);
    expect([...reader.rest]).toEqual([1, 2, 3]);
    expect(await reader.fillMore()).toBe(false);
    expect(await reader.takeInto(new Uint8Array(3))).toBe(true);
    expect(await reader.takeInto(new Uint8Array(1))).toBe(false);
  });
});

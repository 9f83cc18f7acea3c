import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSha256 } from '../../src/base/platform/node.ts';
import { createPortableSha256 } from '../../src/base/sha256.ts';

it('sums the example of FIPS 180', () => {
  const sum = createPortableSha256();
  sum.update(new TextEncoder().encode('abc'));
  expect(sum.hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('gives the same for any bytes, in whatever pieces, in Node and in browsers', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 5 });
  fc.assert(
    fc.property(pieces, (bytes) => {
      const expected = createHash('sha256').update(Buffer.concat(bytes)).digest('hex');
      for (const sum of [createPortableSha256(), createSha256()]) {
        for (const piece of bytes) sum.update(piece);
        expect(sum.hex()).toBe(expected);
      }
    }),
  );
});

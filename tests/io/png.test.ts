import fc from 'fast-check';
import { encode } from 'fast-png';
import { expect, it } from 'vitest';
import { readPng, writePng } from '../../src/io/png.ts';

it('reads what it wrote', () => {
  const picture = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
        .map((pixels) => ({ width, height, pixels })),
    );
  fc.assert(
    fc.property(picture, (one) => {
      expect(readPng(writePng(one), 'a.png')).toEqual(one);
    }),
  );
});

it('reads gray, alpha, palettes and other depths as red, green and blue on white', () => {
  const read = (image: Parameters<typeof encode>[0]) =>
    Array.from(readPng(encode(image), 'a.png').pixels);
  const pixel = { width: 1, height: 1 };
  expect(read({ ...pixel, data: Uint8Array.of(7), channels: 1 })).toEqual([7, 7, 7]);
  expect(read({ ...pixel, data: Uint8Array.of(0, 51), channels: 2 })).toEqual([204, 204, 204]);
  expect(read({ ...pixel, data: Uint8Array.of(9, 8, 7, 0), channels: 4 })).toEqual([255, 255, 255]);
  const deep = { data: Uint16Array.of(65535, 0, 257), channels: 3, depth: 16 } as const;
  expect(read({ ...pixel, ...deep })).toEqual([255, 0, 1]);
});

it('says what is no PNG, cut off or too large', () => {
  const whole = writePng({ width: 2, height: 2, pixels: new Uint8Array(12) });
  const broken = 'a.png: this is not a whole PNG file';
  expect(() => readPng(new TextEncoder().encode('hello'), 'a.png')).toThrow(broken);
  for (let length = 0; length < whole.length; length += 5) {
    expect(() => readPng(whole.subarray(0, length), 'a.png')).toThrow(broken);
  }
  const large = whole.slice();
  new DataView(large.buffer).setUint32(16, 2 ** 20);
  new DataView(large.buffer).setUint32(20, 2 ** 20);
  expect(() => readPng(large, 'a.png')).toThrow('1048576 × 1048576 pixels');
});

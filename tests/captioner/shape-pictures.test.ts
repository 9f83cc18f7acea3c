import { expect, it } from 'vitest';
import { createShapePictures, scalePicture } from '../../src/captioner/index.ts';

/** Made once by this generator, and read by a person. */
const EXPECTED = {
  one: ['a medium purple ring at the top', 'a big green ring at the bottom left'],
  oneInKorean: ['위에 중간 크기 보라색 고리', '왼쪽 아래에 큰 초록색 고리'],
  two: [
    'a medium purple ring above a medium green circle',
    'a big green ring above a big yellow cross',
  ],
  twoInKorean: [
    '중간 크기 초록색 원 위에 중간 크기 보라색 고리',
    '큰 노란 십자 위에 큰 초록색 고리',
  ],
};

const captions = (options: Parameters<typeof createShapePictures>[0]): string[] =>
  Array.from(createShapePictures(options), ({ caption }) => caption);

it('draws the same pictures for the same seed, and others for another', () => {
  const one = [...createShapePictures({ count: 3 })];
  expect([...createShapePictures({ count: 3 })]).toEqual(one);
  expect([...createShapePictures({ count: 3, seed: 2 })]).not.toEqual(one);
});

it('keeps a tenth of the pairs of kind and color for the unseen pictures', () => {
  const held = /red circle|green square|blue triangle/;
  const seen = captions({ count: 2000 });
  expect(seen.filter((caption) => held.test(caption))).toEqual([]);
  const kinds = new Set(seen.map((caption) => caption.split(' ').slice(2, 4).join(' ')));
  expect(kinds.size).toBe(27);
  const unseen = captions({ count: 200, combinations: 'unseen', shapes: 2 });
  expect(unseen.every((caption) => held.test(caption))).toBe(true);
});

it('says in both languages what is where', () => {
  expect(captions({ count: 2, seed: 3 })).toEqual(EXPECTED.one);
  expect(captions({ count: 2, seed: 3, language: 'ko' })).toEqual(EXPECTED.oneInKorean);
  expect(captions({ count: 2, seed: 3, shapes: 2 })).toEqual(EXPECTED.two);
  expect(captions({ count: 2, seed: 3, shapes: 2, language: 'ko' })).toEqual(EXPECTED.twoInKorean);
});

it('draws a shape in its color at its place', () => {
  for (const { picture, caption } of createShapePictures({ count: 50 })) {
    if (!caption.includes('big') || !caption.includes('square')) continue;
    if (!caption.endsWith('in the middle') || !caption.includes('red')) continue;
    const at = (32 * 64 + 32) * 3;
    const [red, green, blue] = picture.pixels.subarray(at, at + 3);
    expect(red).toBeGreaterThan(150);
    expect(Math.max(green!, blue!)).toBeLessThan(100);
  }
});

it('scales pictures by the mean of their pixels', () => {
  const pixels = Uint8Array.from({ length: 4 * 2 * 3 }, (_, i) => 10 * Math.floor(i / 3));
  const { pixels: scaled } = scalePicture({ width: 4, height: 2, pixels }, 2);
  expect(Array.from(scaled.filter((_, i) => i % 3 === 0))).toEqual([5, 25, 45, 65]);
  const { pixels: larger } = scalePicture(
    { width: 1, height: 1, pixels: Uint8Array.of(1, 2, 3) },
    2,
  );
  expect(Array.from(larger)).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
  expect(() => scalePicture({ width: 2, height: 2, pixels }, 4)).toThrow(
    'A picture of 2 × 2 pixels has 24 numbers',
  );
});

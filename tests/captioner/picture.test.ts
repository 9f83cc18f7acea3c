import { describe, expect, it } from 'vitest';
import { drawShapes, type ShapeKind } from '../../src/captioner/draw-shapes.ts';
import { PATCH_SIZE, scalePicture, writePatches } from '../../src/captioner/picture.ts';

const SIDE = 32;

function patchesOf(kind: ShapeKind, color: readonly [number, number, number]): Float32Array {
  const shape = { kind, color, radius: 9, x: 16, y: 16 };
  const rows = new Float32Array((SIDE / 4) ** 2 * PATCH_SIZE);
  writePatches(drawShapes([shape], { side: SIDE, ground: 240 }), rows);
  return rows;
}

/** The fourth number of every pixel. */
const distances = (rows: Float32Array) => rows.filter((_, i) => i % 4 === 3);

describe('writePatches', () => {
  it('draws a shape nearly the same in every color in the fourth number', () => {
    const red = distances(patchesOf('cross', [214, 40, 40]));
    const blue = distances(patchesOf('cross', [45, 90, 210]));
    const ring = distances(patchesOf('ring', [45, 90, 210]));
    const apart = (a: Float32Array, b: Float32Array) =>
      Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0) / a.length);
    expect(Math.max(...red)).toBe(2);
    expect(apart(red, blue)).toBeLessThan(0.05);
    expect(apart(ring, blue)).toBeGreaterThan(0.5);
  });

  it('gives zeros for a picture of one color', () => {
    const pixels = new Uint8Array(16 * 16 * 3).fill(200);
    const rows = new Float32Array(16 * PATCH_SIZE).fill(1);
    writePatches({ width: 16, height: 16, pixels }, rows);
    expect(rows.every((value) => value === 0)).toBe(true);
  });

  it('puts each pixel into its patch', () => {
    const pixels = new Uint8Array(16 * 16 * 3);
    const [x, y] = [9, 6];
    pixels[(y * 16 + x) * 3] = 255;
    const rows = new Float32Array(16 * PATCH_SIZE);
    writePatches({ width: 16, height: 16, pixels }, rows);
    const patch = Math.floor(y / 4) * 4 + Math.floor(x / 4);
    const within = (y % 4) * 4 + (x % 4);
    expect(rows.indexOf(2)).toBe(patch * PATCH_SIZE + 4 * within + 3);
  });
});

describe('scalePicture', () => {
  it('takes the mean of the pixels that fall on a new one', () => {
    const pixels = Uint8Array.from([0, 10, 20, 100, 30, 40, 0, 0, 0, 20, 0, 0]);
    const small = scalePicture({ width: 2, height: 2, pixels }, 1);
    expect([...small.pixels]).toEqual([30, 10, 15]);
  });
});

import type { Picture } from './picture.ts';

/** The kinds of shapes. */
export const SHAPE_KINDS = ['circle', 'square', 'triangle', 'cross', 'ring'] as const;

/** A kind of shape. */
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** A shape to draw. */
export interface DrawnShape {
  readonly kind: ShapeKind;
  /** Red, green and blue, each from 0 to 255. */
  readonly color: readonly [number, number, number];
  /** Half of its width, in pixels. */
  readonly radius: number;
  /** Its middle, in pixels from the left and from the top. */
  readonly x: number;
  readonly y: number;
}

/** Whether a point lies within a shape of radius 1 around 0. */
const CONTAINS: Record<ShapeKind, (x: number, y: number) => boolean> = {
  circle: (x, y) => x * x + y * y <= 1,
  square: (x, y) => Math.abs(x) <= 0.9 && Math.abs(y) <= 0.9,
  triangle: (x, y) => y <= 0.9 && y >= -0.9 && Math.abs(x) <= (y + 0.9) / 1.8,
  cross: (x, y) =>
    Math.min(Math.abs(x), Math.abs(y)) <= 0.3 && Math.max(Math.abs(x), Math.abs(y)) <= 1,
  ring: (x, y) => x * x + y * y <= 1 && x * x + y * y >= 0.36,
};

/** Points of a pixel in each direction that are tried: edges are smooth. */
const SAMPLES = 3;

/** Draws shapes on a gray ground. */
export function drawShapes(
  shapes: readonly DrawnShape[],
  { side, ground }: { readonly side: number; readonly ground: number },
): Picture {
  const pixels = new Uint8Array(side * side * 3).fill(ground);
  for (const { kind, color, radius, x, y } of shapes) {
    const first = (middle: number): number => Math.max(0, Math.floor(middle - radius - 1));
    const last = (middle: number): number => Math.min(side - 1, Math.ceil(middle + radius + 1));
    for (let v = first(y); v <= last(y); v++) {
      for (let u = first(x); u <= last(x); u++) {
        let inside = 0;
        for (let s = 0; s < SAMPLES * SAMPLES; s++) {
          const px = u + ((s % SAMPLES) + 0.5) / SAMPLES;
          const py = v + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES;
          if (CONTAINS[kind]((px - x) / radius, (py - y) / radius)) inside += 1;
        }
        const share = inside / (SAMPLES * SAMPLES);
        const at = (v * side + u) * 3;
        for (let c = 0; c < 3; c++) {
          pixels[at + c] = Math.round(pixels[at + c] * (1 - share) + color[c] * share);
        }
      }
    }
  }
  return { width: side, height: side, pixels };
}

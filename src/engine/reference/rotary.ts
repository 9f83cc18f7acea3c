import type { Twins } from './twin.ts';

/** One pair of numbers at a time. */
export const ROTARY: Pick<Twins, 'rotate'> = {
  rotate(n, _, args, begin, end) {
    const { y, x, cosines, sines, batch, heads, size, rest, inverse, accumulate } = args;
    const row = heads * size + rest;
    const half = Math.floor(size / 2);
    const write = (at: number, value: number): void => {
      n[y + at] = accumulate ? n[y + at] + value : value;
    };
    for (let i = begin; i < end; i++) {
      for (let h = 0; h < heads; h++) {
        for (let j = 0; j < half; j++) {
          const angle = Math.floor(i / batch) * half + j;
          const [cosine, sine] = [n[cosines + angle], (inverse ? -1 : 1) * n[sines + angle]];
          const at = i * row + h * size + j;
          const [a, b] = [n[x + at], n[x + at + half]];
          write(at, a * cosine - b * sine);
          write(at + half, a * sine + b * cosine);
        }
      }
      for (let j = heads * size; j < row; j++) write(i * row + j, n[x + i * row + j]);
    }
  },
};

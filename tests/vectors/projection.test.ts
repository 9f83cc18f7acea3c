import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { runWithBreaks } from '../../src/base/run-with-breaks.ts';
import { alignProjection } from '../../src/vectors/align-projection.ts';
import { eigenSymmetric } from '../../src/vectors/eigen-symmetric.ts';
import { drawMapSvg, formatMapTsv } from '../../src/vectors/map-drawing.ts';
import { projectPca } from '../../src/vectors/project-pca.ts';
import { projectUmap } from '../../src/vectors/project-umap.ts';
import { expectToHearTimer, longestStretch } from '../support/hear-abort.ts';

/** Two clouds of points, far apart along one direction. */
function clouds(count: number, dimensions: number): Float32Array {
  const random = createRandom(5, 'clouds');
  return Float32Array.from({ length: count * dimensions }, (_, i) => {
    const cloud = Math.floor(i / dimensions) < count / 2 ? -1 : 1;
    return random.normal() * 0.3 + (i % dimensions === 2 ? 4 * cloud : 1);
  });
}

describe('eigenvectors of a symmetric matrix', () => {
  it('are orthonormal and reconstruct the matrix', async () => {
    const matrix = fc.integer({ min: 1, max: 7 }).chain((size) =>
      fc
        .array(fc.double({ min: -9, max: 9, noNaN: true }), {
          minLength: size * size,
          maxLength: size * size,
        })
        .map((cells) => ({
          size,
          cells: Float64Array.from(
            cells,
            (_, i) => cells[Math.min(i, (i % size) * size + Math.floor(i / size))]!,
          ),
        })),
    );
    await fc.assert(
      fc.asyncProperty(matrix, async ({ size, cells }) => {
        const { values, vectors } = await runWithBreaks(eigenSymmetric(cells.slice(), size));
        for (let i = 0; i < size; i++) {
          expect(i === 0 || values[i - 1]! >= values[i]!).toBe(true);
          for (let j = 0; j < size; j++) {
            let inner = 0;
            let cell = 0;
            for (let k = 0; k < size; k++) {
              inner += vectors[i * size + k]! * vectors[j * size + k]!;
              cell += values[k]! * vectors[k * size + i]! * vectors[k * size + j]!;
            }
            expect(inner).toBeCloseTo(i === j ? 1 : 0, 9);
            expect(cell).toBeCloseTo(cells[i * size + j]!, 8);
          }
        }
      }),
    );
  });
});

describe('principal components', () => {
  it('of points on a line are their places on it', async () => {
    const rows = Float32Array.of(0, 0, 3, 4, 6, 8);
    const { points, explained } = await projectPca(rows, 2);
    expect(explained[0]).toBeCloseTo(1, 12);
    [-5, 0, 0, 0, 5, 0].forEach((value, i) => {
      expect(points[i]).toBeCloseTo(value, 9);
    });
  });

  it('separate two clouds, the same way each time', async () => {
    const rows = clouds(40, 6);
    const { points, explained } = await projectPca(rows, 6);
    expect(explained[0]).toBeGreaterThan(0.9);
    for (let i = 0; i < 40; i++) expect(Math.sign(points[2 * i]!)).toBe(i < 20 ? -1 : 1);
    expect((await projectPca(rows, 6)).points).toEqual(points);
  });

  it('need two points, and as many dimensions as components', async () => {
    await expect(projectPca(Float32Array.of(1, 2), 2)).rejects.toThrow('1 points of 2 dimensions');
    await expect(projectPca(Float32Array.of(1, 2), 1)).rejects.toThrow('2 points of 1 dimensions');
  });
});

describe('a map of neighborhoods', () => {
  it('keeps clouds together, and is the same for the same seed', async () => {
    const rows = clouds(40, 6);
    const map = await projectUmap(rows, 6, { seed: 3 });
    expect(await projectUmap(rows, 6, { seed: 3 })).toEqual(map);
    expect(await projectUmap(rows, 6, { seed: 4 })).not.toEqual(map);
    const nearest = (i: number): number => {
      const distance = (j: number): number =>
        i === j
          ? Number.POSITIVE_INFINITY
          : Math.hypot(map[2 * i]! - map[2 * j]!, map[2 * i + 1]! - map[2 * j + 1]!);
      return Array.from({ length: 40 }, (_, j) => j).reduce((a, b) =>
        distance(b) < distance(a) ? b : a,
      );
    };
    for (let i = 0; i < 40; i++) expect(nearest(i) < 20).toBe(i < 20);
  });

  it('needs three points, and stops when aborted', async () => {
    await expect(projectUmap(Float32Array.of(1, 2), 1)).rejects.toThrow(/needs 3 points/);
    const signal = AbortSignal.abort();
    await expect(projectUmap(clouds(20, 4), 4, { signal })).rejects.toThrow(/Stopped/);
  });
});

describe('a drawn map', () => {
  const points = [
    { word: '<b>&', x: 0, y: 1 },
    { word: '말', x: 2, y: -1 },
  ];
  it('is a picture with every word, escaped', () => {
    const svg = drawMapSvg(points);
    expect(svg).toContain('>&lt;b&gt;&amp;</text>');
    expect(svg).toContain('>말</text>');
    expect(drawMapSvg([{ word: 'one', x: 1, y: 1 }])).not.toContain('NaN');
  });

  it('is a table', () => {
    expect(formatMapTsv(points)).toBe(
      'word\tx\ty\n<b>&\t0.000000\t1.000000\n말\t2.000000\t-1.000000\n',
    );
  });
});

describe('aligning a projection', () => {
  const points = fc
    .array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 40 })
    .map((all) => Float64Array.from(all.slice(0, all.length - (all.length % 2))));
  const angle = fc.double({ min: -7, max: 7, noNaN: true });
  const turn = (all: Float64Array, by: number, mirror: boolean): Float64Array =>
    all.map((_, i) => {
      const [x, y] = [all[i - (i % 2)]!, all[i - (i % 2) + 1]! * (mirror ? -1 : 1)];
      return i % 2 === 0
        ? Math.cos(by) * x - Math.sin(by) * y
        : Math.sin(by) * x + Math.cos(by) * y;
    });
  const apart = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);

  it('undoes a turn and a mirroring', () => {
    fc.assert(
      fc.property(points, angle, fc.boolean(), (before, by, mirror) => {
        const aligned = alignProjection(turn(before, by, mirror), before);
        for (let i = 0; i < before.length; i++) expect(aligned[i]).toBeCloseTo(before[i]!, 6);
      }),
    );
  });

  it('comes nearer than any other turn or mirroring', () => {
    fc.assert(
      fc.property(points, points, angle, fc.boolean(), (one, other, by, mirror) => {
        const length = Math.min(one.length, other.length);
        const [moved, before] = [one.slice(0, length), other.slice(0, length)];
        const least = apart(alignProjection(moved, before), before);
        expect(least).toBeLessThanOrEqual(apart(turn(moved, by, mirror), before) + 1e-6);
      }),
    );
  });

  it('refuses other points', () => {
    expect(() => alignProjection(new Float64Array(4), new Float64Array(6))).toThrow(
      'alignProjection: 4 numbers cannot be aligned with 6; give x and y of the same points.',
    );
  });
});

describe('projections react to a timer', () => {
  it('PCA, within two million multiplications', async () => {
    const rows = clouds(600, 200);
    await expectToHearTimer((work) => projectPca(rows, 200, work));
    const longest = await longestStretch((work) => projectPca(clouds(100, 120), 120, work));
    expect(longest).toBeLessThan(2e6);
  });

  it('UMAP, step by step', async () => {
    await expectToHearTimer((work) => projectUmap(clouds(60, 4), 4, work));
    expect(await longestStretch((work) => projectUmap(clouds(20, 4), 4, work))).toBe(1);
  });
});

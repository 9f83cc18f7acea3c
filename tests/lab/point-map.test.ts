// The map's own arithmetic: what is seen, which point is meant, whose names find room.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from '../../lab/parts/point-map/place-labels.ts';
import { nearestToward, PointGrid, placeOf } from '../../lab/parts/point-map/point-grid.ts';
import {
  fitView,
  type Place,
  panBy,
  toPlane,
  toScreen,
  zoomAt,
} from '../../lab/parts/point-map/view.ts';
import { createRandom } from '../../src/base/random.ts';

const SIZE = { width: 600, height: 400 };

function drawPoints(count: number, seed = 1): Float32Array {
  const random = createRandom(seed, 'points');
  return Float32Array.from({ length: 2 * count }, () => random.float() * 2 - 1);
}

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const pointLists = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 })
  .map((places) => Float32Array.from(places.flat()));

test('a fitted view shows every point', () => {
  fc.assert(
    fc.property(pointLists, (points) => {
      const view = fitView(points, SIZE);
      for (let id = 0; id < points.length / 2; id++) {
        const [left, top] = toScreen(view, SIZE, placeOf(points, id));
        expect(left).toBeGreaterThan(-1);
        expect(left).toBeLessThan(SIZE.width + 1);
        expect(top).toBeGreaterThan(-1);
        expect(top).toBeLessThan(SIZE.height + 1);
      }
    }),
  );
});

test('the screen leads back to the plane; zooming keeps a place, panning moves it by pixels', () => {
  const view = { x: 3, y: -2, scale: 40 };
  const place: Place = [130, 77];
  const there = toPlane(view, SIZE, place);
  expect(toScreen(view, SIZE, there)[0]).toBeCloseTo(130);
  const [left, top] = toScreen(zoomAt(view, SIZE, place, 2.5), SIZE, there);
  expect(left).toBeCloseTo(130);
  expect(top).toBeCloseTo(77);
  const [right, down] = toScreen(panBy(view, 10, -4), SIZE, there);
  expect(right).toBeCloseTo(140);
  expect(down).toBeCloseTo(73);
});

test('the nearest point is the one that looking at all finds', () => {
  fc.assert(
    fc.property(pointLists, coordinate, coordinate, (points, x, y) => {
      const found = new PointGrid(points).nearest([x, y], 30);
      const far = (id: number): number => {
        const [px, py] = placeOf(points, id);
        return Math.hypot(px - x, py - y);
      };
      const all = Array.from({ length: points.length / 2 }, (_, id) => far(id));
      const least = Math.min(...all);
      if (least < 29.99) expect(far(found ?? -1)).toBeCloseTo(least, 9);
      if (least > 30.01) expect(found).toBeUndefined();
    }),
  );
});

test('of 100,000 points each is picked at its place', () => {
  const points = drawPoints(100_000);
  const grid = new PointGrid(points);
  for (let id = 0; id < 100_000; id += 97) {
    const [x, y] = placeOf(points, id);
    const found = grid.nearest([x, y], 0.01) ?? -1;
    expect(placeOf(points, found)).toEqual([x, y]);
  }
});

test('an arrow key goes to the nearest point that way, and none lies there at the edge', () => {
  const cross = Float32Array.from([0, 0, 1, 0, 2, 0, -1, 0, 0, 1, 0, -1]);
  expect(nearestToward(cross, 0, 'right')).toBe(1);
  expect(nearestToward(cross, 0, 'left')).toBe(3);
  expect(nearestToward(cross, 0, 'up')).toBe(4);
  expect(nearestToward(cross, 0, 'down')).toBe(5);
  expect(nearestToward(cross, 2, 'right')).toBeUndefined();
});

test('names do not overlap; the first have theirs before the frequent', () => {
  const points = drawPoints(3_000);
  const view = fitView(points, SIZE);
  const widthOf = (id: number): number => 20 + (id % 7) * 9;
  const labels = placeLabels({
    ...{ points, view, size: SIZE, first: [2_999], most: 120, widthOf },
  });
  expect(labels[0]?.id).toBe(2_999);
  expect(labels.length).toBeGreaterThan(60);
  expect(labels.length).toBeLessThanOrEqual(120);
  for (const [i, a] of labels.entries()) {
    for (const b of labels.slice(i + 1)) {
      const beside = a.left >= b.left + widthOf(b.id) || b.left >= a.left + widthOf(a.id);
      expect(beside || Math.abs(a.middle - b.middle) >= 18).toBe(true);
    }
  }
  // Where 100,000 stand close, few names are measured.
  let measured = 0;
  const dense = placeLabels({
    ...{ points: drawPoints(100_000), view, size: SIZE, first: [], most: 120 },
    widthOf: () => {
      measured += 1;
      return 60;
    },
  });
  expect(dense.length).toBeGreaterThan(60);
  expect(measured).toBeLessThan(1_500);
  // Of three in one place the two most frequent find room, on either side.
  const close = Float32Array.from([0, 0, 0.001, 0, 0.002, 0]);
  const two = placeLabels({
    ...{ points: close, view: { x: 0, y: 0, scale: 10 }, size: SIZE, first: [], most: 9 },
    widthOf: () => 200,
  });
  expect(two.map(({ id }) => id)).toEqual([0, 1]);
});

import type { Place } from './view.ts';

/** Points that share a cell, on average. */
const POINTS_A_CELL = 4;

/** Finds points by place: all points in cells of one size, each cell's one after another. */
export class PointGrid {
  readonly #points: ArrayLike<number>;
  readonly #columns: number;
  readonly #rows: number;
  readonly #left: number;
  readonly #low: number;
  readonly #cell: number;
  /** Where each cell's points begin in `#ids`. */
  readonly #starts: Int32Array;
  readonly #ids: Int32Array;

  /** @param points x and y of each point; not copied, and not to be changed */
  constructor(points: ArrayLike<number>) {
    const count = points.length >> 1;
    let [left, right, low, high] = [0, 0, 0, 0];
    for (let id = 0; id < count; id++) {
      const [x, y] = placeOf(points, id);
      if (id === 0 || x < left) left = x;
      if (id === 0 || x > right) right = x;
      if (id === 0 || y < low) low = y;
      if (id === 0 || y > high) high = y;
    }
    const [width, height] = [right - left || 1, high - low || 1];
    this.#points = points;
    this.#left = left;
    this.#low = low;
    const cells = Math.max(1, count / POINTS_A_CELL);
    this.#cell = Math.max(Math.sqrt((width * height) / cells), Math.max(width, height) / 2048);
    this.#columns = Math.floor(width / this.#cell) + 1;
    this.#rows = Math.floor(height / this.#cell) + 1;
    const counts = new Int32Array(this.#columns * this.#rows + 1);
    for (let id = 0; id < count; id++) counts[this.#cellOf(placeOf(points, id)) + 1]++;
    for (let cell = 1; cell < counts.length; cell++) counts[cell] += counts[cell - 1] ?? 0;
    this.#starts = counts;
    this.#ids = new Int32Array(count);
    const next = counts.slice();
    for (let id = 0; id < count; id++) {
      const cell = this.#cellOf(placeOf(points, id));
      this.#ids[next[cell] ?? 0] = id;
      next[cell]++;
    }
  }

  /** The point nearest to a place, not farther than `within`; of equally near ones the first. */
  nearest([x, y]: Place, within: number): number | undefined {
    let best: number | undefined;
    let least = within * within;
    const [fromColumn, toColumn] = this.#range(x - this.#left, within, this.#columns);
    const [fromRow, toRow] = this.#range(y - this.#low, within, this.#rows);
    for (let row = fromRow; row <= toRow; row++) {
      const first = this.#starts[row * this.#columns + fromColumn] ?? 0;
      const end = this.#starts[row * this.#columns + toColumn + 1] ?? 0;
      for (let i = first; i < end; i++) {
        const id = this.#ids[i] ?? 0;
        const [px, py] = placeOf(this.#points, id);
        const distance = (px - x) ** 2 + (py - y) ** 2;
        if (distance < least || (distance === least && best !== undefined && id < best)) {
          [best, least] = [id, distance];
        }
      }
    }
    return best;
  }

  #range(at: number, within: number, cells: number): [number, number] {
    return [
      Math.max(0, Math.min(cells - 1, Math.floor((at - within) / this.#cell))),
      Math.max(0, Math.min(cells - 1, Math.floor((at + within) / this.#cell))),
    ];
  }

  #cellOf([x, y]: Place): number {
    const column = Math.min(this.#columns - 1, Math.floor((x - this.#left) / this.#cell));
    const row = Math.min(this.#rows - 1, Math.floor((y - this.#low) / this.#cell));
    return row * this.#columns + column;
  }
}

/** A point's place in a list of x and y. */
export function placeOf(points: ArrayLike<number>, id: number): Place {
  return [points[2 * id] ?? 0, points[2 * id + 1] ?? 0];
}

/** The four ways of the arrow keys. */
export type Way = 'left' | 'right' | 'up' | 'down';

const WAYS: Readonly<Record<Way, Place>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

/**
 * The nearest point that way: in the quarter of the plane around the direction, where what lies off it counts
 * double, so that a key goes about straight on.
 */
export function nearestToward(
  points: ArrayLike<number>,
  from: number,
  way: Way,
): number | undefined {
  const [x, y] = placeOf(points, from);
  const [dx, dy] = WAYS[way];
  let best: number | undefined;
  let least = Infinity;
  for (let id = 0; id < points.length >> 1; id++) {
    const [px, py] = placeOf(points, id);
    const along = (px - x) * dx + (py - y) * dy;
    const off = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (along <= 0 || off > along || along + 2 * off >= least) continue;
    [best, least] = [id, along + 2 * off];
  }
  return best;
}

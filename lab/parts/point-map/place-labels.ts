import { placeOf } from './point-grid.ts';
import { type Place, type Size, toScreen, type View } from './view.ts';

/** A label on the screen: the middle of its left edge. */
export interface Label {
  readonly id: number;
  readonly left: number;
  readonly middle: number;
}

/** What labels are placed on. */
export interface LabelRequest {
  readonly points: ArrayLike<number>;
  readonly view: View;
  readonly size: Size;
  /** Points that have theirs before all others. */
  readonly first: readonly number[];
  /** The most labels. */
  readonly most: number;
  /** Width of a point's name in pixels. */
  readonly widthOf: (id: number) => number;
}

/** Pixels from a point's middle to its name. */
const AWAY = 7;
/** Height of a name with the room around it. */
const HEIGHT = 18;
/** Pixels between two names in a line. */
const GAP = 6;
/** Side of the cells by which names that are near are found. */
const CELL = 64;
/** Points that are tried for each label that there may be: where thousands stand close, most find no room. */
const TRIES = 40;

/**
 * Chooses whose names are written, such that no two overlap: the first of all, then the most frequent that find
 * room, which are those with the lowest numbers. A name stands to the right of its point, or else to the left.
 */
export function placeLabels(request: LabelRequest): Label[] {
  const { points, view, size, first, most, widthOf } = request;
  const taken = new Map<number, [number, number, number][]>();
  const labels: Label[] = [];
  const done = new Set(first);
  let tries = 0;
  const isFree = (left: number, right: number, middle: number): boolean => {
    for (const cell of cellsOf(left, right, middle)) {
      for (const [otherLeft, otherRight, otherMiddle] of taken.get(cell) ?? []) {
        const beside = left > otherRight + GAP || right < otherLeft - GAP;
        if (!beside && Math.abs(middle - otherMiddle) < HEIGHT) return false;
      }
    }
    return true;
  };
  const take = (id: number, place: Place): void => {
    const [x, middle] = place;
    // Most names find no room at all: those are not measured, which takes long.
    if (!isFree(x + AWAY, x + AWAY, middle) && !isFree(x - AWAY, x - AWAY, middle)) return;
    const width = widthOf(id);
    for (const left of [x + AWAY, x - AWAY - width]) {
      if (left < 2 || left + width > size.width - 2 || !isFree(left, left + width, middle))
        continue;
      for (const cell of cellsOf(left, left + width, middle)) {
        const inCell = taken.get(cell);
        if (inCell === undefined) taken.set(cell, [[left, left + width, middle]]);
        else inCell.push([left, left + width, middle]);
      }
      labels.push({ id, left, middle });
      return;
    }
  };
  const offer = (id: number): void => {
    const place = toScreen(view, size, placeOf(points, id));
    const [x, y] = place;
    if (x >= 0 && x <= size.width && y >= HEIGHT / 2 && y <= size.height - HEIGHT / 2) {
      tries += 1;
      take(id, place);
    }
  };
  for (const id of first) offer(id);
  const all = points.length >> 1;
  for (let id = 0; id < all && labels.length < most && tries < TRIES * most; id++) {
    if (!done.has(id)) offer(id);
  }
  return labels;
}

/** The cells that a name reaches into. */
function* cellsOf(left: number, right: number, middle: number): Generator<number> {
  for (let row = cell(middle - HEIGHT); row <= cell(middle + HEIGHT); row++) {
    for (let column = cell(left - GAP); column <= cell(right + GAP); column++) {
      yield row * 4096 + column;
    }
  }
}

function cell(pixels: number): number {
  return Math.floor(pixels / CELL) + 1;
}

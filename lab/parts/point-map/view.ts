/** What part of the plane a map shows: y grows upward there, downward on the screen. */
export interface View {
  /** The point of the plane that stands in the middle. */
  readonly x: number;
  readonly y: number;
  /** Pixels a unit of the plane takes. */
  readonly scale: number;
}

/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place in the plane, or on the screen from its upper left corner. */
export type Place = readonly [x: number, y: number];

/** Pixels that stay free around all points: room for the labels of the outermost. */
const MARGIN = 28;

/** A view that shows every point. */
export function fitView(points: ArrayLike<number>, { width, height }: Size): View {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < low) low = y;
    if (y > high) high = y;
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const [room, tall] = [Math.max(1, width - 2 * MARGIN), Math.max(1, height - 2 * MARGIN)];
  const scale = Math.min(room / (right - left || 1e-9), tall / (high - low || 1e-9));
  return { x: (left + right) / 2, y: (low + high) / 2, scale: Math.min(scale, 1e6) };
}

/** Where a point of the plane stands on the screen. */
export function toScreen(view: View, { width, height }: Size, [x, y]: Place): Place {
  return [width / 2 + (x - view.x) * view.scale, height / 2 - (y - view.y) * view.scale];
}

/** Which point of the plane stands at a place of the screen. */
export function toPlane(view: View, { width, height }: Size, [left, top]: Place): Place {
  return [view.x + (left - width / 2) / view.scale, view.y - (top - height / 2) / view.scale];
}

/** Zooms by a factor; what stands at a place of the screen stays there. */
export function zoomAt(view: View, size: Size, place: Place, factor: number): View {
  const [x, y] = toPlane(view, size, place);
  const scale = Math.min(1e7, Math.max(1e-4, view.scale * factor));
  const moved = { x: 0, y: 0, scale };
  const [left, top] = toPlane(moved, size, place);
  return { x: x - left, y: y - top, scale };
}

/** Moves what is seen by pixels: what was under the finger stays under it. */
export function panBy(view: View, right: number, down: number): View {
  return { ...view, x: view.x - right / view.scale, y: view.y + down / view.scale };
}

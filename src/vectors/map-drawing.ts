import { escapeXml, svgDocument, svgElement } from '../base/svg.ts';

/** A word and its place on a map. */
export interface MapPoint {
  readonly word: string;
  readonly x: number;
  readonly y: number;
}

/** Size of the drawing, in pixels, with room at the edge for the words. */
const WIDTH = 1200;
const HEIGHT = 900;
const MARGIN = 40;

/** Draws a map as SVG: a dot and its word for each point. */
export function drawMapSvg(points: readonly MapPoint[]): string {
  const x = scale(points, (point) => point.x, MARGIN, WIDTH - 3 * MARGIN);
  const y = scale(points, (point) => point.y, HEIGHT - MARGIN, MARGIN);
  const marks = points.map((point) => {
    const left = x(point.x);
    const top = y(point.y);
    const word = escapeXml(point.word);
    return (
      svgElement('circle', { cx: left, cy: top, r: 2 }) +
      svgElement('text', { x: left, y: top, dx: 4, dy: 4 }, word)
    );
  });
  return svgDocument(WIDTH, HEIGHT, marks);
}

/** Formats a map as a table separated by tabs, with the heading `word x y`. */
export function formatMapTsv(points: readonly MapPoint[]): string {
  const rows = points.map(({ word, x, y }) => `${word}\t${x.toPrecision(7)}\t${y.toPrecision(7)}`);
  return `word\tx\ty\n${rows.join('\n')}\n`;
}

/** Scales the values' range to a range of pixels; where all values are equal, to its middle. */
function scale(
  points: readonly MapPoint[],
  value: (point: MapPoint) => number,
  from: number,
  to: number,
): (value: number) => number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    low = Math.min(low, value(point));
    high = Math.max(high, value(point));
  }
  return (at) => (high > low ? from + ((at - low) / (high - low)) * (to - from) : (from + to) / 2);
}

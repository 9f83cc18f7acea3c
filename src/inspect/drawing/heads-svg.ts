import { escapeXml, svgDocument, svgElement } from '../../base/svg.ts';

/** Heads whose looks are drawn side by side. */
export interface DrawnHeads {
  readonly title: string;
  readonly heads: readonly {
    readonly layer: number;
    readonly head: number;
    readonly shares: readonly (readonly number[])[];
  }[];
}

/** The longer side of a head's map, the room between maps, and the room around, in pixels. */
const SIDE = 150;
const BETWEEN = 26;
const EDGE = 20;
const TOP = 44;

/** The number of steps in which shares are drawn. */
const STEPS = 12;

/** Draws the looks of heads as small maps: a row of them for each layer, in each a row for each unit that looks. */
export function drawHeadsSvg({ title, heads }: DrawnHeads): string {
  const layers = heads.reduce((most, { layer }) => Math.max(most, layer), 0);
  const across = heads.reduce((most, { head }) => Math.max(most, head), 0);
  const rows = heads[0].shares.length;
  const columns = heads[0].shares[0].length;
  const cell = SIDE / Math.max(rows, columns);
  const [width, height] = [columns * cell, rows * cell];
  const maps = heads.flatMap(({ layer, head, shares }) => {
    const x = EDGE + (head - 1) * (width + BETWEEN);
    const y = TOP + (layer - 1) * (height + BETWEEN) + BETWEEN;
    return [
      svgElement('text', { x, y: y - 6 }, escapeXml(`${layer}:${head}`)),
      svgElement('rect', { x, y, width, height, fill: 'none', stroke: '#cccccc' }),
      svgElement(
        'g',
        { transform: `translate(${x} ${y}) scale(${cell})` },
        drawShares(shares).join(''),
      ),
    ];
  });
  return svgDocument(
    Math.ceil(2 * EDGE + across * (width + BETWEEN)),
    Math.ceil(TOP + EDGE + layers * (height + BETWEEN)),
    [svgElement('text', { x: EDGE, y: 26, 'font-size': 15 }, escapeXml(title)), ...maps],
  );
}

/** All cells of one shade are one path: a tenth of the size of a rectangle for each. */
function drawShares(shares: readonly (readonly number[])[]): string[] {
  const paths = new Map<number, string[]>();
  shares.forEach((row, t) => {
    row.forEach((share, k) => {
      const step = Math.ceil(share * STEPS - 0.5);
      if (step <= 0) return;
      const cells = paths.get(step) ?? [];
      cells.push(`M${k} ${t}h1v1h-1z`);
      paths.set(step, cells);
    });
  });
  return [...paths].map(([step, cells]) =>
    svgElement('path', { d: cells.join(''), fill: '#1450a0', 'fill-opacity': step / STEPS }),
  );
}

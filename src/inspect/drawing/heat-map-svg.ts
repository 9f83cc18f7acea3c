import { escapeXml, svgDocument, svgElement } from '../../base/svg.ts';
import { activationFill } from './activation-scale.ts';
import { layOutText } from './text-layout.ts';

/** What a heat map shows. */
export interface HeatMap {
  readonly title: string;
  readonly tokens: readonly string[];
  /** The label of each row; empty for none. */
  readonly rows: readonly string[];
  /** −1 to 1 of a row's unit at a token. */
  readonly level: (token: number, row: number) => number;
}

/** A token's width, a unit's height, and the room around, in pixels. */
const CELL_WIDTH = 12;
const CELL_HEIGHT = 6;
const LEFT = 40;
const TOP = 60;
const EDGE = 20;

/** The number of steps in which levels are drawn to either side of 0. */
const STEPS = 12;

/** Units by tokens, in colors: red is on, blue is against. */
export function drawHeatMapSvg({ title, tokens, rows, level }: HeatMap): string {
  // All cells of one color are one path: a tenth of the size of a rectangle for each.
  const paths = new Map<number, string[]>();
  tokens.forEach((_, token) => {
    rows.forEach((_, row) => {
      const step = Math.round(level(token, row) * STEPS);
      if (step === 0) return;
      const cells = paths.get(step) ?? [];
      cells.push(`M${token} ${row}h1v1h-1z`);
      paths.set(step, cells);
    });
  });
  const map = [...paths].map(([step, cells]) =>
    svgElement('path', { d: cells.join(''), fill: activationFill(step / STEPS) }),
  );
  const letters = layOutText(tokens, Number.POSITIVE_INFINITY)
    .flat()
    .map(({ text, index }) =>
      svgElement(
        'text',
        { x: LEFT + (index + 0.5) * CELL_WIDTH, y: TOP - 6, 'text-anchor': 'middle' },
        escapeXml(text),
      ),
    );
  const labels = rows.flatMap((label, row) => {
    if (label === '') return [];
    const y = TOP + (row + 0.5) * CELL_HEIGHT + 4;
    return [svgElement('text', { x: LEFT - 6, y, 'text-anchor': 'end' }, escapeXml(label))];
  });
  return svgDocument(
    LEFT + tokens.length * CELL_WIDTH + EDGE,
    TOP + rows.length * CELL_HEIGHT + EDGE,
    [
      svgElement('text', { x: EDGE, y: 24, 'font-size': 15 }, escapeXml(title)),
      ...letters,
      ...labels,
      svgElement(
        'g',
        { transform: `translate(${LEFT} ${TOP}) scale(${CELL_WIDTH} ${CELL_HEIGHT})` },
        map.join('\n'),
      ),
    ],
  );
}

import { escapeXml, svgDocument, svgElement } from '../../base/svg.ts';
import { activationFill, isDark } from './activation-scale.ts';
import { layOutText } from './text-layout.ts';

/** A column and a line of text, and the edge around the drawing, in pixels. */
const COLUMN = 9;
const LINE = 22;
const EDGE = 20;
const TITLE = 30;
/** Columns of a line. */
const WIDTH = 100;

/**
 * Draws a text colored by one unit's activation: red where it is positive, blue where it is negative.
 * @param levels −1 to 1 for each token
 */
export function drawActivationSvg(
  title: string,
  tokens: readonly string[],
  levels: ArrayLike<number>,
): string {
  const lines = layOutText(tokens, WIDTH);
  const cells = lines.flatMap((line, row) =>
    line.map(({ index, text, column, columns }) => {
      const level = levels[index] as number;
      const x = EDGE + column * COLUMN;
      const y = EDGE + TITLE + row * LINE;
      const size = { width: columns * COLUMN, height: LINE - 2 };
      return (
        svgElement('rect', { x, y, ...size, fill: activationFill(level) }) +
        svgElement(
          'text',
          {
            ...{ x: x + size.width / 2, y: y + 15, 'text-anchor': 'middle' },
            fill: isDark(level) ? 'white' : 'black',
          },
          escapeXml(text === ' ' ? '\u00a0' : text),
        )
      );
    }),
  );
  return svgDocument(
    2 * EDGE + WIDTH * COLUMN,
    2 * EDGE + TITLE + lines.length * LINE,
    [
      svgElement('text', { x: EDGE, y: EDGE + 12, 'font-size': 15 }, escapeXml(title)),
      svgElement('g', { 'font-family': 'monospace' }, cells.join('\n')),
    ],
    14,
  );
}

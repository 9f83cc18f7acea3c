import { escapeXml, svgDocument, svgElement } from '../base/svg.ts';
import { countColumns } from './drawing/text-layout.ts';

/** Side of a cell, in pixels. */
const CELL = 22;
const FONT = 12;
const MARGIN = 10;
/** Width of a letter, about. */
const COLUMN = 7;

/** What is drawn: of each target the shares of the sources. */
export interface DrawnAttention {
  readonly source: readonly { readonly text: string }[];
  readonly target: readonly { readonly text: string }[];
  readonly attention?: readonly (readonly number[])[];
}

/**
 * Draws where a translator looked: a row for each unit of the translation, a column for each unit of its source, darker
 * the larger the share. The heads of a Transformer over a text are drawn with the text on both sides.
 */
export function drawAttentionSvg({ source, target, attention }: DrawnAttention): string {
  const widest = (units: readonly { readonly text: string }[]): number =>
    units.reduce((most, { text }) => Math.max(most, COLUMN * countColumns(showUnit(text))), 0);
  const left = widest(target) + 2 * MARGIN;
  const top = widest(source) + 2 * MARGIN;
  const width = left + source.length * CELL + MARGIN;
  const height = top + target.length * CELL + MARGIN;
  const elements = [
    ...source.map(({ text }, j) => {
      const [x, y] = [left + j * CELL + CELL / 2 + FONT / 3, top - 6];
      return svgElement(
        'text',
        { x, y, transform: `rotate(-90 ${x} ${y})` },
        escapeXml(showUnit(text)),
      );
    }),
    ...target.map(({ text }, t) => {
      const y = top + t * CELL + CELL / 2 + FONT / 3;
      return svgElement(
        'text',
        { x: left - 6, y, 'text-anchor': 'end' },
        escapeXml(showUnit(text)),
      );
    }),
    ...(attention ?? []).flatMap((shares, t) =>
      shares.map((share, j) => {
        const place = { x: left + j * CELL, y: top + t * CELL, width: CELL - 1, height: CELL - 1 };
        const title = `${showUnit(target[t].text)} – ${showUnit(source[j].text)}: ${share.toFixed(3)}`;
        return svgElement(
          'rect',
          { ...place, fill: shadeOf(share) },
          svgElement('title', {}, escapeXml(title)),
        );
      }),
    ),
  ];
  return svgDocument(Math.ceil(width), Math.ceil(height), elements, FONT);
}

/** Shows the space that a subword begins with. */
export function showUnit(text: string): string {
  return text.replace(/ /gu, '␣');
}

/** From white to blue. */
function shadeOf(share: number): string {
  const mix = (full: number): number => Math.round(255 + (full - 255) * Math.min(1, share));
  return `rgb(${mix(20)},${mix(80)},${mix(160)})`;
}

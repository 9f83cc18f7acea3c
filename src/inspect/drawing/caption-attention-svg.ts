import { escapeXml, svgDocument, svgElement } from '../../base/svg.ts';
import type { Caption, Picture } from '../../captioner/index.ts';
import { writePng } from '../../io/png.ts';

/** Width and height of a picture in the drawing, in pixels, and the room around it. */
const SIDE = 128;
const GAP = 16;
/** Words in a row of the drawing. */
const ACROSS = 5;

/**
 * Draws where each word of a caption looked: the picture once a word, light where the word looked and dark elsewhere.
 * @returns an SVG document
 */
export function drawCaptionAttention(
  picture: Picture,
  { caption, attention = [] }: Caption,
): string {
  const words = caption.split(' ');
  const image = `data:image/png;base64,${toBase64(writePng(picture))}`;
  const rows = Math.ceil(attention.length / ACROSS);
  const elements = attention.flatMap((places, i) => {
    const left = GAP + (i % ACROSS) * (SIDE + GAP);
    const top = GAP + Math.floor(i / ACROSS) * (SIDE + 2 * GAP);
    const across = Math.sqrt(places.length);
    const cell = SIDE / across;
    const most = places.reduce((a, b) => Math.max(a, b));
    const frame = { x: left, y: top, width: SIDE, height: SIDE };
    const shades = Array.from(places, (share, place) =>
      svgElement('rect', {
        x: left + (place % across) * cell,
        y: top + Math.floor(place / across) * cell,
        ...{ width: cell, height: cell, fill: 'black', 'fill-opacity': 0.75 * (1 - share / most) },
      }),
    );
    const label = { x: left + SIDE / 2, y: top + SIDE + 13, 'text-anchor': 'middle' };
    return [
      svgElement('image', { ...frame, href: image, preserveAspectRatio: 'none' }),
      ...shades,
      svgElement('text', label, escapeXml(words[i])),
    ];
  });
  const columns = Math.min(ACROSS, attention.length);
  return svgDocument(
    GAP + columns * (SIDE + GAP),
    GAP + rows * (SIDE + 2 * GAP),
    [svgElement('title', {}, escapeXml(caption)), ...elements],
    12,
  );
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

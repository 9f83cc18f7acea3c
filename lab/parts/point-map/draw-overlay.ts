import type { MapColor } from './palette.ts';
import { type Palette, toCss } from './palette.ts';
import { placeLabels } from './place-labels.ts';
import { placeOf } from './point-grid.ts';
import { type Place, type Size, toScreen, type View } from './view.ts';

/** A point that is pointed out: by color and by shape. */
export interface MapMark {
  readonly id: number;
  readonly color: MapColor;
}

/** A line over the map, through places of its plane. */
export interface MapLine {
  readonly through: readonly Place[];
  readonly color: MapColor;
  /** With a head at its end; else it is a trail, which fades where it began. */
  readonly arrow?: boolean;
}

/** A place that is no point, with its name: what a formula leads to. */
export interface MapSign {
  readonly place: Place;
  readonly name: string;
  readonly color: MapColor;
}

/** What is drawn over the points. */
export interface Overlay {
  readonly marks?: readonly MapMark[];
  readonly lines?: readonly MapLine[];
  readonly signs?: readonly MapSign[];
}

/** What a frame over the points needs. */
export interface OverlayFrame {
  readonly view: View;
  readonly size: Size;
  readonly density: number;
  readonly palette: Palette;
  readonly content: Overlay & { readonly names: readonly string[]; readonly points: Float32Array };
  readonly hovered: number | undefined;
}

/** Pixels of the map a name: more names than this make it gray. */
const PIXELS_A_NAME = 2_600;

const HEAD = 10;

/** Widths of names in the font of the map, measured once. */
const widths = new Map<string, number>();

/** Draws lines, marks and names over the points of a map. */
export function drawOverlay(canvas: HTMLCanvasElement, frame: OverlayFrame): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { view, size, density, palette, content, hovered } = frame;
  const { names, points, marks = [], lines = [], signs = [] } = content;
  const onScreen = (place: Place): Place => toScreen(view, size, place);
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  for (const { through, color, arrow = false } of lines) {
    const places = through.map(onScreen);
    if (arrow) drawArrow(context, places, toCss(palette[color]));
    else drawTrail(context, places, (opaque) => toCss(palette[color], opaque));
  }
  for (const { id, color } of marks) {
    drawMark(context, onScreen(placeOf(points, id)), color, palette);
  }
  const first = [...(hovered === undefined ? [] : [hovered]), ...marks.map(({ id }) => id)];
  const colors = new Map(marks.map(({ id, color }) => [id, color]));
  const { fontFamily } = getComputedStyle(canvas);
  const fontOf = (strong: boolean): string => `${strong ? 700 : 500} 13px ${fontFamily}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const labels = placeLabels({
    ...{ points, view, size, first },
    most: Math.ceil((size.width * size.height) / PIXELS_A_NAME),
    widthOf: (id) => {
      const strong = colors.has(id) || id === hovered;
      return measure(context, names[id] ?? '', fontOf(strong));
    },
  });
  const write = (text: string, left: number, middle: number, color: string): void => {
    context.lineWidth = 3.5;
    context.strokeStyle = toCss(palette.paper, 0.9);
    context.strokeText(text, left, middle);
    context.fillStyle = color;
    context.fillText(text, left, middle);
  };
  // The first stand on top.
  for (const { id, left, middle } of labels.reverse()) {
    const color = colors.get(id);
    context.font = fontOf(color !== undefined || id === hovered);
    write(names[id] ?? '', left, middle, toCss(color === undefined ? palette.ink : palette[color]));
  }
  context.font = fontOf(true);
  for (const { place, name, color } of signs) {
    const [x, y] = onScreen(place);
    drawCross(context, [x, y], toCss(palette[color]));
    // Under the cross; at the right edge it ends there.
    const width = measure(context, name, fontOf(true));
    write(name, Math.min(x + 9, size.width - width - 4), y + 16, toCss(palette[color]));
  }
}

function measure(context: CanvasRenderingContext2D, text: string, font: string): number {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > 50_000) widths.clear();
  context.font = font;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

/** A trail: faint where it began. */
function drawTrail(
  context: CanvasRenderingContext2D,
  places: readonly Place[],
  colorOf: (opaque: number) => string,
): void {
  context.lineWidth = 1.5;
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1], places[i]];
    if (from === undefined || to === undefined) continue;
    context.strokeStyle = colorOf(0.1 + (0.6 * i) / places.length);
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }
}

function drawArrow(
  context: CanvasRenderingContext2D,
  places: readonly Place[],
  color: string,
): void {
  const [from, to] = [places.at(-2), places.at(-1)];
  if (from === undefined || to === undefined) return;
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 2;
  context.beginPath();
  for (const [i, place] of places.entries()) {
    if (i === 0) context.moveTo(...place);
    else context.lineTo(...place);
  }
  context.stroke();
  context.beginPath();
  context.moveTo(...to);
  for (const turn of [-0.4, 0.4]) {
    context.lineTo(to[0] - HEAD * Math.cos(angle + turn), to[1] - HEAD * Math.sin(angle + turn));
  }
  context.fill();
}

/** A mark's shape says what its color says: a disk, a square, a diamond. */
function drawMark(
  context: CanvasRenderingContext2D,
  [x, y]: Place,
  color: MapColor,
  palette: Palette,
): void {
  context.fillStyle = toCss(palette[color]);
  context.strokeStyle = toCss(palette.paper);
  context.lineWidth = 1.5;
  context.beginPath();
  if (color === 'positive') context.arc(x, y, 5, 0, 7);
  else if (color === 'negative') context.rect(x - 4, y - 4, 8, 8);
  else {
    context.moveTo(x, y - 6);
    context.lineTo(x + 6, y);
    context.lineTo(x, y + 6);
    context.lineTo(x - 6, y);
    context.closePath();
  }
  context.fill();
  context.stroke();
}

function drawCross(context: CanvasRenderingContext2D, [x, y]: Place, color: string): void {
  context.strokeStyle = color;
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(x - 6, y - 6);
  context.lineTo(x + 6, y + 6);
  context.moveTo(x - 6, y + 6);
  context.lineTo(x + 6, y - 6);
  context.stroke();
}

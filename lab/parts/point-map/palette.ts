/** A color as WebGL takes it: red, green, blue, 0 to 1. */
export type Color = readonly [number, number, number];

/** The page's colors as they are now, light or dark. */
export interface Palette {
  readonly ink: Color;
  readonly muted: Color;
  readonly paper: Color;
  readonly positive: Color;
  readonly negative: Color;
  readonly gate: Color;
}

/** The colors that lines and marks have. */
export type MapColor = 'positive' | 'negative' | 'gate';

/** Reads the colors from elements of the map that wear them: `light-dark()` is resolved only there. */
export function readPalette(box: HTMLElement): Palette {
  const read = (name: keyof Palette): Color => {
    const element = box.querySelector(`.palette .${name}`);
    const written = element === null ? '' : getComputedStyle(element).color;
    const [red = 0, green = 0, blue = 0] = (written.match(/[\d.]+/g) ?? []).map(Number);
    return [red / 255, green / 255, blue / 255];
  };
  return {
    ink: read('ink'),
    muted: read('muted'),
    paper: read('paper'),
    positive: read('positive'),
    negative: read('negative'),
    gate: read('gate'),
  };
}

/** Writes a color for a canvas. */
export function toCss([red, green, blue]: Color, opaque = 1): string {
  return `rgba(${255 * red}, ${255 * green}, ${255 * blue}, ${opaque})`;
}

import type { Unit } from './units.ts';

/** Where each place of the source stands, in pixels: a syllable has room for its three jamo. */
export interface Ruler {
  /** The left edge of each UTF-16 unit, and the right end last. */
  readonly edges: readonly number[];
  readonly width: number;
}

const WIDTH = { syllable: 42, wide: 28, letter: 19, thin: 16 };

function widthOf(character: string): number {
  if (/[가-힣]/u.test(character)) return WIDTH.syllable;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}ㄱ-ㅣ]/u.test(
      character,
    )
  )
    return WIDTH.wide;
  return /[\p{L}\p{N}]/u.test(character) ? WIDTH.letter : WIDTH.thin;
}

/** Measures a text. */
export function measure(text: string): Ruler {
  const edges = [0];
  let at = 0;
  for (const character of text) {
    const width = widthOf(character);
    for (let i = 1; i <= character.length; i++) edges.push(at + (width * i) / character.length);
    at += width;
  }
  return { edges, width: at };
}

/** A unit's box: units of one span, the jamo of a syllable, share it. */
export interface Box extends Unit {
  readonly x: number;
  readonly width: number;
}

/** Places a strip's units on the ruler. */
export function placeUnits(units: readonly Unit[], { edges }: Ruler): readonly Box[] {
  return units.map((unit, i) => {
    const shares = (other: Unit | undefined): boolean =>
      other !== undefined && other.start === unit.start && other.end === unit.end;
    let before = 0;
    while (shares(units[i - before - 1])) before += 1;
    let after = 0;
    while (shares(units[i + after + 1])) after += 1;
    const [left, right] = [edges[unit.start] ?? 0, edges[unit.end] ?? 0];
    const width = (right - left) / (before + after + 1);
    return { ...unit, x: left + before * width, width };
  });
}

/** A different unit, drawn once, with the boxes that it gathers. */
export interface KindBox {
  readonly text: string;
  readonly boxes: readonly Box[];
  readonly x: number;
  readonly width: number;
}

/** Places each different unit below the middle of its occurrences, moved right where another stands. */
export function placeKinds(boxes: readonly Box[]): readonly KindBox[] {
  const gathered = new Map<string, Box[]>();
  for (const box of boxes) gathered.set(box.text, [...(gathered.get(box.text) ?? []), box]);
  const kinds = Array.from(gathered, ([text, all]) => {
    const middle = all.reduce((sum, box) => sum + box.x + box.width / 2, 0) / all.length;
    const width = Array.from(text).reduce((sum, one) => sum + (one > '⺀' ? 16 : 9), 38);
    return { text, boxes: all, middle, width };
  }).sort((a, b) => a.middle - b.middle);
  let free = 0;
  return kinds.map(({ text, boxes: all, middle, width }) => {
    const x = Math.max(free, middle - width / 2);
    free = x + width + 6;
    return { text, boxes: all, x, width };
  });
}

/** Places where both strips have a cut: lines go there. */
export function sharedCuts(upper: readonly Unit[], lower: readonly Unit[]): readonly number[] {
  const cutsOf = (units: readonly Unit[]): Set<number> =>
    new Set(units.flatMap(({ start, end }) => [start, end]));
  const below = cutsOf(lower);
  return [...cutsOf(upper)].filter((cut) => below.has(cut));
}

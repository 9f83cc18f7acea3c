import { UNIT_KINDS, type UnitKind, type UnitKindFacts } from './unit-kinds.ts';

/** The default length of a piece in UTF-16 units. */
const PIECE = 2 ** 20;

/** Matches the character before a possible cut. */
const FIT: Readonly<Record<UnitKindFacts['breaks'], RegExp | undefined>> = {
  // Any UTF-16 unit but the first half of a surrogate pair.
  'between code points': /[^\ud800-\udbff]/g,
  // A letter or a sign that joins with nothing after it, and then a space: no unit reaches across.
  'before spaces': /[!-~가-힣](?= )/g,
  nowhere: undefined,
};

/**
 * Cuts a long text into pieces without splitting a unit: V8 cannot hold the units of a line of hundreds of
 * megabytes in one list. A text without a possible cut stays whole.
 * @param piece the least length of a piece in UTF-16 units; it ends at the first possible cut
 */
export function* cutLongText(
  text: string,
  kind: UnitKind,
  piece: number = PIECE,
): Generator<string, void, undefined> {
  const fit = FIT[UNIT_KINDS[kind].breaks];
  for (let begin = 0; begin < text.length; ) {
    if (fit !== undefined) fit.lastIndex = begin + piece;
    const place = fit?.exec(text) ?? null;
    const end = place === null ? text.length : place.index + 1;
    yield begin === 0 && end === text.length ? text : text.slice(begin, end);
    begin = end;
  }
}

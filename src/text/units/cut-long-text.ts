import { UNIT_KINDS, type UnitKind, type UnitKindFacts } from './unit-kinds.ts';

/** UTF-16 units. */
const PIECE = 2 ** 20;

/** What may stand before a cut: matched from a place on, it gives the first one that fits. */
const FIT: Readonly<Record<UnitKindFacts['breaks'], RegExp | undefined>> = {
  // Any code point, but no first half of a surrogate pair.
  'between code points': /[^\ud800-\udbff]/g,
  // A letter or a sign that joins with nothing after it, and then a space: no unit reaches across.
  'before spaces': /[!-~가-힣](?= )/g,
  nowhere: undefined,
};

/**
 * Cuts a long text where no unit is cut in two: a line of hundreds of megabytes as one list of units is
 * more than V8 holds. A text without a fit place stays whole.
 * @param piece UTF-16 units after which the first fit place ends a piece
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

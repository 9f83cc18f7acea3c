import type { UnitKind } from './language-units.ts';

/** UTF-16 units. */
const PIECE = 2 ** 20;

/** A code point that may stand before a cut: no half of a surrogate pair. */
const ANYWHERE = /[^\ud800-\udbff]/g;

/** Before a space after a letter or a sign that joins with nothing after it, no kind of unit reaches across. */
const BEFORE_SPACE = /[!-~가-힣](?= )/g;

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
  // Syllables are code points, too: their jamo stay together.
  const fit = kind === 'characters' || kind === 'jamo' ? ANYWHERE : BEFORE_SPACE;
  for (let begin = 0; begin < text.length; ) {
    fit.lastIndex = begin + piece;
    const place = fit.exec(text);
    const end = place === null ? text.length : place.index + 1;
    yield begin === 0 && end === text.length ? text : text.slice(begin, end);
    begin = end;
  }
}

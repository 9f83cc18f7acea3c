import { createSegmentTokenizer, type SegmentWalk } from './segment-tokenizer.ts';
import { joinWithSpaces, type UnitTokenizer } from './unit-tokenizer.ts';
import { walkUtf8NonSpaces } from './white-space-walk.ts';

/** The token for the end of a line, where line feeds are tokens. */
export const LINE_END = '\n';

/** Options of the white space tokenizer. */
export interface WhitespaceTokenizerOptions {
  /** Whether line feeds are tokens, too, as models that generate text need them; default false. */
  readonly lineEnds?: boolean;
}

/** Makes a tokenizer that cuts at white space: in Korean, tokens are eojeols with their particles and punctuation. */
export function createWhitespaceTokenizer(options: WhitespaceTokenizerOptions = {}): UnitTokenizer {
  if (options.lineEnds === true) {
    return createSegmentTokenizer({ kind: 'whitespace', lineEnds: true }, walkLines, joinLines);
  }
  return {
    ...createSegmentTokenizer({ kind: 'whitespace' }, walkNonSpaces, joinWithSpaces),
    walkUtf8: walkUtf8NonSpaces,
  };
}

const walkNonSpaces: SegmentWalk = (text, visit) => walk(text, visit, false);

const walkLines: SegmentWalk = (text, visit) => walk(text, visit, true);

function walk(text: string, visit: (start: number, end: number) => void, lineEnds: boolean): void {
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isWhiteSpace(unit)) {
      if (start >= 0) visit(start, at);
      if (lineEnds && unit === 0x0a) visit(at, at + 1);
      start = -1;
    } else if (start < 0) start = at;
  }
  if (start >= 0) visit(start, text.length);
}

/** Joins words with single spaces, none before or after the end of a line. */
function joinLines(tokens: readonly string[]): string {
  let text = '';
  for (const token of tokens) {
    text += token === LINE_END || text === '' || text.endsWith(LINE_END) ? token : ` ${token}`;
  }
  return text;
}

/** Unicode's White_Space (PropList.txt), all of it in the first plane. */
function isWhiteSpace(unit: number): boolean {
  if (unit < 0x85) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit >= 0x3001) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

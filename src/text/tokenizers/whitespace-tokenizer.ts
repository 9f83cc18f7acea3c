import type { Tokenizer } from '../tokenizer.ts';
import { createSegmentTokenizer, type SegmentWalk } from './segment-tokenizer.ts';
import { walkUtf8NonSpaces } from './white-space-walk.ts';

/** Tokens are what stands between white space: in Korean, eojeols with their particles and punctuation. */
export function createWhitespaceTokenizer(): Tokenizer {
  return {
    ...createSegmentTokenizer({ kind: 'whitespace' }, walkNonSpaces),
    walkUtf8: walkUtf8NonSpaces,
  };
}

const walkNonSpaces: SegmentWalk = (text, visit) => {
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    if (isWhiteSpace(text.charCodeAt(at))) {
      if (start >= 0) visit(start, at);
      start = -1;
    } else if (start < 0) start = at;
  }
  if (start >= 0) visit(start, text.length);
};

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

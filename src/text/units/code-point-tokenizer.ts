import type { Utf8Walk } from '../tokenizer.ts';
import { codePointAt, unitsOf } from '../unicode/code-point.ts';
import { createSegmentTokenizer, type SegmentWalk } from './segment-tokenizer.ts';
import { joinPlainly, type UnitTokenizer } from './unit-tokenizer.ts';

/** Every code point is a token, spaces too: a Hangul syllable is one, a letter and its combining accent are two. */
export function createCodePointTokenizer(): UnitTokenizer {
  const tokenizer = createSegmentTokenizer({ kind: 'code-points' }, walkCodePoints, joinPlainly);
  return {
    ...tokenizer,
    // A string iterates over its code points.
    words: (text) => Array.from(text),
    walkUtf8: walkUtf8CodePoints,
  };
}

const walkCodePoints: SegmentWalk = (text, visit) => {
  for (let start = 0; start < text.length; ) {
    const end = start + unitsOf(codePointAt(text, start));
    visit(start, end);
    start = end;
  }
};

const walkUtf8CodePoints: Utf8Walk = (bytes, start, end, visit) => {
  for (let at = start; at < end; ) {
    let next = at + 1;
    while (next < end && ((bytes[next] ?? 0) & 0xc0) === 0x80) next++;
    visit(bytes, at, next);
    at = next;
  }
};

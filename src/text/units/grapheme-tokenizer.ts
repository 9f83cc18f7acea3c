import { createGraphemeClusters } from '../unicode/grapheme-clusters.ts';
import { createSegmentTokenizer } from './segment-tokenizer.ts';
import { joinPlainly, type UnitTokenizer } from './unit-tokenizer.ts';

/**
 * Every extended grapheme cluster (UAX #29) is a token, spaces too: a letter with its accents, a Hangul
 * syllable written as jamo, a family emoji are one each.
 */
export function createGraphemeTokenizer(): UnitTokenizer {
  const clusters = createGraphemeClusters();
  return createSegmentTokenizer(
    { kind: 'graphemes' },
    (text, visit) => {
      for (let start = 0; start < text.length; ) {
        const end = clusters.end(text, start);
        visit(start, end);
        start = end;
      }
    },
    joinPlainly,
  );
}

import type { Tokenizer } from '../tokenizer.ts';
import { createGraphemeClusters } from '../unicode/grapheme-clusters.ts';
import { createSegmentTokenizer } from './segment-tokenizer.ts';

/**
 * Every character is a token, spaces too. A character is an extended grapheme cluster (UAX #29): a
 * letter with its accents, a Hangul syllable written as jamo, a family emoji are one each.
 */
export function createCharacterTokenizer(): Tokenizer {
  const clusters = createGraphemeClusters();
  return createSegmentTokenizer({ kind: 'chars' }, (text, visit) => {
    for (let start = 0; start < text.length; ) {
      const end = clusters.end(text, start);
      visit(start, end);
      start = end;
    }
  });
}

import { trainBpe } from '../../../src/text/bpe/train-bpe.ts';
import { createBpeUnits } from '../../../src/text/units/bpe-units.ts';
import { UnitCollector } from '../../../src/text/units/collect-units.ts';
import { createTokenizer } from '../../../src/text/units/create-tokenizer.ts';
import type { SpecialTokens } from '../../../src/text/units/special-tokens.ts';
import type { AnyUnits } from '../../../src/text/units/units-state.ts';

const bpe = await trainBpe(
  new Map([
    ['닭이', 3],
    [' 운다', 5],
    ['to', 4],
    ['<s>', 2],
  ]),
  { size: 270 },
);

const TOKENIZERS = [
  { kind: 'code-points' },
  { kind: 'graphemes' },
  { kind: 'jamo' },
  { kind: 'whitespace' },
  { kind: 'whitespace', lineEnds: true },
  { kind: 'words', punctuation: true },
  { kind: 'regexp', pattern: '\\p{L}+|\\n' },
].map(createTokenizer);

/** Units of every way to cut a text, which know the units of a text. */
export function unitsOf(text: string, special: SpecialTokens = {}): AnyUnits[] {
  const collected = TOKENIZERS.map((tokenizer) => {
    const collector = new UnitCollector(tokenizer);
    return collector.finish(Int32Array.from(collector.encode(text)), { special });
  });
  return [...collected, createBpeUnits(bpe, special)];
}

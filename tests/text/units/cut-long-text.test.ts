import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../../../src/text/units/create-tokenizer.ts';
import { cutLongText } from '../../../src/text/units/cut-long-text.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../../src/text/units/unit-kinds.ts';

const bpe = { alphabet: ' 한글ab다읽👍', merges: [257, 258, 256, 264, 259, 260] };

const PARTS = [
  ...['a', ' ', '값은', ' to', 'e\u0301', ' \u0301', '👩‍👩‍👧', '\u0600 ', 'ㅋ', '. ', '\n'],
  ...["can'", '3.', '14', '가', '\u200d', ' ,', ', '],
];

describe.each(UNIT_KIND_NAMES)('a long text of %s', (kind) => {
  const tokenizer = createTokenizer({ kind, punctuation: true, ...bpe });

  it('has the same units when it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PARTS)),
        fc.integer({ min: 1, max: 9 }),
        (all, size) => {
          const line = all.join('');
          const pieces = [...cutLongText(line, kind, size)];
          expect(pieces.join('')).toBe(line);
          expect(pieces.flatMap((piece) => tokenizer.words(piece))).toEqual(tokenizer.words(line));
        },
      ),
    );
  });

  it('is cut where its kind allows it', () => {
    const { length } = [...cutLongText('a b '.repeat(99), kind, 20)];
    if (UNIT_KINDS[kind].breaks === 'nowhere') expect(length).toBe(1);
    else expect(length).toBeGreaterThan(9);
  });
});

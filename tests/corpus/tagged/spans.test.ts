import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/base/errors.ts';
import {
  checkSpans,
  convertLabels,
  detectScheme,
  findBrokenLabel,
  labelSpans,
  readSpans,
  SPAN_SCHEMES,
  type Span,
} from '../../../src/corpus/index.ts';

/** Spans in the order of a text, some of them touching, and the text's length. */
const spansOfText = fc
  .array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 3 }), fc.constantFrom('A', 'B-C')), {
    maxLength: 6,
  })
  .map((parts) => {
    let at = 0;
    const spans = parts.map(([gap, length, type]): Span => {
      const start = at + gap;
      at = start + length;
      return { type, start, end: at };
    });
    return { spans, length: at + 1 };
  });

describe('spans', () => {
  it.each(SPAN_SCHEMES)('are read back from %s', (scheme) => {
    fc.assert(
      fc.property(spansOfText, ({ spans, length }) => {
        const labels = labelSpans(spans, length, scheme);
        expect(readSpans(labels)).toEqual(spans);
        expect(findBrokenLabel(labels, scheme)).toBeUndefined();
        for (const other of SPAN_SCHEMES) {
          expect(convertLabels(convertLabels(labels, other), scheme)).toEqual(labels);
        }
      }),
    );
  });

  it('are read as conlleval reads them', () => {
    // An I- after O or after another type opens a span.
    expect(readSpans(['I-A', 'I-A', 'I-B', 'O', 'I-B'])).toEqual([
      { type: 'A', start: 0, end: 2 },
      { type: 'B', start: 2, end: 3 },
      { type: 'B', start: 4, end: 5 },
    ]);
    expect(readSpans(['B-A', 'B-A', 'I-A'])).toEqual([
      { type: 'A', start: 0, end: 1 },
      { type: 'A', start: 1, end: 3 },
    ]);
    expect(readSpans([])).toEqual([]);
  });

  it('tell their scheme', () => {
    expect(detectScheme([['B-A', 'I-A', 'O'], ['O']])).toBe('bio');
    expect(detectScheme([['S-A', 'B-A', 'E-A', 'O']])).toBe('bioes');
    expect(detectScheme([['I-A', 'I-A', 'B-A', 'O']])).toBe('iob1');
    expect(detectScheme([['O', 'O']])).toBeUndefined();
    expect(detectScheme([['NN', 'VB']])).toBeUndefined();
    expect(detectScheme([['I-A', 'S-A']])).toBeUndefined();
  });

  it('that break their scheme are named by their line', () => {
    const sentence = { tokens: ['a', 'b'], columns: { ner: ['O', 'I-PS'] }, lines: [7, 8] };
    const check = (scheme: 'bio' | 'iob1') =>
      checkSpans(sentence, { column: 'ner', scheme, input: 'x.conll' });
    expect(() => check('bio')).toThrow(InputError);
    expect(() => check('bio')).toThrow(
      'x.conll, line 8: the label "I-PS" of "b" in the column "ner" does not follow the scheme BIO',
    );
    expect(() => check('iob1')).not.toThrow();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { CorpusBuilder, type CorpusOptions } from '../../src/language-model/corpus.ts';
import { UNKNOWN_UNIT } from '../../src/language-model/units/collected-units.ts';
import { cutLongText } from '../../src/language-model/units/cut-long-text.ts';
import { createCutter } from '../../src/language-model/units/cut-text.ts';
import { unitsFromState, unitsToState } from '../../src/language-model/units/units-state.ts';
import { trainBpe } from '../../src/text/bpe/train-bpe.ts';

const TEXT = ['말은 마음의 거울이다.', '', 'To be, or not to be: 👩‍👩‍👧 e\u0301.', '닭이 운다'];

function build(options: CorpusOptions, lines: readonly string[] = TEXT) {
  const builder = new CorpusBuilder(options);
  for (const line of lines) builder.addLine(line);
  return builder.finish();
}

const bpe = await trainBpe(
  new Map([
    ['말은', 3],
    ['to', 5],
    ['be', 4],
  ]),
  { size: 270 },
);

describe('language units', () => {
  it.each(['characters', 'graphemes', 'jamo', bpe] as const)('give back the text: %s', (units) => {
    const corpus = build({ units });
    const text = `${TEXT.join('\n')}\n`;
    expect(corpus.units.decode(corpus.ids)).toBe(text);
    expect(Array.from(corpus.units.encode(text))).toEqual(Array.from(corpus.ids));
    expect(corpus.characters).toBe([...text].length);
  });

  it.each(['characters', 'graphemes', 'jamo', 'words', 'bpe'] as const)(
    'are the same when a long line is taken in pieces: %s',
    (kind) => {
      const { units } = build({ units: bpe }, ['a']);
      const cut = kind === 'bpe' ? units.encode : createCutter(kind);
      const parts = [
        'a',
        ' ',
        '값은',
        ' to',
        'e\u0301',
        ' \u0301',
        '👩‍👩‍👧',
        '\u0600 ',
        'ㅋ',
        '. ',
        '\n',
      ];
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...parts)),
          fc.integer({ min: 1, max: 9 }),
          (all, size) => {
            const line = all.join('');
            const pieces = [...cutLongText(line, kind, size)];
            expect(pieces.join('')).toBe(line);
            expect(pieces.flatMap((piece) => [...cut(piece)])).toEqual([...cut(line)]);
          },
        ),
      );
      expect([...cutLongText('a b '.repeat(99), kind, 20)].length).toBeGreaterThan(9);
    },
  );

  it('words come back with a space between them, and lines as lines', () => {
    const corpus = build({ units: 'words' }, ['a  b\tc', '', 'b']);
    expect(corpus.units.decode(corpus.ids)).toBe('a b c\n\nb\n');
    expect(corpus.units.decode(corpus.units.encode('b a\nc'))).toBe('b a\nc');
  });

  it('give back any text of the units that they know', () => {
    const pieces = fc.array(fc.constantFrom('가', '각', 'a', ' ', '\n', '👩‍👩‍👧', 'ㅋ'));
    fc.assert(
      fc.property(pieces, fc.constantFrom('characters', 'graphemes'), (parts, units) => {
        const corpus = build({ units }, ['가각a ㅋ👩‍👩‍👧']);
        const text = parts.join('');
        fc.pre(units === 'characters' || !/ㅋ/.test(text));
        expect(corpus.units.decode(corpus.units.encode(text))).toBe(text);
      }),
    );
  });

  it('are numbered by falling count', () => {
    const { units, ids } = build({}, ['banana']);
    expect(Array.from({ length: units.size }, (_, id) => units.text(id))).toEqual([
      ...['a', 'n', '\n', 'b'],
    ]);
    expect(Array.from(ids)).toEqual([3, 0, 1, 0, 1, 0, 2]);
  });

  it('share one unit where they are rare', () => {
    const { units, ids } = build({ minCount: 2 }, ['banana', UNKNOWN_UNIT.repeat(3)]);
    expect(units.text(0)).toBe(UNKNOWN_UNIT);
    expect(units.decode(ids)).toBe(`${UNKNOWN_UNIT}anana\n${UNKNOWN_UNIT.repeat(3)}\n`);
    expect(Array.from(units.encode('q'))).toEqual([0]);
  });

  it('name what the training text did not have', () => {
    const { units } = build({});
    expect(() => units.encode('xyz')).toThrow(InputError);
    expect(() => units.encode('xyz')).toThrow(/did not have "x", "y", "z"; leave them out/);
    expect(() => build({}, []).ids).toThrow('fewer than two units');
  });

  it.each(['characters', 'graphemes', 'jamo', 'words', bpe] as const)('are saved: %s', (kind) => {
    const { units } = build({ units: kind, minCount: 2 });
    const again = unitsFromState(unitsToState(units));
    expect(again.kind).toBe(units.kind);
    expect(again.size).toBe(units.size);
    expect(Array.from(again.encode('말은 be\n'))).toEqual(Array.from(units.encode('말은 be\n')));
  });

  it('refuse a damaged file', () => {
    expect(() => unitsFromState({ metadata: { kind: 'verses' }, tensors: {} })).toThrow('"verses"');
    expect(() => unitsFromState({ metadata: { kind: 'words' }, tensors: {} })).toThrow('lacks');
  });
});

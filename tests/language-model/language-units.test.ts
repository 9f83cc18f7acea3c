import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { CorpusBuilder, type CorpusOptions } from '../../src/language-model/corpus.ts';
import {
  languageUnitKind,
  languageUnitsFromState,
  languageUnitsToState,
  UNKNOWN_UNIT,
} from '../../src/language-model/language-units.ts';
import { trainBpe } from '../../src/text/bpe/train-bpe.ts';
import { createBpeUnits } from '../../src/text/units/bpe-units.ts';
import { UnitCollector } from '../../src/text/units/collect-units.ts';
import { createTokenizer } from '../../src/text/units/create-tokenizer.ts';

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
  it.each(['code-points', 'graphemes', 'jamo', bpe] as const)('give back the text: %s', (units) => {
    const corpus = build({ units });
    const text = `${TEXT.join('\n')}\n`;
    expect(corpus.units.decode(corpus.ids)).toBe(text);
    expect(Array.from(corpus.units.encode(text))).toEqual(Array.from(corpus.ids));
    expect(corpus.characters).toBe([...text].length);
  });

  it('words come back with a space between them, and lines as lines', () => {
    const corpus = build({ units: 'whitespace' }, ['a  b\tc', '', 'b']);
    expect(corpus.units.decode(corpus.ids)).toBe('a b c\n\nb\n');
    expect(corpus.units.decode(corpus.units.encode('b a\nc'))).toBe('b a\nc');
  });

  it('give back any text of the units that they know', () => {
    const pieces = fc.array(fc.constantFrom('가', '각', 'a', ' ', '\n', '👩‍👩‍👧', 'ㅋ'));
    fc.assert(
      fc.property(pieces, fc.constantFrom('code-points', 'graphemes'), (parts, units) => {
        const corpus = build({ units }, ['가각a ㅋ👩‍👩‍👧']);
        const text = parts.join('');
        fc.pre(units === 'code-points' || !/ㅋ/.test(text));
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

  it.each(['code-points', 'graphemes', 'jamo', 'whitespace', bpe] as const)(
    'are saved: %s',
    (kind) => {
      const { units } = build({ units: kind, minCount: 2 });
      const again = languageUnitsFromState(languageUnitsToState(units));
      expect(again.kind).toBe(units.kind);
      expect(again.size).toBe(units.size);
      expect(Array.from(again.encode('말은 be\n'))).toEqual(Array.from(units.encode('말은 be\n')));
    },
  );

  it('refuse a damaged file', () => {
    expect(() => languageUnitsFromState({ metadata: { kind: 'verses' }, tensors: {} })).toThrow(
      '"verses"',
    );
    expect(() => languageUnitsFromState({ metadata: { kind: 'words' }, tensors: {} })).toThrow(
      'lacks',
    );
  });

  it.each([
    ['characters', 'code-points'],
    ['chars', 'graphemes'],
    ['words', 'whitespace'],
  ] as const)('have their earlier names, too: %s', (earlier, kind) => {
    const units = build({ units: earlier }).units;
    expect(units.kind).toBe(kind);
    expect(units.encode('말은\n')).toEqual(build({ units: kind }).units.encode('말은\n'));
    expect(languageUnitKind(earlier)).toBe(kind);
  });

  it.each([
    ['code-points', 'characters'],
    ['whitespace', 'words'],
  ] as const)('of kind %s are called %s in files, as they always were', (kind, inFile) => {
    const { metadata } = languageUnitsToState(build({ units: kind }).units);
    expect(metadata).toEqual({ kind: inFile, special: {} });
  });

  it('keep their special tokens and other options in files, too', () => {
    const special = { begin: '<s>', documentEnd: '<eod>' };
    const words = new UnitCollector(createTokenizer({ kind: 'words', punctuation: true }));
    const ids = Int32Array.from(words.encode('To be, or not to be'));
    for (const units of [words.finish(ids, { special }), createBpeUnits(bpe, special)]) {
      const again = languageUnitsFromState(languageUnitsToState(units));
      expect([again.kind, again.special]).toEqual([units.kind, { begin: 0, documentEnd: 1 }]);
      expect(again.encode('to be, be')).toEqual(units.encode('to be, be'));
    }
  });

  it('refuse what cannot write', () => {
    expect(() => languageUnitKind('regexp')).toThrow(
      'There are no units "regexp"; choose code-points, graphemes, jamo, whitespace, bpe.',
    );
    // @ts-expect-error: of no use without a model
    expect(() => build({ units: 'bpe' })).toThrow('learned first');
  });
});

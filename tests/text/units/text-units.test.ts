import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/base/errors.ts';
import { createTokenizer } from '../../../src/text/units/create-tokenizer.ts';
import { SPECIAL_ROLES, type SpecialTokens } from '../../../src/text/units/special-tokens.ts';
import { createTextStream } from '../../../src/text/units/text-stream.ts';
import { UNIT_KINDS } from '../../../src/text/units/unit-kinds.ts';
import { unitsFromState, unitsToState } from '../../../src/text/units/units-state.ts';
import { createVocabularyUnits } from '../../../src/text/units/vocabulary-units.ts';
import { createVocabulary } from '../../../src/text/vocabulary/vocabulary.ts';
import { anyText } from '../any-text.ts';
import { unitsOf } from './some-units.ts';

const SPECIAL: Required<SpecialTokens> = {
  padding: '<pad>',
  unknown: '<unk>',
  begin: '<s>',
  end: '</s>',
  documentEnd: '<eod>',
};

describe('units of texts', () => {
  it('of lossless kinds join to the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const units of unitsOf(text)) {
          if (!UNIT_KINDS[units.kind].lossless) continue;
          const joined = units.decode(units.encode(text));
          const tokens = units.tokenizer.join(units.tokenizer.words(text));
          if (units.kind !== 'jamo') {
            expect([units.kind, joined, tokens]).toEqual([units.kind, text, text]);
          } else {
            // Syllables that the text has in parts come back whole: canonically the same text.
            const [a, b, c] = [joined, tokens, text].map((one) => one.normalize('NFC'));
            expect([a, b]).toEqual([c, c]);
            if (!/[\u1100-\u11ff]/.test(text)) expect(joined).toBe(text);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of other kinds join with single spaces, lines with their ends', () => {
    const join = (description: { kind: string; lineEnds?: boolean; punctuation?: boolean }) => {
      const tokenizer = createTokenizer(description);
      return tokenizer.join(tokenizer.words('a,  b\n\n c\n'));
    };
    expect(join({ kind: 'whitespace' })).toBe('a, b c');
    expect(join({ kind: 'whitespace', lineEnds: true })).toBe('a, b\n\nc\n');
    expect(join({ kind: 'words', punctuation: true })).toBe('a , b c');
    expect(join({ kind: 'regexp' })).toBe('');
  });

  it('decoded one at a time give the text of all', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(), { maxLength: 20 }), (text, numbers) => {
        for (const units of unitsOf(`${text}\n`, SPECIAL)) {
          const ids = numbers.map((number) => number % units.size);
          for (const written of [ids, [...units.encode(text)]]) {
            const stream = createTextStream(units, false);
            const pieces = written.map((id) => stream.add(id));
            pieces.push(stream.end());
            expect([units.kind, pieces.join('')]).toEqual([units.kind, units.decode(written)]);
          }
        }
      }),
    );
  });

  it('join across special tokens without text when decoded one at a time', () => {
    const text = '한é';
    for (const units of unitsOf(text, SPECIAL)) {
      const { padding = 0 } = units.special;
      const written = Array.from(units.encode(text)).flatMap((id) => [id, padding]);
      const stream = createTextStream(units, false);
      const pieces = written.map((id) => stream.add(id));
      pieces.push(stream.end());
      expect([units.kind, pieces.join('')]).toEqual([units.kind, units.decode(written)]);
    }
  });

  it('begin with a space within a line, and without one at its start', () => {
    const [, , , , lines] = unitsOf('a b\nc');
    const stream = createTextStream(lines, true);
    expect(Array.from(lines.encode('a b\nc'), (id) => stream.add(id))).toEqual([
      ...[' a', ' b', '\n', 'c'],
    ]);
  });

  it('give a syllable or character only when it is whole', () => {
    const [, , jamo] = unitsOf('닭이');
    const stream = createTextStream(jamo, false);
    const pieces = Array.from(jamo.encode('닭이'), (id) => stream.add(id));
    expect([...pieces, stream.end()]).toEqual(['', '', '', '닭', '', '이']);
    const bpe = unitsOf('')[7];
    const bytes = createTextStream(bpe, false);
    const shown = Array.from(bpe.encode('漢👩‍👩‍👧é'), (id) => bytes.add(id));
    expect([...shown, bytes.end()].join('')).toBe('漢👩‍👩‍👧é');
    for (const piece of shown) expect(piece).not.toContain('\ufffd');
  });

  it('are saved', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom({}, SPECIAL), (given, special) => {
        // A lone half of a surrogate pair can be in no file.
        const text = given.replace(/\p{Surrogate}/gu, '');
        for (const units of unitsOf(text, special)) {
          const state = unitsToState(units);
          const metadata = JSON.parse(JSON.stringify(state.metadata));
          const again = unitsFromState({ ...state, metadata });
          expect([again.kind, again.size, again.special]).toEqual([
            ...[units.kind, units.size, units.special],
          ]);
          expect(again.encode(text)).toEqual(units.encode(text));
        }
      }),
      { examples: [['한글 <s>\n', SPECIAL]], numRuns: 30 },
    );
  });

  it('refuse a damaged file', () => {
    const load = (metadata: object) => () =>
      unitsFromState({ metadata: { ...metadata }, tensors: {} });
    expect(load({ tokenizer: { kind: 'verses' } })).toThrow('"verses"');
    expect(load({})).toThrow('tokenizer is missing');
    expect(load({ tokenizer: { kind: 'words' } })).toThrow('lacks');
    expect(load({ tokenizer: { kind: 'bpe' } })).toThrow('alphabet is missing');
  });
});

describe('special tokens', () => {
  it('have the first numbers, in one order', () => {
    for (const { special } of unitsOf('a b', SPECIAL)) {
      expect(SPECIAL_ROLES.map((role) => special[role])).toEqual([0, 1, 2, 3, 4]);
    }
    for (const { special } of unitsOf('a b', { documentEnd: '<eod>', begin: '<s>' })) {
      expect(special).toEqual({ begin: 0, documentEnd: 1 });
    }
  });

  it('never come from a text, except for the unknown token', () => {
    const names = fc.constantFrom(...Object.values(SPECIAL), ' ', '\n', 'a', '<', '한');
    const text = fc.array(names).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (seen, read) => {
        for (const units of unitsOf(seen, SPECIAL)) {
          const { unknown } = units.special;
          for (const id of units.encode(read)) {
            expect(id >= SPECIAL_ROLES.length || id === unknown).toBe(true);
          }
        }
      }),
    );
  });

  it('have no text of their own', () => {
    for (const units of unitsOf('가 나', SPECIAL)) {
      const { padding = -1, begin = -1, end = -1, documentEnd = -1 } = units.special;
      const ids = [padding, begin, ...units.encode('가'), end, documentEnd];
      expect([units.kind, units.decode(ids)]).toEqual([units.kind, '가']);
      expect(ids.map(units.text).slice(0, 2)).toEqual(['<pad>', '<s>']);
    }
  });

  it('must be the first words of a vocabulary', () => {
    const vocabulary = createVocabulary(['a', '<unk>'], new Float64Array(2), { unknown: '<unk>' });
    const tokenizer = createTokenizer({ kind: 'words' });
    expect(() => createVocabularyUnits(tokenizer, vocabulary)).toThrow(InputError);
    expect(() => createVocabularyUnits(tokenizer, vocabulary)).toThrow('not its first words');
  });

  it('unknown units are named where there is no unknown token', () => {
    const [points] = unitsOf('ab');
    expect(() => points.encode('xyz')).toThrow(/did not have "x", "y", "z"; leave them out/);
    const [, , , spaces] = unitsOf('<s> a', { unknown: '<unk>' });
    expect([...spaces.encode('<unk> <s> b')]).toEqual([0, 1, 0]);
  });
});

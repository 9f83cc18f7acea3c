import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutEojeols } from '../../src/morphology/eojeols.ts';
import { cutWindows } from '../../src/morphology/read-windows.ts';

/** Jamo, marks, spaces and characters of one unit and two; some compose. */
const PARTS = ['한', 'ᄒ', 'ᅡ', 'ᆫ', 'ㅎ', 'e', '\u0301', '\u0327', ' ', '\n', '漢', '😀', '\ud800'];

describe('cutEojeols', () => {
  it('cuts at white space, with places', () => {
    expect(cutEojeols(' 학교에\t😀漢 ')).toEqual([
      { form: '학교에', start: 1, end: 4, characters: ['학', '교', '에'], places: [1, 2, 3, 4] },
      { form: '😀漢', start: 5, end: 8, characters: ['😀', '漢'], places: [5, 7, 8] },
    ]);
    expect(cutEojeols(' \n')).toEqual([]);
  });

  it('composes Hangul and letters that are written in parts', () => {
    const [eojeol] = cutEojeols('한글é'.normalize('NFD'));
    expect(eojeol).toMatchObject({ characters: ['한', '글', 'é'], places: [0, 3, 6, 8] });
    // Jamo that make no syllable, and a mark of which there is no composed letter.
    expect(cutEojeols('ᄒᆫq̃é'.normalize('NFD'))[0]).toMatchObject({
      characters: ['ᄒ', 'ᆫ', 'q', '̃', 'é'],
    });
  });

  it('keeps every character at its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...PARTS), maxLength: 12 }), (text) => {
        const eojeols = cutEojeols(text);
        expect(eojeols.map(({ form }) => form).join('')).toBe(text.replace(/\s+/g, ''));
        for (const { form, start, end, characters, places } of eojeols) {
          expect(text.slice(start, end)).toBe(form);
          expect(places).toHaveLength(characters.length + 1);
          expect([places[0], places.at(-1)]).toEqual([start, end]);
          characters.forEach((character, i) => {
            const own = text.slice(places[i], places[i + 1]);
            expect(own.normalize('NFC')).toBe(character.normalize('NFC'));
          });
        }
      }),
    );
  });
});

describe('cutWindows', () => {
  it('keeps eojeols whole where it can, and all characters', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 20 });
    fc.assert(
      fc.property(lengths, (lengths) => {
        const eojeols = lengths.map((length) => ({ characters: Array(length).fill('가') }));
        const windows = cutWindows(eojeols);
        const total = lengths.reduce((a, b) => a + b, 0);
        expect(windows.reduce((sum, { characters }) => sum + characters.length, 0)).toBe(total);
        expect(windows.every(({ characters }) => characters.length <= 256)).toBe(true);
        const begins = windows.flatMap(({ begins }) => Array.from(begins));
        expect(begins.filter((begin) => begin === 1)).toHaveLength(lengths.length);
        const cut = windows.filter(({ begins }) => begins[0] === 0).length;
        expect(cut).toBeLessThanOrEqual(lengths.filter((length) => length > 256).length * 3);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLemmaScript, lemmaScript } from '../../../src/corpus/index.ts';

describe('lemmaScript', () => {
  it.each([
    ['tries', 'try', '↓0;d¦---+y'],
    ['Walked', 'walk', '↓0;d¦--'],
    ['Kims', 'Kim', '↑0¦↓1;d¦-'],
    ['went', 'go', '=go'],
    ['하고', '하+고', '↓0;d¦++→'],
  ])('makes %s to %s by %s', (form, lemma, script) => {
    expect(applyLemmaScript(form, lemmaScript(form, lemma))).toBe(lemma);
    expect(lemmaScript(form, lemma)).toBe(script);
  });

  it('is one for all words that are inflected alike', () => {
    expect(lemmaScript('flies', 'fly')).toBe(lemmaScript('tries', 'try'));
    expect(lemmaScript('먹고', '먹+고')).toBe(lemmaScript('하고', '하+고'));
    expect(applyLemmaScript('cries', lemmaScript('tries', 'try'))).toBe('cry');
  });

  it('always makes the lemma again', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aAbBiİſßéÉ하고+-→¦;=↑↓😀'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (form, lemma) => {
        expect(applyLemmaScript(form, lemmaScript(form, lemma))).toBe(lemma);
      }),
      { numRuns: 2000 },
    );
  });

  it('says where a script does not fit', () => {
    expect(applyLemmaScript('a', '↓0;d¦--')).toBeUndefined();
    expect(applyLemmaScript('a', 'nonsense')).toBeUndefined();
    expect(applyLemmaScript('a', '↓0;d--')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { type CollectingOptions, UnitCollector } from '../../../src/text/units/collect-units.ts';
import { createTokenizer } from '../../../src/text/units/create-tokenizer.ts';

function collect(text: string, options: CollectingOptions = {}) {
  const collector = new UnitCollector(createTokenizer({ kind: 'code-points' }));
  const ids = Int32Array.from(collector.encode(text));
  const units = collector.finish(ids, options);
  return { ids: [...ids], units, texts: ids.reduce((all, id) => all + units.text(id), '') };
}

const UNKNOWN = { unknown: '?' };

describe('collected units', () => {
  it('are numbered by falling count, then by their text', () => {
    const { units, ids, texts } = collect('bananab');
    expect(units.vocabulary.words).toEqual(['a', 'b', 'n']);
    expect([...units.vocabulary.counts]).toEqual([3, 2, 2]);
    expect(ids).toEqual([1, 0, 2, 0, 2, 0, 1]);
    expect(texts).toBe('bananab');
  });

  it('are left out where they are rare, or too many', () => {
    expect(collect('banana', { minCount: 2, special: UNKNOWN }).texts).toBe('?anana');
    expect(collect('banana', { maxSize: 2, special: UNKNOWN }).texts).toBe('?a?a?a');
    const { units } = collect('banana', { maxSize: 2, special: UNKNOWN });
    expect([units.size, ...units.vocabulary.counts]).toEqual([2, 3, 3]);
    expect(() => collect('banana', { minCount: 2 })).toThrow('1 of 3 units are left out');
  });

  it('replace words that spell a special token by the unknown token', () => {
    const { ids } = collect('a?!', { special: { ...UNKNOWN, end: '!' } });
    expect(ids).toEqual([2, 0, 0]);
    expect(() => collect('a!', { special: { end: '!' } })).toThrow('give a special token');
  });
});

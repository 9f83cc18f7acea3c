import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conjugate, conjugateAs } from '../../../src/text/korean/conjugate.ts';
import { conjugationClasses } from '../../../src/text/korean/conjugation-class.ts';
import { buildEndingChains } from '../../../src/text/korean/ending-chains.ts';
import { PREDICATE_STEMS } from '../../../src/text/korean/lexicon/predicates.ts';
import { indexChains, predicateCandidates } from '../../../src/text/korean/predicate-candidates.ts';
import { compose, decompose } from '../../../src/text/korean/syllable.ts';

describe('conjugate', () => {
  it.each([
    ['맑', '고', '맑고'],
    ['맑', '았', '맑았'],
    ['먹', '았', '먹었'],
    ['가', '으면', '가면'],
    ['살', '으면', '살면'],
    ['살', '으니', '사니'],
    ['살', '은', '산'],
    ['만들', '음', '만듦'],
    ['만들', '는', '만드는'],
    ['가깝', '은', '가까운'],
    ['가깝', '아', '가까워'],
    ['돕', '아', '도와'],
    ['잡', '아', '잡아'],
    ['짓', '으면', '지으면'],
    ['그렇', '은', '그런'],
    ['하얗', '아', '하얘'],
    ['허옇', '아', '허예'],
    ['모르', '아', '몰라'],
    ['부르', '아', '불러'],
    ['따르', '아', '따라'],
    ['푸르', '아', '푸르러'],
    ['푸', '아', '퍼'],
    ['바쁘', '아', '바빠'],
    ['크', '아', '커'],
    ['오', '아', '와'],
    ['가', 'ㄴ다', '간다'],
    ['먹', '는다', '먹는다'],
    ['알', 'ㅂ니다', '압니다'],
  ])('%s + %s = %s', (stem, ending, form) => {
    expect(conjugate(stem, ending)).toEqual([form]);
  });

  it('gives both spellings where contraction is optional', () => {
    expect(conjugate('하', '아')).toEqual(['하여', '해']);
    expect(conjugate('보', '았')).toEqual(['보았', '봤']);
    expect(conjugate('되', '았')).toEqual(['되었', '됐']);
  });

  it('gives both words where two share a stem', () => {
    expect(conjugationClasses('묻')).toEqual(['ㄷ', 'regular']);
    expect(conjugate('묻', '아')).toEqual(['물어', '묻어']);
    expect(conjugateAs('이르', '아', '러')).toEqual(['이르러']);
    expect(conjugateAs('이르', '아', '르')).toEqual(['일러']);
  });

  it('refuses endings that cannot follow', () => {
    expect(conjugate('먹', 'ㄴ다')).toEqual([]);
    expect(conjugate('가', '는다')).toEqual([]);
    expect(conjugate('가', '습니다')).toEqual([]);
  });
});

const chains = buildEndingChains();
const index = indexChains(chains);
const stems = [...PREDICATE_STEMS];
const endings = [...chains.keys()];

describe('reading conjugation backwards', () => {
  it('finds the stem and the endings of every form that the conjugator makes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stems), fc.constantFrom(...endings), (stem, ending) => {
        for (const form of conjugate(stem, ending)) {
          const found = predicateCandidates(form, index).some(
            (one) => one.stem === stem && one.chain.underlying === ending,
          );
          if (!found) throw new Error(`${stem} + ${ending} = ${form} is not read back`);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('proposes only readings that conjugate to exactly the form', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stems), fc.constantFrom(...endings), (stem, ending) => {
        for (const form of conjugate(stem, ending)) {
          for (const one of predicateCandidates(form, index)) {
            expect(conjugate(one.stem, one.chain.underlying)).toContain(form);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('syllables', () => {
  it('are decomposed and composed again, all 11,172 of them', () => {
    for (let code = 0xac00; code <= 0xd7a3; code += 1) {
      const { initial, vowel, final } = decompose(String.fromCharCode(code))!;
      expect(compose(initial, vowel, final)).toBe(String.fromCharCode(code));
    }
  });
});

import { expect, it } from 'vitest';
import { normalizeMorpheme, parseMorphemes, scoreMorphemes } from '../../src/morphology/index.ts';

const pairs = [
  {
    expected: [parseMorphemes('가+았+다', 'VV+EP+EF')!, parseMorphemes('나+나', 'NP+NP')!],
    found: [parseMorphemes('가+었+다', 'VV+EP+EC')!, parseMorphemes('나', 'NP')!],
  },
  { expected: [parseMorphemes('.', 'SF')!], found: [parseMorphemes('.', 'SY')!] },
  { expected: [parseMorphemes('가+ㄴ', 'VV+ETM')!], found: [parseMorphemes('가+ᆫ', 'VV+ETM')!] },
];

it('counts morphemes as a multiset of each eojeol', () => {
  // Right as they stand: 가/VV, 나/NP once, and 가/VV.
  expect(scoreMorphemes(pairs)).toMatchObject({
    ...{ correct: 3, expected: 8, found: 7, eojeols: 4 },
    ...{ eojeolAccuracy: 0, sentenceAccuracy: 0 },
  });
});

it('can make the spellings of corpora alike', () => {
  // Now also 었/EP, 다/E, the mark, and ㄴ/ETM.
  expect(scoreMorphemes(pairs, normalizeMorpheme)).toMatchObject({
    ...{ correct: 7, expected: 8, found: 7 },
    ...{ precision: 1, recall: 7 / 8, eojeolAccuracy: 3 / 4, sentenceAccuracy: 2 / 3 },
  });
});

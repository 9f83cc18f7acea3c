import { expect, it } from 'vitest';
import { analyze, SENTENCE } from '../../examples/korean-analyzer.ts';

it('the Korean example takes contracted forms apart, and finds particles after unknown nouns', async () => {
  expect(await analyze(SENTENCE)).toEqual([
    '강아지가 = 강아지/NNG + 가/JKS',
    '말모이를 = 말모이/NNG + 를/JKO',
    '봤습니다 = 보/VV + 았/EP + 습니다/EF',
  ]);
});

import { describe, expect, it } from 'vitest';
import {
  createEnglishStemmer,
  createKoreanStemmer,
  createStemSearchTokenizer,
} from '../../src/text/index.ts';
import { SEARCH_ENGINES } from '../support/search-engines.ts';

const TEXTS = ['나는 학교에 갔다.', '학교까지 걸었다', '집에서 공부했다', 'School, schools!'];
const tokenize = createStemSearchTokenizer(createKoreanStemmer());

describe('a tokenizer of stems', () => {
  it('gives stems in lower case, without marks', () => {
    expect(tokenize('학교에서 갔다, ABC!')).toEqual(['학교', '가다', 'abc']);
    expect(tokenize('학교에'.normalize('NFD'))).toEqual(['학교']);
    expect(tokenize(' …')).toEqual([]);
  });

  it.each(Object.entries(SEARCH_ENGINES))('lets %s find 학교에 by 학교', async (_, make) => {
    const find = make(tokenize);
    expect(await find(TEXTS, '학교')).toEqual([0, 1]);
    expect(await find(TEXTS, '학교는')).toEqual([0, 1]);
    expect(await find(TEXTS, '공부하는')).toEqual([2]);
    expect(await find(TEXTS, '가다')).toEqual([0]);
    expect(await find(TEXTS, '교')).toEqual([]);
  });

  it('is one of English stems, too', async () => {
    const find = SEARCH_ENGINES.MiniSearch!(createStemSearchTokenizer(createEnglishStemmer()));
    expect(await find(TEXTS, 'schools')).toEqual([3]);
  });
});

// How people write in reviews and messages (the faults of public reports, each with kin).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKoreanStemmer } from '../../../src/text/korean/stemmer.ts';

const stemmer = createKoreanStemmer();
const stems = (text: string): string =>
  text
    .split(' ')
    .map((word) => stemmer.stem(word))
    .join(' ');
const all = (stem: string, text: string): void => {
  expect(stems(text)).toBe(Array(text.split(' ').length).fill(stem).join(' '));
};

describe('the copula', () => {
  it('is 예요 after a vowel', () => {
    expect(stems('최고예요 친구예요 영화예요 누구예요 뭐예요 여기예요 거예요 호랑이예요')).toBe(
      '최고 친구 영화 누구 뭐 여기 거 호랑이',
    );
  });

  it('takes the endings of tense', () => {
    expect(stems('작품이었는데 학생이었는데 영화였는데 최고였는데 영화였습니다 작품이었지만')).toBe(
      '작품 학생 영화 최고 영화 작품',
    );
  });

  it('leaves its 이 out after a vowel', () => {
    all(
      '영화',
      '영화다 영화지만 영화라는 영화라고 영화네요 영화라서 영화라면 영화죠 영화거든요 영화니까',
    );
  });

  it('follows words that never change', () => {
    expect(stems('별로다 별로임 최악임 명작임')).toBe('별로 별로 최악 명작');
  });
});

describe('predicates', () => {
  it('knows those of today', () => {
    all(
      '재밌다',
      '재밌게 재밌는 재밌고 재밌어요 재밌음 재밌네요 재밌지만 재밌었어요 재밌을 재밌겠다',
    );
    expect(stems('이쁘다 쩔어요 설레는 짜증나서 재미나요')).toBe(
      '이쁘다 쩔다 설레다 짜증나다 재미나다',
    );
  });

  it('contracts 놓아 to 놔 (Hangul orthography, article 35)', () => {
    expect(stems('놨다 놔서 내놨다 털어놨다 해놨어요')).toBe('놓다 놓다 내놓다 털어놓다 하다');
    expect(['놓다', '놔두다']).toContain(stemmer.stem('놔두고'));
  });

  it('reads 기는, 지는 and 지를 in one syllable', () => {
    expect(stems('보긴 나쁘진 좋진 사진 품질')).toBe('보다 나쁘다 좋다 사진 품질');
  });

  it('takes 말다 off a prohibition', () => {
    expect(stems('보지마세요 하지마라 보지마')).toBe('보다 하다 보다');
  });

  it('reads the last of several words written as one', () => {
    expect(stems('안보는 다시봐도 끝까지봤지만 재미도없고 노래부르는 보는게 봤을땐')).toBe(
      '안보다 다시보다 끝까지보다 재미도없다 노래부르다 보는거 봤을때',
    );
    // Nouns whose object particle looks like a verb in 르.
    expect(stems('교환가치를 지도자를 식당 참여 사건')).toBe('교환가치 지도자 식당 참여 사건');
  });
});

describe('spelling of talk', () => {
  it('reads endings of play as the ones that they stand for', () => {
    expect(stems('재밌땅 좋아용 재밌네여 좋져 없슴 봣는데 모르겟네요 됬어요')).toBe(
      '재밌다 좋다 재밌다 좋다 없다 보다 모르다 되다',
    );
  });

  it('reads vowels by sound: 어 for 아, 되 for 돼, 듬 for 듦', () => {
    expect(stems('좋어서 같어요 많었다 나뻐 아퍼서 되야 돼는데 만듬 힘듬 재밌자나 좋자나요')).toBe(
      '좋다 같다 많다 나쁘다 아프다 되다 되다 만들다 힘들다 재밌다 좋다',
    );
  });

  it('reads endings of talk', () => {
    expect(
      stems(
        '보구 하구 재밌드라 재밌든데 좋더만 않봤다 보길 않길 보시길 봐야겠어요 뻔하디 같애 껏다 좋아여 뭐냐고 질리지가',
      ),
    ).toBe(
      '보다 하다 재밌다 재밌다 좋다 않보다 보다 않다 보다 보다 뻔하다 같다 끄다 좋다 뭐 질리다',
    );
  });

  it('leaves nouns that end in the same syllables alone', () => {
    expect(stems('친구 축구 서구 지구 리듬 손길 산길 입자나')).toBe(
      '친구 축구 서구 지구 리듬 손길 산길 입자',
    );
    expect(stems('식당 성당 사용 내용 비용 감염 수영 고용 가슴 사슴')).toBe(
      '식당 성당 사용 내용 비용 감염 수영 고용 가슴 사슴',
    );
  });
});

describe('words written as one', () => {
  it('ends in the last stem, whatever stands before it', () => {
    expect(
      stems('쓰레기같은 기분좋은 안나는 못가고 재밌게봤는데 처음본 내가본 새생각나네요 느낌나게'),
    ).toBe('쓰레기같다 기분좋다 안나다 못가다 재밌게보다 처음보다 내가보다 새생각나다 느낌나다');
  });

  it('takes a short noun for the object of a verb', () => {
    expect(stems('돈주고 점줌 점준 욕먹고')).toBe('돈주다 점주다 점주다 욕먹다');
  });

  it('reads a verb after the words that go before verbs', () => {
    expect(
      stems(
        '안본 못볼 왜이러냐 넘재밌어요 너무재밌어요 욕나옴 점드립니다 이해안감 생각이든다 뿌리깊은',
      ),
    ).toBe(
      '안보다 못보다 왜이러다 넘재밌다 너무재밌다 욕나오다 점드리다 이해안가다 생각이들다 뿌리깊다',
    );
  });

  it('leaves nouns that end in a stem alone', () => {
    expect(stems('자신감을 출고가를 5단지 38필지 경쟁이 정보는 한국가요')).toBe(
      '자신감 출고가 5단지 38필지 경쟁 정보 한국가요',
    );
  });

  it('keeps 만 of time, and 년도', () => {
    expect(stems('12년만에 오랜만에 간만에 1997년도 그들만의')).toBe(
      '12년만 오랜만 간만 1997년도 그들',
    );
  });

  it('keeps adverbs in 없이', () => {
    expect(stems('뜬금없이 생각없이 상관없이')).toBe('뜬금없이 생각없이 상관없이');
  });
});

describe('auxiliaries written to the verb', () => {
  it('come off', () => {
    expect(
      stems(
        '봐야할 해야하나 알게된 알게해준 재밌나봐요 좋은가봐 볼까싶다 봐갖고 해가지고 볼려고했다',
      ),
    ).toBe('보다 하다 알다 알다 재밌다 좋다 보다 보다 하다 보다');
    expect(stems('하지마라 하지마요 보지맙시다 마세요 말지')).toBe('하다 하다 보다 말다 말다');
  });

  it('leave what is no auxiliary: 하다 after a noun', () => {
    expect(stems('분야의 이야기하는 기도하는 예쁘게')).toBe('분야 이야기하다 기도하다 예쁘다');
  });
});

describe('verbs and nouns spelled alike', () => {
  it('reads 려 as 리 + 어', () => {
    expect(stems('졸려 걸려 달려 울려 데려다')).toBe('졸리다 걸리다 달리다 울리다 데리다');
  });

  it('reads 는 after a stem as its ending', () => {
    expect(stems('달리는 노는 우는 놀라고 나가')).toBe('달리다 놀다 울다 놀라다 나가다');
  });

  it('takes no unknown verb for an unknown syllable or noun', () => {
    expect(stems('포함 피해 잔인')).toBe('포함 피해 잔인');
    expect(stems('쩜 배신 팬들 꽝이다 대세 허세 혼자서 말대로 예상대로 생각밖에')).toBe(
      '쩜 배신 팬들 꽝 대세 허세 혼자 말 예상 생각',
    );
  });
});

describe('what is no word', () => {
  it('leaves laughter and tears out, also under the last syllable', () => {
    expect(
      stems(
        '재밌다ㅋㅋㅋ 좋아요ㅎㅎ 슬펐다ㅠㅠ 최고ㅋㅋ 되나욬ㅋㅋ 스토리ㅋㅋㅋ 왔닼ㅋ ㅋㅋ이래서 재밌어요ㅠ_ㅠ',
      ),
    ).toBe('재밌다 좋다 슬프다 최고 되다 스토리 오다 이렇다 재밌다');
  });

  it('keeps jamo that stand alone, and initials', () => {
    expect(stems('ㅋㅋㅋ ㅠㅠ 부엌 ㅇㅇ')).toBe('ㅋㅋㅋ ㅠㅠ 부엌 ㅇㅇ');
  });

  it('leaves both of a pair of quotation marks out', () => {
    expect(
      stems(`'기생충'은 “기생충”을 ‘기생충’이 "기생충"도 '좋다'는 《기생충》에서 <기생충>은`),
    ).toBe('기생충 기생충 기생충 기생충 좋다 기생충 기생충');
  });

  it('keeps places in the eojeol', () => {
    const [analysis] = stemmer.analyze("'기생충'은ㅋㅋ");
    expect(analysis?.parts).toEqual([
      { form: '기생충', label: 'noun', start: 1, end: 4 },
      { form: '은', label: 'particle', start: 5, end: 6 },
    ]);
  });
});

describe('contractions', () => {
  it('gives the pronoun in full', () => {
    expect(stems('이게 이건 이걸 그게 난 넌 누가 뭘 우린')).toBe(
      '이것 이것 이것 그것 나 너 누구 뭐 우리',
    );
  });

  it('takes the copula that melts into a vowel', () => {
    expect(stems('영환데 최곤데 쓰레긴데 드라만데 평점인데 굳이')).toBe(
      '영화 최고 쓰레기 드라마 평점 굳이',
    );
  });

  it('leaves a noun of one syllable to the verb', () => {
    expect(stems('나라면 나라도 감동적이였다 작품이였는데 호랑이였다')).toBe(
      '나 나라 감동적 작품 호랑이',
    );
    expect(stems('바라는 나네요 감이 나도 나만')).toBe('바라다 나다 감 나 나');
  });

  it('separates particles of talk', () => {
    expect(stems('친구랑 커피나 책이랑 생각보단 1점치곤 참신까진')).toBe(
      '친구 커피 책 생각 1점 참신',
    );
  });
});

describe('any eojeol', () => {
  const piece = fc.constantFrom(...'가나다재밌었다영화는은이었습니ㅋㅎㅠ\'"“”.!?~1a ');
  it('has parts that lie within it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const eojeol = pieces.join('');
        for (const { parts } of stemmer.analyze(eojeol)) {
          for (const { start, end } of parts) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(eojeol.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

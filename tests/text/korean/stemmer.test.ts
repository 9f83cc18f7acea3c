import { describe, expect, it } from 'vitest';
import { createKoreanStemmer } from '../../../src/text/korean/stemmer.ts';

const stemmer = createKoreanStemmer();
const stems = (text: string): string[] => text.split(' ').map((word) => stemmer.stem(word));

describe('the course notes', () => {
  it('reduces every form of 맑다 to it', () => {
    expect(stems('맑고 맑지만 맑았는데 맑은')).toEqual(Array(4).fill('맑다'));
  });
});

describe('conjugation', () => {
  // One line a class: surface → dictionary form (Hangul orthography, articles 15 to 18 and 34 to 37).
  it.each([
    [
      'ㅂ',
      '가까운 가까워 가깝고 도와 도우면 아름다웠다 어려웠지만',
      '가깝다 가깝다 가깝다 돕다 돕다 아름답다 어렵다',
    ],
    ['ㅂ regular', '잡아 입으면 뽑았다 좁은', '잡다 입다 뽑다 좁다'],
    ['ㄷ', '걸었다 깨달은 실어 일컬어', '걷다 깨닫다 싣다 일컫다'],
    ['ㄷ regular', '얻은 믿었다 받아서 쏟았다', '얻다 믿다 받다 쏟다'],
    ['ㅅ', '지어 지었다 나아서 이어서 부어', '짓다 짓다 낫다 잇다 붓다'],
    ['ㅅ regular', '웃었다 씻어 벗으면 빼앗았다', '웃다 씻다 벗다 빼앗다'],
    ['ㅎ', '이래서 하얀 빨개서 커다란 노랬다', '이렇다 하얗다 빨갛다 커다랗다 노랗다'],
    ['ㅎ regular', '좋은 놓았다 넣어 쌓으면', '좋다 놓다 넣다 쌓다'],
    ['르', '몰라 빨라 불렀다 흘러 골라서 모르는', '모르다 빠르다 부르다 흐르다 고르다 모르다'],
    ['러', '이르러 푸르러', '이르다 푸르다'],
    ['우', '퍼 펐다', '푸다 푸다'],
    ['ㅡ', '써 바빠 커서 기뻤다 슬퍼', '쓰다 바쁘다 크다 기쁘다 슬프다'],
    ['ㄹ', '사는 만드는 아십니까 노니 긴 열었다', '살다 만들다 알다 놀다 길다 열다'],
    ['여', '해서는 하여 했다 생각해 깨끗하여', '하다 하다 하다 생각하다 깨끗하다'],
    [
      'contraction',
      '봐 줘 마셔 됐다 갔다 왔다 켰다 셌다 배웠어요',
      '보다 주다 마시다 되다 가다 오다 켜다 세다 배우다',
    ],
  ])('%s', (_class, surfaces, lemmas) => {
    expect(stems(surfaces)).toEqual(lemmas.split(' '));
  });

  it('reads stacked endings and honorifics', () => {
    expect(stems('맑았는데 갔었겠네요 하셨습니다 읽으시던 먹었겠지만')).toEqual(
      '맑다 가다 하다 읽다 먹다'.split(' '),
    );
  });

  it('reduces nominalized predicates with particles to the verb', () => {
    expect(stems('먹기를 만듦으로써 읽기에는 시작하기도')).toEqual(
      '먹다 만들다 읽다 시작하다'.split(' '),
    );
  });

  it('takes auxiliaries written together with the verb off it', () => {
    expect(stems('알려주세요 찾아줘 설치되어있어서 높아졌다')).toEqual(
      '알리다 찾다 설치되다 높다'.split(' '),
    );
  });

  it('makes predicates of nouns with 하다, 되다, 시키다, 스럽다', () => {
    expect(stems('주관하고 지속될 발전시킨 자랑스러운')).toEqual(
      '주관하다 지속되다 발전시키다 자랑스럽다'.split(' '),
    );
  });
});

describe('nouns', () => {
  it('takes off stacked particles', () => {
    expect(stems('서울에서는 친구에게서도 학교까지만 정부로부터 것만으로도')).toEqual(
      '서울 친구 학교 정부 것'.split(' '),
    );
  });

  it('asks the final sound which form of a particle may follow', () => {
    expect(stems('학생은 학교는 학생이 학교가 물을 커피를 서울로 부산으로')).toEqual(
      '학생 학교 학생 학교 물 커피 서울 부산'.split(' '),
    );
    expect(stems('전문가 바다 오징어')).toEqual('전문가 바다 오징어'.split(' '));
  });

  it('takes off the copula, and the particles before it', () => {
    expect(stems('서울입니다 학생이었다 의사라고 때문이다 서울에서입니다 것이다 경제적인')).toEqual(
      '서울 학생 의사 때문 서울 것 경제적'.split(' '),
    );
  });

  it('keeps the plural 들 and other noun suffixes', () => {
    expect(stems('사람들이 선생님께서 대표적으로')).toEqual('사람들 선생님 대표적'.split(' '));
  });

  it('keeps nouns that end like particles whole', () => {
    const nouns =
      '나이 종이 회의 바다 사과 은하 경로 정도 사이 길이 아이 결과 제도 국가 마을 가을 최고 이야기';
    expect(stems(nouns)).toEqual(nouns.split(' '));
    expect(stems('나이가 종이에 회의를 바다로 사과는 은하의 경로도 정도만 길이와')).toEqual(
      '나이 종이 회의 바다 사과 은하 경로 정도 길이'.split(' '),
    );
  });

  it('stems one-syllable nouns', () => {
    expect(stems('물은 나는 이는 그는 수도 것은 집에 말을')).toEqual(
      '물 나 이 그 수 것 집 말'.split(' '),
    );
  });

  it('stems numbers and Latin words', () => {
    expect(stems('KBS가 2019년에는 1.2배에서 3을 iPhone은 G20에서')).toEqual(
      'KBS 2019년 1.2배 3 iPhone G20'.split(' '),
    );
  });
});

describe('words and odd input', () => {
  it('leaves adverbs and conjunctions as they are', () => {
    const words = '그러나 하지만 그리고 가장 많이 다시 매우 바로';
    expect(stems(words)).toEqual(words.split(' '));
  });

  it('leaves out punctuation around a word', () => {
    expect(stems('"맑았는데, (서울에서) 살았다.')).toEqual('맑다 서울 살다'.split(' '));
  });

  it('returns text without letters unchanged', () => {
    expect(stems('... 😀 — ')).toEqual(['...', '😀', '—', '']);
  });

  it('returns text that is too long for a word unchanged, at once', () => {
    const long = '가'.repeat(1_000_000);
    expect(stemmer.stem(long)).toBe(long);
  });

  it('reads decomposed Hangul like composed', () => {
    expect(stemmer.stem('맑았는데'.normalize('NFD'))).toBe('맑다');
  });

  it('answers the same after its cache has turned over', () => {
    const small = createKoreanStemmer({ cacheSize: 4 });
    const text =
      '맑았는데 그는 서울에서 살았다 그리고 물은 맑았는데 그는 가까운 곳에서 맑았는데'.split(' ');
    expect(text.map((word) => small.stem(word))).toEqual(text.map((word) => stemmer.stem(word)));
  });
});

describe('analyses', () => {
  it('labels the parts with their offsets', () => {
    const [reading] = stemmer.analyze('"맑았는데,');
    expect(reading).toMatchObject({
      lemma: '맑다',
      kind: 'predicate',
      parts: [
        { form: '맑', label: 'verb or adjective', start: 1, end: 2 },
        { form: '았', label: 'past', start: 2, end: 3 },
        { form: '는데', label: 'connective', start: 3, end: 5 },
      ],
    });
  });

  it('lets contracted parts share their syllable', () => {
    const [reading] = stemmer.analyze('갔다');
    expect(reading?.parts.map(({ form, start, end }) => [form, start, end])).toEqual([
      ['가', 0, 1],
      ['았', 0, 1],
      ['다', 1, 2],
    ]);
  });

  it('shows that 들어 is 들다 and 듣다', () => {
    const lemmas = stemmer.analyze('들어').map((reading) => reading.lemma);
    expect(lemmas).toContain('들다');
    expect(lemmas).toContain('듣다');
  });

  it('lists the cheapest first and none twice', () => {
    const readings = stemmer.analyze('나는');
    const costs = readings.map((reading) => reading.cost);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(new Set(readings.map((one) => JSON.stringify(one.parts))).size).toBe(readings.length);
    expect(readings.map((one) => one.lemma)).toEqual(
      expect.arrayContaining(['나', '나다', '날다']),
    );
  });
});

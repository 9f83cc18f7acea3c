import { expect, it } from 'vitest';
import { answer, findIntruder, trainOnMadeUp } from '../../examples/king-and-queen.ts';

const PAIRS = {
  en: [
    ['man', 'woman'],
    ['king', 'queen'],
    ['boy', 'girl'],
    ['prince', 'princess'],
  ],
  ko: [
    ['한국', '서울'],
    ['일본', '도쿄'],
    ['프랑스', '파리'],
    ['영국', '런던'],
  ],
} as const;

it.each(['en', 'ko'] as const)(
  'vectors of made-up sentences answer every analogy: %s',
  async (language) => {
    const vectors = await trainOnMadeUp(language);
    const pairs = PAIRS[language];
    for (const [a, b] of pairs) {
      for (const [c, d] of pairs) {
        if (a === c) continue;
        // king − man + woman = queen, and 한국 − 서울 + 도쿄 = 일본.
        expect(answer(vectors, `${c} - ${a} + ${b}`)[0]).toBe(d);
        expect(answer(vectors, `${a} - ${b} + ${d}`)[0]).toBe(c);
      }
    }
    const [intruded, intruder] =
      language === 'en'
        ? ['breakfast queen cereal dinner', 'queen']
        : ['서울 도쿄 파리 사과', '사과'];
    expect(findIntruder(vectors, intruded)).toBe(intruder);
  },
);

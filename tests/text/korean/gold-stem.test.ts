import { describe, expect, it } from 'vitest';
import { goldStem } from '../../../src/text/korean/gold-stem.ts';
import { StemAccuracy } from '../../../src/text/korean/stem-accuracy.ts';
import { createParticleStripper } from '../../../src/text/korean/strip-particles.ts';

describe('goldStem', () => {
  it.each([
    ['가깝+ㄴ', 'VA+ETM', '가깝다', 'verbs and adjectives'],
    ['주관+하+고', 'NNG+XSV+EC', '주관하다', 'verbs and adjectives'],
    ['경기+관광공사+와', 'NNG+NNG+JC', '경기관광공사', 'nouns'],
    ['사람+들+이', 'NNG+XSN+JKS', '사람들', 'nouns'],
    ['서울+이+ㅂ니다', 'nq+jp+ef', '서울', 'nouns'],
    ['설치+되+어+있+어서', 'ncpa+xsv+ecx+px+ecs', '설치되다', 'verbs and adjectives'],
    ['완전+히', 'ncps+xsa', '완전히', 'others'],
    ['그러나', 'maj', '그러나', 'others'],
    ['2019+년+에+는', 'SN+NNB+JKB+JX', '2019년', 'nouns'],
    ['이+라며', 'VCP+EC', '이다', 'others'],
    ['가', 'JKS', '가', 'others'],
  ])('%s (%s) is %s', (morphemes, tags, stem, wordClass) => {
    expect(goldStem(morphemes, tags)).toEqual({ stem, wordClass });
  });

  it('has none for punctuation and for morphemes that do not pair with tags', () => {
    expect(goldStem('.', 'SF')).toBeUndefined();
    expect(goldStem('가+나', 'NNG')).toBeUndefined();
  });
});

describe('StemAccuracy', () => {
  it('counts by class and lists the errors, the most frequent first', () => {
    const accuracy = new StemAccuracy((word) => word);
    accuracy.add('서울', { stem: '서울', wordClass: 'nouns' });
    accuracy.add('물은', { stem: '물', wordClass: 'nouns' });
    accuracy.add('간다', { stem: '가다', wordClass: 'verbs and adjectives' });
    accuracy.add('간다', { stem: '가다', wordClass: 'verbs and adjectives' });
    const report = accuracy.report(1);
    expect(report.overall).toEqual({ words: 4, correct: 1, accuracy: 0.25 });
    expect(report.byClass.nouns.accuracy).toBe(0.5);
    expect(report.byClass.others).toEqual({ words: 0, correct: 0, accuracy: 0 });
    expect(report.errors).toEqual([{ word: '간다', expected: '가다', found: '간다', times: 2 }]);
  });
});

describe('the baseline that only strips particles', () => {
  it('cuts the longest particles that the last sound allows', () => {
    const strip = createParticleStripper();
    expect(['서울에서는', '학교가', '학생이', '전문가', '맑다'].map(strip)).toEqual([
      '서울',
      '학교',
      '학생',
      '전문가',
      '맑다',
    ]);
  });
});

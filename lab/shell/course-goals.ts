import type { InBoth } from './language.ts';

/** What one knows after each station, by its slug: only home says it, so that the other pages need not load it. */
export const GOALS: Readonly<Record<string, InBoth>> = {
  tokens: {
    ko: '텍스트를 무엇으로 자를지는 선택입니다',
    en: 'Text becomes units, and which ones is a choice',
  },
  'bag-of-words': {
    ko: '문장은 원-핫 벡터의 합입니다',
    en: 'A sentence is a sum of one-hot vectors',
  },
  'naive-bayes': {
    ko: '세고, 곱하고, 가장 큰 것을 고릅니다',
    en: 'Count, multiply, take the largest',
  },
  word2vec: {
    ko: '이웃을 예측하면 의미가 W₁에 남습니다',
    en: 'Predicting neighbors leaves meaning in W₁',
  },
  'word2vec-map': {
    ko: '같은 규칙이 큰 텍스트에서 지도를 그립니다',
    en: 'The same rule on real text draws a map',
  },
  glove: {
    ko: '내적을 빈도의 로그에 맞춥니다',
    en: 'Fit products to the logs of counts',
  },
  vectors: {
    ko: '거리는 의미, 차이는 관계입니다',
    en: 'Distance is meaning, difference is relation',
  },
  rnn: {
    ko: '셀 하나, 같은 가중치, 이어지는 상태',
    en: 'One cell, the same weights, a state',
  },
  shapes: {
    ko: '입력과 출력의 자리가 과제를 정합니다',
    en: 'Where inputs and outputs stand decides the task',
  },
  'language-model': {
    ko: '다음 글자를 예측하고, 그것을 다시 넣습니다',
    en: 'Predict the next unit, feed it back',
  },
  units: {
    ko: '아무도 시키지 않은 것을 배웁니다',
    en: 'Units learn things nobody asked for',
  },
  bptt: {
    ko: '오차는 시간을 거슬러 가고, 자르면 빨라집니다',
    en: 'The error goes back in time; a cut makes it affordable',
  },
  vanishing: {
    ko: '곱하고 또 곱하면 사라지거나 터집니다',
    en: 'A product of factors shrinks or blows up',
  },
  gates: {
    ko: '게이트는 곱하는 대신 더합니다',
    en: 'Gates add instead of multiply',
  },
  attention: {
    ko: '기억하는 대신 돌아봅니다',
    en: 'Look back instead of remembering',
  },
  workbench: {
    ko: '내 텍스트로 어떤 모델이든',
    en: 'Any model, on your own text',
  },
};

import type { InBoth } from './language.ts';

/** One station of the course. */
export interface Station {
  readonly number: number;
  /** The chapter's folder in `chapters/` and in the address. */
  readonly slug: string;
  readonly title: InBoth;
  /** What one knows after it. */
  readonly goal: InBoth;
}

/** The course in its order. A station without a folder in `chapters/` is shown, but leads nowhere yet. */
export const COURSE: readonly Station[] = [
  {
    number: 1,
    slug: 'tokens',
    title: { ko: '단위', en: 'Units' },
    goal: {
      ko: '텍스트를 무엇으로 자를지는 선택입니다',
      en: 'Text becomes units, and which ones is a choice',
    },
  },
  {
    number: 2,
    slug: 'bag-of-words',
    title: { ko: '백 오브 워즈', en: 'Bag of words' },
    goal: {
      ko: '문장은 원-핫 벡터의 합입니다',
      en: 'A sentence is a sum of one-hot vectors',
    },
  },
  {
    number: 3,
    slug: 'naive-bayes',
    title: { ko: '나이브 베이즈', en: 'Naive Bayes' },
    goal: {
      ko: '세고, 곱하고, 가장 큰 것을 고릅니다',
      en: 'Count, multiply, take the largest',
    },
  },
  {
    number: 4,
    slug: 'word2vec',
    title: { ko: '손으로 하는 Word2Vec', en: 'Word2Vec by hand' },
    goal: {
      ko: '이웃을 예측하면 의미가 W₁에 남습니다',
      en: 'Predicting neighbors leaves meaning in W₁',
    },
  },
  {
    number: 5,
    slug: 'word2vec-map',
    title: { ko: '빠른 Word2Vec', en: 'Word2Vec at speed' },
    goal: {
      ko: '같은 규칙이 큰 텍스트에서 지도를 그립니다',
      en: 'The same rule on real text draws a map',
    },
  },
  {
    number: 6,
    slug: 'glove',
    title: { ko: 'GloVe', en: 'GloVe' },
    goal: {
      ko: '내적을 빈도의 로그에 맞춥니다',
      en: 'Fit products to the logs of counts',
    },
  },
  {
    number: 7,
    slug: 'vectors',
    title: { ko: '단어 벡터 쓰기', en: 'Using vectors' },
    goal: {
      ko: '거리는 의미, 차이는 관계입니다',
      en: 'Distance is meaning, difference is relation',
    },
  },
  {
    number: 8,
    slug: 'rnn',
    title: { ko: 'RNN', en: 'RNN' },
    goal: {
      ko: '셀 하나, 같은 가중치, 이어지는 상태',
      en: 'One cell, the same weights, a state',
    },
  },
  {
    number: 9,
    slug: 'shapes',
    title: { ko: '다섯 가지 모양', en: 'Five shapes' },
    goal: {
      ko: '입력과 출력의 자리가 과제를 정합니다',
      en: 'Where inputs and outputs stand decides the task',
    },
  },
  {
    number: 10,
    slug: 'language-model',
    title: { ko: '언어 모델', en: 'Language model' },
    goal: {
      ko: '다음 글자를 예측하고, 그것을 다시 넣습니다',
      en: 'Predict the next unit, feed it back',
    },
  },
  {
    number: 11,
    slug: 'units',
    title: { ko: '안을 들여다보기', en: 'Looking inside' },
    goal: {
      ko: '아무도 시키지 않은 것을 배웁니다',
      en: 'Units learn things nobody asked for',
    },
  },
  {
    number: 12,
    slug: 'bptt',
    title: { ko: 'BPTT와 절단', en: 'BPTT and truncation' },
    goal: {
      ko: '오차는 시간을 거슬러 가고, 자르면 빨라집니다',
      en: 'The error goes back in time; a cut makes it affordable',
    },
  },
  {
    number: 13,
    slug: 'vanishing',
    title: { ko: '기울기 소실과 폭발', en: 'Vanishing and exploding' },
    goal: {
      ko: '곱하고 또 곱하면 사라지거나 터집니다',
      en: 'A product of factors shrinks or blows up',
    },
  },
  {
    number: 14,
    slug: 'gates',
    title: { ko: 'LSTM과 GRU', en: 'LSTM and GRU' },
    goal: {
      ko: '게이트는 곱하는 대신 더합니다',
      en: 'Gates add instead of multiply',
    },
  },
  {
    number: 15,
    slug: 'attention',
    title: { ko: '어텐션', en: 'Attention' },
    goal: {
      ko: '기억하는 대신 돌아봅니다',
      en: 'Look back instead of remembering',
    },
  },
  {
    number: 16,
    slug: 'workbench',
    title: { ko: '작업대', en: 'Workbench' },
    goal: {
      ko: '내 텍스트로 어떤 모델이든',
      en: 'Any model, on your own text',
    },
  },
];

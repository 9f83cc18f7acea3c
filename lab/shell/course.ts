import type { InBoth } from './language.ts';

/** One station of the course. */
export interface Station {
  readonly number: number;
  /** The chapter's folder in `chapters/` and in the address. */
  readonly slug: string;
  readonly title: InBoth;
}

/** The course in its order. A station without a folder in `chapters/` is shown, but leads nowhere yet. */
export const COURSE: readonly Station[] = [
  {
    number: 1,
    slug: 'tokens',
    title: { ko: '단위', en: 'Units' },
  },
  {
    number: 2,
    slug: 'bag-of-words',
    title: { ko: '백 오브 워즈', en: 'Bag of words' },
  },
  {
    number: 3,
    slug: 'naive-bayes',
    title: { ko: '나이브 베이즈', en: 'Naive Bayes' },
  },
  {
    number: 4,
    slug: 'word2vec',
    title: { ko: '손으로 하는 Word2Vec', en: 'Word2Vec by hand' },
  },
  {
    number: 5,
    slug: 'word2vec-map',
    title: { ko: '빠른 Word2Vec', en: 'Word2Vec at speed' },
  },
  {
    number: 6,
    slug: 'glove',
    title: { ko: 'GloVe', en: 'GloVe' },
  },
  {
    number: 7,
    slug: 'vectors',
    title: { ko: '단어 벡터 쓰기', en: 'Using vectors' },
  },
  {
    number: 8,
    slug: 'rnn',
    title: { ko: 'RNN', en: 'RNN' },
  },
  {
    number: 9,
    slug: 'shapes',
    title: { ko: '다섯 가지 모양', en: 'Five shapes' },
  },
  {
    number: 10,
    slug: 'language-model',
    title: { ko: '언어 모델', en: 'Language model' },
  },
  {
    number: 11,
    slug: 'units',
    title: { ko: '안을 들여다보기', en: 'Looking inside' },
  },
  {
    number: 12,
    slug: 'bptt',
    title: { ko: 'BPTT와 절단', en: 'BPTT and truncation' },
  },
  {
    number: 13,
    slug: 'vanishing',
    title: { ko: '기울기 소실과 폭발', en: 'Vanishing and exploding' },
  },
  {
    number: 14,
    slug: 'gates',
    title: { ko: 'LSTM과 GRU', en: 'LSTM and GRU' },
  },
  {
    number: 15,
    slug: 'attention',
    title: { ko: '어텐션', en: 'Attention' },
  },
  {
    number: 16,
    slug: 'workbench',
    title: { ko: '작업대', en: 'Workbench' },
  },
];

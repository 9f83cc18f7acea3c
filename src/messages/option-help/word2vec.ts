import type { Word2VecHyperparameters } from '../../word2vec/word2vec-options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of Word2Vec mean. */
export const WORD2VEC_HELP: HelpTable<Word2VecHyperparameters> = {
  architecture: {
    en: 'skip-gram: each context word predicts the middle word; cbow: their mean does',
    ko: 'skip-gram: 주변 단어마다 중심 단어를 예측; cbow: 주변 단어의 평균으로 예측',
  },
  loss: {
    en: 'the loss function; softmax is for at most 10,000 words',
    ko: '예측의 손실 함수. softmax는 단어 10,000개 이하에서만',
  },
  dimensions: { en: 'size of each vector', ko: '벡터의 차원 수' },
  window: {
    en: 'largest distance to a context word; each width is drawn from 1 to this',
    ko: '윈도우 크기의 최댓값. 실제 크기는 1부터 이 값 사이에서 무작위로 선택',
  },
  negatives: {
    en: 'noise words for each window; not for softmax',
    ko: '윈도우마다 뽑는 네거티브 샘플 수. softmax에는 없음',
  },
  subsample: {
    en: 'drop words more frequent than this share at random; 0 drops none',
    ko: '빈도가 이 비율보다 높은 단어를 확률적으로 제외(서브샘플링). 0이면 안 함',
    default: { en: '0.001, for softmax 0', ko: '0.001, softmax는 0' },
  },
  subwords: {
    en: 'vectors for n-grams of code points or jamo too, so that unseen and misspelled words have one',
    ko: '글자나 자모의 n-그램도 학습. 처음 보는 단어나 오타에도 벡터가 생김',
    default: {
      en: 'none; code-points with --minn, --maxn or --bucket',
      ko: '없음. --minn, --maxn, --bucket을 주면 code-points',
    },
  },
  minn: {
    en: 'shortest n-gram, in code points or jamo',
    ko: '가장 짧은 n-그램의 길이(글자 또는 자모)',
    default: { en: '3', ko: '3' },
  },
  maxn: {
    en: 'longest n-gram, in code points or jamo; 0 for no subwords',
    ko: '가장 긴 n-그램의 길이(글자 또는 자모). 0이면 서브워드를 쓰지 않음',
    default: { en: '6', ko: '6' },
  },
  bucket: {
    en: 'hash buckets that the n-grams share',
    ko: 'n-그램 해시의 버킷 수',
    default: { en: '2000000', ko: '2000000' },
  },
  epochs: { en: 'passes over the text', ko: '텍스트 전체를 학습하는 횟수(에폭)' },
  learningRate: {
    en: 'the initial learning rate; it falls linearly',
    ko: '처음 학습률. 일정하게 감소',
    default: {
      en: '0.025, for cbow 0.05; for softmax 0.05 and 0.2',
      ko: '0.025, cbow는 0.05. softmax는 0.05와 0.2',
    },
  },
  shards: {
    en: 'parts of the text that train side by side; the result depends on them; not for softmax',
    ko: '텍스트를 나눠 동시에 학습하는 샤드의 수. 결과가 이 값에 따라 달라짐. softmax에는 없음',
    default: { en: '2, with subwords 1', ko: '2, 서브워드를 쓰면 1' },
  },
  seed: { en: 'same seed, same vectors', ko: '시드. 같은 시드면 같은 벡터' },
};

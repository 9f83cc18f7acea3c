import type { LinearClassifierOptions } from '../../classifier/linear/linear-options.ts';
import type { HelpTable, OptionHelp } from '../option-help.ts';

/** What the n-grams of characters are, in the linear classifier and in fastText's. */
export const CHAR_NGRAM_HELP: OptionHelp = {
  en: 'linear, fasttext: lengths of the n-grams of characters within words, beside those of words',
  ko: 'linear, fasttext: 단어 n-그램과 함께 쓸, 단어 속 글자 n-그램의 범위',
  default: { en: 'none', ko: '없음' },
};

/** What the options of a linear classifier mean. */
export const LINEAR_CLASSIFIER_HELP: HelpTable<LinearClassifierOptions> = {
  ngramRange: {
    en: 'lengths of the n-grams that are features: 2, or 1-3',
    ko: '자질로 쓸 n-그램의 범위: 2, 또는 1-3',
    default: { en: '1-3, of characters 1-5', ko: '1-3, 글자는 1-5' },
  },
  charNgramRange: CHAR_NGRAM_HELP,
  loss: { en: 'linear: what the weights minimize', ko: 'linear: 가중치가 최소화할 손실' },
  scaling: {
    en: 'linear: features by their log-count ratios (NB-SVM), or as they are',
    ko: 'linear: 자질에 로그 빈도비(NB-SVM)를 곱할지 여부',
  },
  alpha: { en: 'smoothing of the log-count ratios', ko: '로그 빈도비의 스무딩 값' },
  interpolation: {
    en: 'linear: share of the weights as learned; the rest is their mean',
    ko: 'linear: 학습한 가중치의 비중. 나머지는 가중치의 평균 크기',
  },
  cost: {
    en: 'linear: what the loss costs beside the squared weights (C)',
    ko: 'linear: 가중치 제곱합에 대한 손실의 비용(C)',
  },
  classWeight: {
    en: 'linear, fasttext, networks: all documents weigh the same, or all classes',
    ko: 'linear, fasttext, 신경망: 문서의 비중을 같게 할지, 클래스의 비중을 같게 할지',
  },
  minDf: {
    en: 'leave out features of fewer documents',
    ko: '이보다 적은 문서에 나온 자질을 제외',
    default: { en: '1, from 20,000 documents on 2', ko: '1, 문서가 20,000개 이상이면 2' },
  },
  hashing: {
    en: 'number of hashed features, in place of a vocabulary',
    ko: '어휘 없이 해시로 만드는 자질의 수',
    default: { en: 'off', ko: '끔' },
  },
  epochs: {
    en: 'linear, fasttext, networks: passes over the documents, at the most',
    ko: 'linear, fasttext, 신경망: 문서 전체를 도는 횟수의 상한',
    default: {
      en: '10; of fasttext by the size of the data',
      ko: '10. fasttext는 데이터의 크기에 따라',
    },
  },
  seed: {
    en: 'linear, fasttext, networks: same seed, same model',
    ko: 'linear, fasttext, 신경망: 시드. 같은 시드면 같은 모델',
  },
};

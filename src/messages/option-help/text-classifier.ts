import type { TextClassifierOptions } from '../../classifier/naive-bayes/text-classifier-options.ts';
import type { HelpTable, OptionHelp } from '../option-help.ts';

/** What the options of a text classifier mean. */
export const TEXT_CLASSIFIER_HELP: HelpTable<TextClassifierOptions> = {
  ngramRange: {
    en: 'lengths of the n-grams that are features: 2, or 1-3',
    ko: '자질로 쓸 n-그램의 범위: 2, 또는 1-3',
    default: { en: '1', ko: '1' },
  },
  model: { en: 'the variant of Naive Bayes', ko: '나이브 베이즈의 종류' },
  alpha: { en: 'smoothing added to every count', ko: '모든 빈도에 더하는 스무딩 값' },
  fitPrior: {
    en: 'take all classes as equally likely before reading; not for complement',
    ko: '모든 클래스의 사전 확률을 같게 둠. complement에는 없음',
  },
  norm: {
    en: 'complement alone: divide the weights by their sum',
    ko: 'complement에서만: 가중치를 합으로 나눠 정규화',
  },
  weighting: {
    en: 'the value of a feature in a document',
    ko: '문서에서 자질의 값',
    default: { en: 'count, for bernoulli binary', ko: 'count, bernoulli는 binary' },
  },
  minDf: {
    en: 'leave out features of fewer documents; below 1 a share of all',
    ko: '이보다 적은 문서에 나온 자질을 제외. 1 미만이면 전체에 대한 비율',
    default: { en: '1', ko: '1' },
  },
  maxDf: {
    en: 'leave out features of more documents; up to 1 a share of all',
    ko: '이보다 많은 문서에 나온 자질을 제외. 1 이하면 전체에 대한 비율',
    default: { en: '1, all of them', ko: '1, 곧 전부' },
  },
  maxFeatures: {
    en: 'keep only this many features, the most frequent',
    ko: '빈도가 높은 자질만 이만큼 사용',
    default: { en: 'all', ko: '전부' },
  },
  vocabularyLimit: {
    en: 'hold at most this many n-grams; the rarest are dropped',
    ko: '메모리에 두는 n-그램 수의 상한. 넘으면 드문 것부터 버림',
    default: { en: 'no limit', ko: '제한 없음' },
  },
  hashing: {
    en: 'number of hashed features, in place of a vocabulary',
    ko: '어휘 없이 해시로 만드는 자질의 수',
    default: { en: 'off', ko: '끔' },
  },
};

/** What `train classifier --model` means, which chooses among all kinds of classifiers. */
export const CLASSIFIER_MODEL_HELP: OptionHelp = {
  en: 'a variant of Naive Bayes; linear: NB-SVM and logistic regression; fasttext: its supervised model; or a network: lstm, gru, rnn, cnn',
  ko: '나이브 베이즈의 종류, linear(NB-SVM과 로지스틱 회귀), fasttext(지도 학습 모델), 또는 신경망: lstm, gru, rnn, cnn',
};

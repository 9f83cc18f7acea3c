import type { FastTextOptions } from '../../classifier/fasttext/fasttext-options.ts';
import type { HelpTable } from '../option-help.ts';
import { CHAR_NGRAM_HELP, LINEAR_CLASSIFIER_HELP } from './linear-classifier.ts';

/** What the options of a fastText classifier mean. */
export const FASTTEXT_HELP: HelpTable<FastTextOptions> = {
  loss: {
    en: 'fasttext: how a text gets its class: of all classes, along a tree of them, or each class for itself',
    ko: 'fasttext: 클래스를 정하는 방법. 전체 소프트맥스, 트리를 따라가는 계층적 소프트맥스, 클래스마다 따로',
    default: {
      en: 'softmax, of several labels one-vs-all',
      ko: 'softmax, 레이블이 여럿이면 one-vs-all',
    },
  },
  dimensions: {
    en: 'fasttext: numbers in a vector',
    ko: 'fasttext: 벡터의 차원 수',
    default: { en: '16', ko: '16' },
  },
  wordNgrams: {
    en: 'fasttext: the longest n-gram of tokens',
    ko: 'fasttext: 가장 긴 토큰 n-그램의 길이',
    default: { en: '2, of characters 4', ko: '2, 글자는 4' },
  },
  charNgramRange: CHAR_NGRAM_HELP,
  bucket: {
    en: "fasttext: how many numbers the n-grams' hashes share",
    ko: 'fasttext: n-그램 해시의 수',
  },
  minCount: {
    en: 'fasttext, networks: tokens seen less often are unknown',
    ko: 'fasttext, 신경망: 빈도가 이보다 낮은 토큰은 모르는 토큰으로 봄',
    default: { en: '1, of networks 2', ko: '1, 신경망은 2' },
  },
  epochs: LINEAR_CLASSIFIER_HELP.epochs,
  learningRate: {
    en: 'fasttext, networks: the highest learning rate',
    ko: 'fasttext, 신경망: 학습률의 최댓값',
    default: {
      en: '0.5, of long texts up to 2; of networks 0.002',
      ko: '0.5, 긴 텍스트는 2까지, 신경망은 0.002',
    },
  },
  classWeight: LINEAR_CLASSIFIER_HELP.classWeight,
  batch: {
    en: 'fasttext, networks: documents that learn at the same time',
    ko: 'fasttext, 신경망: 한꺼번에 학습하는 문서의 수',
    default: {
      en: '1, of networks 64',
      ko: '1, 신경망은 64',
    },
  },
  seed: LINEAR_CLASSIFIER_HELP.seed,
};

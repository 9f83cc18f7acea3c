import type { GloveSettings } from '../../glove/glove-options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the settings of GloVe mean. */
export const GLOVE_HELP: HelpTable<GloveSettings> = {
  dimensions: { en: 'size of each vector', ko: '벡터의 차원 수' },
  iterations: { en: 'passes over all co-occurrences', ko: '동시 출현 행렬 전체를 학습하는 횟수' },
  xMax: {
    en: 'the count from which a pair has full weight',
    ko: '가중치가 1이 되는 동시 출현 빈도',
  },
  alpha: { en: 'exponent of the weighting', ko: '가중 함수의 지수' },
  learningRate: { en: "AdaGrad's initial learning rate", ko: 'AdaGrad의 처음 학습률' },
  gradientClip: {
    en: 'the size to which each component of a gradient is clipped',
    ko: '기울기의 각 성분을 이 크기로 클리핑',
  },
  biases: { en: 'train with a loss that has no biases', ko: '편향 없는 손실 함수로 학습' },
  output: {
    en: "what becomes a word's vector: the sum of its word and context vectors, or its word vector",
    ko: '단어 벡터로 쓸 값: 두 벡터의 합, 또는 단어 쪽 벡터 하나',
  },
  seed: { en: 'same seed, same vectors', ko: '시드. 같은 시드면 같은 벡터' },
};

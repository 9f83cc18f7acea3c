import type {
  NeuralClassifierOptions,
  NeuralTrainingSettings,
} from '../../classifier/neural/index.ts';
import type { HelpTable } from '../option-help.ts';
import { LINEAR_CLASSIFIER_HELP } from './linear-classifier.ts';

/** What the options of a neural classifier's shape mean; its encoder and its case have flags of every classifier. */
export const NEURAL_CLASSIFIER_HELP: HelpTable<
  Omit<NeuralClassifierOptions, 'encoder' | 'lowercase'>
> = {
  pooling: {
    en: 'networks: what makes one vector of a text',
    ko: '신경망: 텍스트를 벡터 하나로 모으는 방법(풀링)',
    default: { en: 'max-mean-last, for cnn max', ko: 'max-mean-last, cnn은 max' },
  },
  embeddingSize: { en: "networks: size of a unit's vector", ko: '신경망: 임베딩의 차원 수' },
  hiddenSize: {
    en: 'networks: size of the state in each direction; of cnn the filters of each width',
    ko: '신경망: 방향별 은닉 상태의 크기. cnn은 너비마다 필터의 수',
  },
  layers: { en: 'networks: recurrent layers', ko: '신경망: 순환층의 수' },
  bidirectional: {
    en: 'networks: read forwards alone, not backwards, too',
    ko: '신경망: 한 방향으로만 읽음(기본은 양방향)',
  },
  filterWidths: {
    en: 'cnn: units that a filter sees, for each group of filters',
    ko: 'cnn: 필터가 한 번에 보는 단위의 수, 필터 묶음마다',
  },
  dropout: {
    en: 'networks: dropout rate of the pooled vector in training',
    ko: '신경망: 학습할 때 텍스트 벡터의 드롭아웃 비율',
  },
  embeddingDropout: {
    en: "networks: dropout rate of the units' vectors in training",
    ko: '신경망: 학습할 때 임베딩의 드롭아웃 비율',
  },
  wordDropout: {
    en: 'networks: share of the units that training reads as unknown',
    ko: '신경망: 학습할 때 모르는 단위로 바꾸는 비율',
  },
  wideNgrams: {
    en: 'networks: add hashed n-grams of up to this many units to the scores; 0 for none',
    ko: '신경망: 이 길이까지의 n-그램을 해시해 점수에 더함. 0이면 쓰지 않음',
    default: { en: '4, of words 2', ko: '4, 단어 단위는 2' },
  },
  wideFeatures: {
    en: 'networks: rows that these n-grams share',
    ko: '신경망: 그 n-그램이 함께 쓰는 행의 수',
    default: {
      en: 'by the documents, at most 2,097,152 ÷ classes',
      ko: '문서에 따름. 많아야 2,097,152 ÷ 클래스 수',
    },
  },
  longest: {
    en: 'networks: units of a text that are read; of a longer one its two ends',
    ko: '신경망: 읽는 텍스트의 최대 길이(단위). 더 길면 앞뒤만 읽음',
  },
  frozen: {
    en: 'networks: leave the vectors of --vectors as they are',
    ko: '신경망: --vectors의 벡터를 학습하지 않고 그대로 둠',
  },
  seed: LINEAR_CLASSIFIER_HELP.seed,
};

/** What the options of training a neural classifier mean. */
export const NEURAL_TRAINING_HELP: HelpTable<NeuralTrainingSettings> = {
  epochs: LINEAR_CLASSIFIER_HELP.epochs,
  batch: {
    en: 'networks: documents side by side',
    ko: '신경망: 배치 크기. 한 번에 학습하는 문서 수',
  },
  learningRate: { en: 'networks: the highest learning rate', ko: '신경망: 학습률의 최댓값' },
  schedule: { en: 'networks: the schedule of the learning rate', ko: '신경망: 학습률 스케줄' },
  clip: { en: 'networks: largest norm of the gradient', ko: '신경망: 기울기 노름의 상한(클리핑)' },
  validation: {
    en: 'networks: share of the documents to validate on',
    ko: '신경망: 검증 데이터로 쓰는 문서의 비율',
  },
  patience: {
    en: 'networks: epochs without a better validation that end the training; 0 for never',
    ko: '신경망: 검증 결과가 이 에폭 수만큼 나아지지 않으면 끝냄. 0이면 끝까지',
  },
  labelSmoothing: {
    en: 'networks: share of the target that is spread over all classes',
    ko: '신경망: 정답 확률에서 모든 클래스에 나누는 비율(라벨 스무딩)',
  },
  classWeight: LINEAR_CLASSIFIER_HELP.classWeight,
  averagingDecay: {
    en: "networks: how much of the weights' moving average stays at each step; 0 for no average",
    ko: '신경망: 스텝마다 가중치 이동 평균을 유지하는 비율. 0이면 평균을 쓰지 않음',
    default: { en: 'about an epoch, at most 0.99', ko: '약 한 에폭, 많아야 0.99' },
  },
};

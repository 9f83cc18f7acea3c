import type { MorphologyOptions } from '../../morphology/options.ts';
import type { MorphologyTraining } from '../../morphology/training-options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of a morphological analyzer's shape mean. */
export const MORPHOLOGY_HELP: HelpTable<MorphologyOptions> = {
  embeddingSize: { en: "size of a character's vector", ko: '글자 임베딩의 차원 수' },
  pairs: {
    en: 'the most pairs of neighboring characters that have vectors',
    ko: '임베딩을 두는 글자 쌍의 최대 개수',
  },
  pairSize: { en: "size of a pair's vector", ko: '글자 쌍 임베딩의 차원 수' },
  hiddenSize: {
    en: "size of each layer's state, in each direction",
    ko: '층마다 방향별 은닉 상태의 크기',
  },
  layers: { en: 'bidirectional layers', ko: '양방향 순환층의 수' },
  dropout: { en: 'dropout rate in training', ko: '학습할 때의 드롭아웃 비율' },
  pairDropout: {
    en: 'share of the pairs that are read as unknown in training',
    ko: '학습할 때 모르는 쌍으로 읽는 글자 쌍의 비율',
  },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of training a morphological analyzer mean. */
export const MORPHOLOGY_TRAINING_HELP: HelpTable<MorphologyTraining> = {
  epochs: { en: 'passes over the sentences', ko: '문장 전체를 학습하는 횟수(에폭)' },
  batch: { en: 'sentences side by side', ko: '배치 크기: 한 번에 학습하는 문장 수' },
  spacing: {
    en: 'share of the batches that are read without spaces, so that the model learns to restore them',
    ko: '띄어쓰기를 가리고 읽는 배치의 비율. 띄어쓰기 교정을 학습하는 데 씀',
  },
  markDropout: {
    en: 'share of the sentences that are read without the marks that close them',
    ko: '끝의 문장 부호를 떼고 읽는 문장의 비율',
  },
  fragments: {
    en: 'share of the sentences of which the last one to four eojeols alone are read',
    ko: '마지막 한 어절에서 네 어절만 떼어 읽는 문장의 비율',
  },
  learningRate: {
    en: 'the first learning rate, which falls as a cosine',
    ko: '처음 학습률. 코사인을 따라 줄어듦',
  },
  clip: { en: 'largest norm of the gradient', ko: '기울기 노름의 상한(클리핑)' },
  patience: {
    en: 'epochs without a better validation that end the training; 0 for never',
    ko: '검증 결과가 이 에폭 수만큼 나아지지 않으면 학습을 끝냄. 0이면 끝까지',
  },
  remember: {
    en: 'how often an eojeol must occur, always analyzed alike, to be remembered where the network gets it wrong; 0 for none',
    ko: '늘 같은 형태소로 분석되는데 신경망이 틀리는 어절을 기분석 사전에 올리는 최소 출현 횟수. 0이면 올리지 않음',
  },
  checkpointSeconds: { en: 'time between two checkpoints', ko: '체크포인트 사이의 시간(초)' },
};

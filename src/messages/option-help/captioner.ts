import type { CaptionerOptions, CaptionerTraining } from '../../captioner/options.ts';
import type { ShapePictureOptions } from '../../captioner/shape-pictures.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of a captioner's shape mean. */
export const CAPTIONER_HELP: HelpTable<CaptionerOptions> = {
  side: {
    en: 'width and height that pictures are scaled to; made a multiple of 16',
    ko: '사진을 맞추는 가로와 세로 크기. 16의 배수로 올림',
  },
  filters: {
    en: 'filters over patches of 4 × 4 pixels; the two convolutions have twice as many',
    ko: '4 × 4픽셀 조각을 읽는 필터의 수. 합성곱 두 층은 그 두 배',
  },
  cell: { en: 'the recurrent cell that writes', ko: '설명을 쓰는 순환 셀의 종류' },
  hiddenSize: { en: "size of the cell's state", ko: '은닉 상태의 크기' },
  embeddingSize: {
    en: "size of the picture's vector, and of a word's",
    ko: '사진 벡터와 단어 임베딩의 차원 수',
  },
  inputs: {
    en: 'what the cell reads after the picture: zeros, or each time the word before',
    ko: '사진 다음에 셀에 넣는 값: 0 벡터(zeros) 또는 바로 앞 단어(words)',
  },
  attention: {
    en: 'each word also looks at the places of the picture',
    ko: '단어마다 사진의 위치들에 어텐션',
  },
  dropout: { en: 'dropout rate in training', ko: '학습할 때의 드롭아웃 비율' },
  longest: { en: 'captions are cut after so many words', ko: '설명을 이 단어 수에서 자름' },
  minCount: {
    en: 'words seen less often are unknown',
    ko: '빈도가 이보다 낮은 단어는 모르는 단어',
  },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of training a captioner mean. */
export const CAPTIONER_TRAINING_HELP: HelpTable<CaptionerTraining> = {
  epochs: { en: 'passes over the pictures', ko: '사진 전체를 학습하는 횟수(에폭)' },
  batch: { en: 'pictures side by side', ko: '배치 크기: 한 번에 학습하는 사진 수' },
  learningRate: {
    en: 'the highest learning rate, which rises at first and then falls as a cosine',
    ko: '학습률의 최댓값. 처음에 오르고 코사인을 따라 줄어듦',
  },
  clip: { en: 'largest norm of the gradient', ko: '기울기 노름의 상한(클리핑)' },
  validation: {
    en: 'share of the pictures that chooses the weights; 0 for none',
    ko: '가중치를 고르는 데 쓰는 사진의 비율. 0이면 쓰지 않음',
  },
  patience: {
    en: 'epochs without a better validation that end the training; 0 for never',
    ko: '검증 결과가 이 에폭 수만큼 나아지지 않으면 학습을 끝냄. 0이면 끝까지',
  },
  checkpointSeconds: { en: 'time between two checkpoints', ko: '체크포인트 사이의 시간(초)' },
};

/** What the options of drawing pictures of shapes mean. */
export const SHAPE_PICTURE_HELP: HelpTable<ShapePictureOptions> = {
  count: { en: 'how many pictures', ko: '사진의 수' },
  shapes: { en: 'shapes in a picture', ko: '사진 한 장에 들어가는 도형의 수' },
  combinations: {
    en: 'which pairs of kind and color: a tenth is never among the seen ones, and in each of the unseen',
    ko: '도형과 색의 짝: 열에 하나는 seen에 나오지 않고 unseen의 모든 사진에 나옴',
  },
  language: { en: 'of the captions', ko: '설명의 언어' },
  seed: { en: 'same seed, same pictures', ko: '시드. 같은 시드면 같은 사진' },
};

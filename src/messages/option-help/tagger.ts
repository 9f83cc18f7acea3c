import type { TaggedLayout } from '../../corpus/tagged/tagged-source.ts';
import type { TaggerOptions, TaggerTraining } from '../../tagger/options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of a tagged file's layout mean. */
export const TAGGED_LAYOUT_HELP: HelpTable<Pick<TaggedLayout, 'format' | 'columns'>> = {
  format: {
    en: 'of tagged files: how they are laid out',
    ko: '태그된 파일의 형식',
    default: { en: 'by the name of the file', ko: '파일 이름에 따름' },
  },
  columns: {
    en: 'of tagged files in columns: the names from left to right, `token` among them',
    ko: '열로 된 태그 파일의 열 이름. 왼쪽부터 쓰며 `token`이 있어야 함',
    default: { en: 'by their number', ko: '열의 수에 따름' },
  },
};

/** What the options of a tagger's shape mean. */
export const TAGGER_HELP: HelpTable<TaggerOptions> = {
  cell: { en: 'the recurrent cell', ko: '순환 셀의 종류' },
  layers: { en: 'recurrent layers over the sentence', ko: '문장을 읽는 순환층의 수' },
  hiddenSize: {
    en: "size of each layer's state, in each direction",
    ko: '층마다 방향별 은닉 상태의 크기',
  },
  wordSize: { en: "size of a word's vector", ko: '단어 임베딩의 차원 수' },
  minCount: {
    en: 'words seen less often are known by their spelling alone',
    ko: '빈도가 이보다 낮은 단어는 철자로만 판단',
  },
  spelling: { en: 'what words are spelled of', ko: '단어의 철자를 나누는 단위' },
  characterSize: { en: "size of a character's vector", ko: '글자 임베딩의 차원 수' },
  characterHiddenSize: {
    en: "size of the state that reads a word's characters, in each direction",
    ko: '단어의 글자를 읽는 은닉 상태의 방향별 크기',
  },
  dropout: { en: 'dropout rate in training', ko: '학습할 때의 드롭아웃 비율' },
  wordDropout: {
    en: 'α: a word seen n times is read as unknown with probability α / (α + n) in training',
    ko: 'α: 학습할 때 n번 나온 단어를 α / (α + n)의 확률로 모르는 단어로 바꿈',
  },
  crf: { en: 'which columns get a CRF', ko: 'CRF를 쓸 열' },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of training a tagger mean. */
export const TAGGER_TRAINING_HELP: HelpTable<TaggerTraining> = {
  epochs: { en: 'passes over the sentences', ko: '문장 전체를 학습하는 횟수(에폭)' },
  batch: { en: 'sentences side by side', ko: '배치 크기: 한 번에 학습하는 문장 수' },
  learningRate: {
    en: 'the first learning rate, which falls as a cosine',
    ko: '처음 학습률. 코사인을 따라 줄어듦',
  },
  clip: { en: 'largest norm of the gradient', ko: '기울기 노름의 상한(클리핑)' },
  averagingDecay: {
    en: "how much of the weights' moving average stays at each step; 0 for no average",
    ko: '스텝마다 가중치 이동 평균을 유지하는 비율. 0이면 평균을 쓰지 않음',
    default: { en: 'about an epoch', ko: '약 한 에폭' },
  },
  patience: {
    en: 'epochs without a better validation that end the training; 0 for never',
    ko: '검증 결과가 이 에폭 수만큼 나아지지 않으면 학습을 끝냄. 0이면 끝까지',
  },
  checkpointSeconds: { en: 'time between two checkpoints', ko: '체크포인트 사이의 시간(초)' },
};

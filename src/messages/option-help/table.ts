import type { TableColumnOptions, TableModelOptions } from '../../table/options.ts';
import type { TableTrainingSettings } from '../../table/training-options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options mean that say which columns of a table are what. */
export const TABLE_COLUMN_HELP: HelpTable<TableColumnOptions> = {
  target: { en: 'the column to predict; required', ko: '예측할 열. 반드시 지정' },
  task: {
    en: 'predict classes or a number',
    ko: '클래스를 예측할지(classify) 수를 예측할지(regress)',
    default: {
      en: 'by the column: regress for numbers of over ten values',
      ko: '열에 따라: 서로 다른 값이 10개를 넘는 수이면 regress',
    },
  },
  sequence: {
    en: 'the column whose equal values make rows the steps of one sequence',
    ko: '값이 같은 행을 한 시퀀스의 스텝으로 묶는 열',
  },
  ignore: { en: 'columns that are not read, with commas between', ko: '읽지 않을 열. 쉼표로 구분' },
  categories: {
    en: 'columns whose numbers are names, such as postal codes, with commas between',
    ko: '우편번호처럼 수가 이름인 열. 쉼표로 구분',
  },
};

/** What the options of a table model's shape mean. */
export const TABLE_MODEL_HELP: HelpTable<TableModelOptions> = {
  network: {
    en: 'what reads a row: mlp each row alone, the others the whole sequence',
    ko: '행을 읽는 신경망. mlp는 행을 따로, 나머지는 시퀀스 전체를 읽음',
  },
  hiddenSize: {
    en: 'size of a hidden layer; of a recurrent one in each direction',
    ko: '은닉층의 크기. 순환층은 방향별 크기',
  },
  layers: {
    en: 'hidden layers',
    ko: '은닉층의 수',
    default: { en: '2, recurrent 1', ko: '2, 순환 신경망은 1' },
  },
  activation: { en: 'mlp: the function after each layer', ko: 'mlp: 층마다 적용하는 활성화 함수' },
  bidirectional: {
    en: 'recurrent: read forwards alone, not backwards, too',
    ko: '순환 신경망: 한 방향으로만 읽음(기본은 양방향)',
  },
  dropout: { en: 'dropout rate in training', ko: '학습할 때의 드롭아웃 비율' },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of training a table model mean. */
export const TABLE_TRAINING_HELP: HelpTable<TableTrainingSettings> = {
  epochs: { en: 'passes over the rows', ko: '행 전체를 학습하는 횟수(에폭)' },
  batch: {
    en: 'rows side by side, or sequences of them',
    ko: '배치 크기: 한 번에 학습하는 행 또는 시퀀스의 수',
  },
  learningRate: {
    en: 'the first learning rate, which falls as a cosine',
    ko: '처음 학습률. 코사인을 따라 줄어듦',
  },
  weightDecay: {
    en: 'how fast weights decay, times the learning rate (AdamW)',
    ko: '가중치 감쇠(AdamW). 학습률을 곱해 적용',
  },
  clip: { en: 'largest norm of the gradient', ko: '기울기 노름의 상한(클리핑)' },
  validation: {
    en: 'share of the rows, or sequences, to validate on',
    ko: '검증에 쓰는 행 또는 시퀀스의 비율',
  },
  patience: {
    en: 'epochs without a better validation that end the training; 0 for never',
    ko: '검증 결과가 이 에폭 수만큼 나아지지 않으면 학습을 끝냄. 0이면 끝까지',
  },
};

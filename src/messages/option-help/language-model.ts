import type { CorpusOptions } from '../../language-model/corpus.ts';
import type { GenerationOptions } from '../../language-model/generate-text.ts';
import type { LanguageModelOptions } from '../../language-model/language-model-options.ts';
import type { CorpusStorage } from '../../language-model/read-language-corpus.ts';
import type { LanguageModelTraining } from '../../language-model/training-options.ts';
import type { TransformerOptions } from '../../language-model/transformer-options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of a language model's shape mean. */
export const LANGUAGE_MODEL_HELP: HelpTable<LanguageModelOptions> = {
  cell: { en: 'the recurrent cell', ko: '순환 셀의 종류' },
  form: {
    en: "where the GRU applies its reset gate: before the product (the course's) or after it (PyTorch's)",
    ko: 'GRU에서 리셋 게이트를 곱하는 자리: 행렬 곱 앞(교재), 또는 뒤(PyTorch)',
  },
  layers: {
    en: 'layers, one on top of another',
    ko: '층의 수',
    default: { en: '2; 4 of a Transformer', ko: '2, 트랜스포머는 4' },
  },
  hiddenSize: { en: "size of each layer's state", ko: '층마다 은닉 상태의 크기' },
  embeddingSize: {
    en: "size of a unit's vector",
    ko: '임베딩의 차원 수',
    default: { en: 'as the hidden size', ko: '은닉 상태와 같음' },
  },
  dropout: {
    en: 'dropout rate of every layer in training',
    ko: '학습할 때 층마다 적용하는 드롭아웃 비율',
  },
  tied: {
    en: 'input and output share one table of vectors, as those of a Transformer always do',
    ko: '입력과 출력이 임베딩 행렬을 함께 사용. 트랜스포머는 항상 함께 사용',
  },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of a Transformer's shape mean. */
export const TRANSFORMER_HELP: HelpTable<TransformerOptions> = {
  model: {
    en: 'the kind of network: recurrent, by its cell, or a Transformer',
    ko: '신경망의 종류: 순환 신경망(셀은 --cell), 또는 트랜스포머',
  },
  layers: { en: 'blocks, one on top of another', ko: '블록의 수' },
  hiddenSize: { en: "width of a unit's vector in every block", ko: '블록마다 단위 벡터의 크기' },
  heads: { en: 'Transformer: heads of the attention', ko: '트랜스포머: 어텐션 헤드의 수' },
  context: {
    en: 'Transformer: the most units that are looked at',
    ko: '트랜스포머: 한 번에 볼 수 있는 단위의 수(문맥 길이)',
  },
  feedForwardSize: {
    en: 'Transformer: width between the two products of a block',
    ko: '트랜스포머: 블록의 두 행렬 곱 사이의 크기',
    default: { en: 'four times the hidden size', ko: '은닉 상태의 네 배' },
  },
  positions: {
    en: "Transformer: how a unit's place is told",
    ko: '트랜스포머: 단위의 위치를 알리는 방법',
  },
  dropout: { en: 'dropout rate of every part in training', ko: '학습할 때의 드롭아웃 비율' },
  tied: {
    en: 'input and output share one table of vectors',
    ko: '입력과 출력이 임베딩 행렬을 함께 사용',
  },
  bias: { en: 'products and norms have biases', ko: '행렬 곱과 정규화에 편향을 둠' },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of a language model's corpus mean. */
export const CORPUS_HELP: HelpTable<CorpusOptions> = {
  normalize: {
    en: "Unicode's normalization form of every text that the model reads",
    ko: '모델이 읽는 모든 텍스트의 유니코드 정규화 형식',
    default: { en: 'as it is', ko: '그대로' },
  },
  minCount: {
    en: 'units seen less often share one unit',
    ko: '빈도가 이보다 낮은 단위를 한 단위로 합침',
  },
};

/** What the options of storing a long text mean. */
export const CORPUS_STORAGE_HELP: HelpTable<CorpusStorage> = {
  memoryLimitBytes: {
    en: 'memory for the text as numbers, 4 bytes a unit; a longer text goes to a temporary file',
    ko: '텍스트를 숫자로 바꾸어 두는 메모리. 단위 하나에 4바이트이며, 넘으면 임시 파일에 기록',
  },
};

/** What the options of training a language model mean. */
export const LANGUAGE_MODEL_TRAINING_HELP: HelpTable<LanguageModelTraining> = {
  epochs: {
    en: 'passes over the text',
    ko: '텍스트 전체를 학습하는 횟수(에폭)',
    default: { en: '10, and at least 2,000 steps', ko: '10, 적어도 2,000 스텝' },
  },
  steps: {
    en: 'updates of the weights, in place of epochs',
    ko: '에폭 대신: 가중치를 갱신하는 횟수(스텝)',
    default: { en: 'from the epochs', ko: '에폭에 따름' },
  },
  batch: {
    en: 'sequences side by side',
    ko: '배치 크기: 한 번에 학습하는 시퀀스 수',
    default: { en: '50, fewer for short texts', ko: '50, 짧은 텍스트에서는 더 적음' },
  },
  chunkLength: {
    en: 'steps that the gradient flows back',
    ko: '기울기를 거슬러 보내는 스텝 수(truncated BPTT)',
  },
  optimizer: { en: 'the optimization algorithm', ko: '최적화 알고리즘' },
  learningRate: { en: 'the highest learning rate', ko: '학습률의 최댓값' },
  schedule: { en: 'the schedule of the learning rate', ko: '학습률 스케줄' },
  warmUpSteps: {
    en: 'steps in which the learning rate rises',
    ko: '학습률을 서서히 올리는 스텝 수(warm-up)',
  },
  weightDecay: {
    en: 'how much each matrix shrinks, times the learning rate, for adamw',
    ko: 'adamw에서 행렬을 스텝마다 줄이는 비율(학습률을 곱함)',
    default: { en: '0.01; 0.1 for a Transformer', ko: '0.01, 트랜스포머는 0.1' },
  },
  clip: { en: 'largest norm of the gradient', ko: '기울기 클리핑: 기울기 노름의 최댓값' },
  validation: {
    en: 'share of the text, at its end, to validate on',
    ko: '텍스트 끝에서 검증 데이터로 쓰는 비율',
  },
  validateEvery: {
    en: 'steps between validations',
    ko: '검증 사이의 스텝 수',
    default: { en: 'an epoch, 1,000 at most', ko: '한 에폭, 많아야 1,000' },
  },
  patience: {
    en: 'validations without a new best before it stops; 0 for never',
    ko: '조기 종료까지 기다리는, 나아지지 않은 검증 횟수. 0이면 종료하지 않음',
  },
  averaging: {
    en: 'end with a mean of the last weights: a moving one (ema) or a plain one (swa)',
    ko: '마지막 가중치들의 평균을 모델로 사용: 이동 평균(ema) 또는 단순 평균(swa)',
    default: { en: 'none', ko: '없음' },
  },
  averagingDecay: {
    en: 'decay of the moving mean at each step, for ema',
    ko: 'ema에서 스텝마다 평균을 유지하는 비율',
    default: { en: '0.999', ko: '0.999' },
  },
  averagingStart: {
    en: 'steps before the first weights of the mean, for swa',
    ko: 'swa에서 평균을 내기 시작하기 전의 스텝 수',
    default: { en: 'three quarters of all', ko: '전체의 4분의 3' },
  },
  checkpointSeconds: {
    en: 'time between two checkpoints',
    ko: '체크포인트 사이의 시간(초)',
    default: { en: '60', ko: '60' },
  },
};

/** What the options of writing text mean. */
export const GENERATION_HELP: HelpTable<GenerationOptions> = {
  prompt: { en: 'the beginning of the text', ko: '텍스트를 시작하는 프롬프트' },
  echo: { en: 'give the prompt back, too', ko: '프롬프트도 출력' },
  length: { en: 'units to write', ko: '생성할 단위의 수' },
  temperature: {
    en: 'below 1 likely units become likelier; 0 always takes the likeliest',
    ko: '1보다 작으면 확률이 높은 쪽을 더 자주 고름. 0이면 항상 가장 높은 것',
  },
  topK: {
    en: 'draw among this many of the likeliest units; 0 for all',
    ko: '확률이 높은 단위 몇 개 중에서 뽑을지. 0이면 전부',
  },
  topP: {
    en: 'draw among the likeliest units that together have this probability',
    ko: '누적 확률이 이 값이 될 때까지의 단위 중에서 뽑음(nucleus)',
  },
  seed: { en: 'same seed, same text', ko: '시드. 같은 시드면 같은 텍스트' },
};

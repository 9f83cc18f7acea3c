import type { TranslationTest } from '../../translator/evaluate.ts';
import type {
  TranslatorShape,
  TranslatorTraining,
  TranslatorUnitsOptions,
} from '../../translator/options.ts';
import type { SearchOptions } from '../../translator/search-options.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of a translator's units mean. */
export const TRANSLATOR_UNITS_HELP: HelpTable<TranslatorUnitsOptions> = {
  units: {
    en: 'what both languages are cut into, with one vocabulary',
    ko: '두 언어를 나누는 단위. 어휘는 함께 씀',
  },
  vocabularySize: {
    en: 'the most units of both languages together',
    ko: '두 언어를 합친 어휘 크기의 상한',
  },
  minCount: {
    en: 'how often a unit must occur to be known, or a pair to be merged',
    ko: '단위의 최소 빈도. BPE에서는 병합할 쌍의 최소 빈도',
  },
};

/** What the options of a translator's shape mean. */
export const TRANSLATOR_HELP: HelpTable<TranslatorShape> = {
  model: {
    en: 'the kind of encoder and decoder: recurrent, or a Transformer',
    ko: '인코더와 디코더의 종류: 순환 신경망 또는 트랜스포머',
  },
  heads: { en: 'Transformer: heads of the attention', ko: '트랜스포머: 어텐션 헤드의 수' },
  feedForwardSize: {
    en: 'Transformer: width between the two products of a block',
    ko: '트랜스포머: 블록의 두 행렬 곱 사이의 크기',
  },
  cell: { en: 'the recurrent cell of encoder and decoder', ko: '인코더와 디코더의 순환 셀 종류' },
  layers: { en: 'layers of the encoder, and of the decoder', ko: '인코더와 디코더 각각의 층 수' },
  hiddenSize: {
    en: "size of each layer's state, in each direction",
    ko: '층마다 방향별 은닉 상태의 크기',
  },
  embeddingSize: { en: "size of a unit's vector", ko: '단위 임베딩의 차원 수' },
  bidirectional: {
    en: 'the encoder reads the source forwards only',
    ko: '인코더가 원문을 앞에서 뒤로만 읽음',
  },
  attention: {
    en: 'how the decoder looks at the source: additive (Bahdanau), dot (Luong), or not at all',
    ko: '디코더가 원문을 보는 방법: additive(Bahdanau), dot(Luong), 또는 none(보지 않음)',
  },
  tied: {
    en: 'which tables of vectors are one: source, target and output; target and output; or none',
    ko: '함께 쓰는 벡터 표: all은 원문·번역문·출력, target은 번역문·출력, none은 따로',
  },
  dropout: {
    en: "dropout rate of the encoder's outputs and before the output layer",
    ko: '인코더 출력과 출력층 앞의 드롭아웃 비율',
  },
  embeddingDropout: {
    en: "dropout rate of the source's vectors",
    ko: '원문 임베딩의 드롭아웃 비율',
  },
  seed: { en: 'same seed, same model', ko: '시드. 같은 시드면 같은 모델' },
};

/** What the options of training a translator mean. */
export const TRANSLATOR_TRAINING_HELP: HelpTable<TranslatorTraining> = {
  epochs: { en: 'passes over the pairs', ko: '쌍 전체를 학습하는 횟수(에폭)' },
  batch: { en: 'pairs side by side', ko: '배치 크기: 한 번에 학습하는 쌍의 수' },
  batchTokens: {
    en: 'the most units of a batch, padding among them, in place of --batch; 0 for no such limit',
    ko: '--batch 대신: 배치에 담는 단위 수의 상한(패딩 포함). 0이면 제한하지 않음',
  },
  longest: {
    en: 'pairs with more units on a side are left out',
    ko: '한쪽의 단위가 이보다 많은 쌍은 학습에서 뺌',
  },
  learningRate: { en: 'the highest learning rate', ko: '학습률의 최댓값' },
  schedule: {
    en: 'how the learning rate falls: as a cosine, or with the inverse root of the step',
    ko: '학습률을 줄이는 방법: cosine(코사인), inverse-root(스텝의 제곱근에 반비례)',
    default: {
      en: 'cosine; inverse-root for a Transformer',
      ko: 'cosine, 트랜스포머는 inverse-root',
    },
  },
  warmUpSteps: {
    en: 'steps in which the learning rate rises',
    ko: '학습률을 서서히 올리는 스텝 수(warm-up)',
    default: {
      en: '0; for a Transformer a tenth of all, 2,000 at most',
      ko: '0, 트랜스포머는 전체의 10분의 1, 많아야 2,000',
    },
  },
  clip: { en: 'largest norm of the gradient', ko: '기울기 노름의 상한(클리핑)' },
  labelSmoothing: {
    en: 'share of the target that is spread over all units',
    ko: '정답의 확률에서 모든 단위에 고루 나누는 비율(레이블 스무딩)',
  },
  averagingDecay: {
    en: "how much of the weights' moving average stays at each step; 0 for no average",
    ko: '스텝마다 가중치 이동 평균을 유지하는 비율. 0이면 평균을 쓰지 않음',
    default: { en: 'about an epoch', ko: '약 한 에폭' },
  },
  measure: {
    en: 'what validations measure and the weights are chosen by: BLEU, chrF2, the share of exact translations, or the loss',
    ko: '검증에서 재고 가중치를 고르는 기준: BLEU, chrF2, 정확히 같은 번역의 비율(exact), 손실(loss)',
  },
  tokenize: {
    en: 'how BLEU cuts translations into words; none for texts that are tokenized already',
    ko: 'BLEU가 번역문을 단어로 나누는 방법. 이미 토큰화한 텍스트에는 none',
  },
  patience: {
    en: 'epochs without a better validation that end the training; 0 for never',
    ko: '검증 결과가 이 에폭 수만큼 나아지지 않으면 학습을 끝냄. 0이면 끝까지',
  },
  checkpointSeconds: { en: 'time between two checkpoints', ko: '체크포인트 사이의 시간(초)' },
};

/** What the options of looking for translations mean. */
export const SEARCH_HELP: HelpTable<SearchOptions> = {
  beam: {
    en: 'hypotheses kept at each step; 1 is greedy search',
    ko: '스텝마다 남기는 가설의 수. 1이면 그리디 서치',
  },
  nbest: {
    en: 'translations of each text, the best first',
    ko: '텍스트마다 보일 번역의 수. 좋은 것부터',
  },
  lengthPenalty: {
    en: 'how much longer translations are preferred (α of Wu et al. 2016)',
    ko: '긴 번역을 선호하는 정도(Wu et al. 2016의 α)',
  },
  coveragePenalty: {
    en: 'how much a translation loses that leaves parts of the source unseen (β of Wu et al. 2016)',
    ko: '원문에 보지 않은 곳이 있는 번역의 점수를 깎는 정도(Wu et al. 2016의 β)',
  },
  replaceUnknown: {
    en: 'unknown units stay, in place of what attention looked at',
    ko: '모르는 단위를 어텐션이 본 원문의 단위로 바꾸지 않고 그대로 둠',
  },
  sample: { en: 'draw translations by chance', ko: '번역을 확률에 따라 뽑음(샘플링)' },
  temperature: {
    en: 'of samples: below 1 the likely becomes likelier, 0 always takes the likeliest',
    ko: '샘플링의 온도. 1보다 낮으면 그럴듯한 단위를 더 자주, 0이면 늘 가장 그럴듯한 단위를 고름',
  },
  topK: {
    en: 'of samples: only the likeliest units; 0 for all',
    ko: '샘플링: 가장 그럴듯한 단위만 씀. 0이면 모두',
  },
  topP: {
    en: 'of samples: only the likeliest units that together have this probability',
    ko: '샘플링: 확률의 합이 이 값이 될 때까지 가장 그럴듯한 단위만 씀',
  },
  seed: {
    en: 'of samples: same seed, same translations',
    ko: '샘플링의 시드. 같은 시드면 같은 번역',
  },
};

/** What the options of measuring translations mean. */
export const TRANSLATION_TEST_HELP: HelpTable<TranslationTest> = {
  beam: {
    en: 'of a translator: hypotheses kept at each step',
    ko: '번역기: 스텝마다 남기는 가설의 수',
  },
  lengthPenalty: {
    en: 'of a translator: how much longer translations are preferred',
    ko: '번역기: 긴 번역을 선호하는 정도',
  },
  tokenize: {
    en: 'of a translator: how BLEU cuts translations into words; none for tokenized texts',
    ko: '번역기: BLEU가 번역문을 단어로 나누는 방법. 토큰화한 텍스트에는 none',
  },
  lowercase: {
    en: 'of a translator: scores that ignore case',
    ko: '번역기: 대소문자를 무시하고 점수를 냄',
  },
  byLength: {
    en: 'of a translator: BLEU by the length of the sources, too',
    ko: '번역기: 원문 길이별 BLEU도 보임',
  },
};

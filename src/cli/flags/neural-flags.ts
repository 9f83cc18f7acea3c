import {
  NEURAL_CLASSIFIER_OPTIONS,
  type NeuralClassifierOptions,
} from '../../classifier/neural/options.ts';
import {
  NEURAL_TRAINING_OPTIONS,
  type NeuralTrainingSettings,
} from '../../classifier/neural/training-options.ts';
import {
  NEURAL_CLASSIFIER_HELP,
  NEURAL_TRAINING_HELP,
} from '../../messages/option-help/neural-classifier.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of a neural classifier's shape; its encoder is the value of `--model`. */
export const NEURAL_FLAGS: FlagTable<Partial<NeuralClassifierOptions>> = {
  table: NEURAL_CLASSIFIER_OPTIONS,
  help: NEURAL_CLASSIFIER_HELP,
  flags: {
    pooling: {},
    embeddingSize: {},
    hiddenSize: {},
    layers: {},
    bidirectional: { turnsOff: 'unidirectional' },
    filterWidths: { value: 'numbers' },
    dropout: {},
    embeddingDropout: {},
    wordDropout: {},
    wideNgrams: {},
    wideFeatures: {},
    longest: {},
    frozen: {},
    seed: {},
  },
};

/** The flags of training a neural classifier. */
export const NEURAL_TRAINING_FLAGS: FlagTable<Partial<NeuralTrainingSettings>> = {
  table: NEURAL_TRAINING_OPTIONS,
  help: NEURAL_TRAINING_HELP,
  flags: {
    epochs: {},
    batch: {},
    learningRate: {},
    schedule: { value: 'kind' },
    clip: {},
    patience: {},
    labelSmoothing: {},
    classWeight: {},
    averagingDecay: { name: 'ema-decay' },
  },
};

/** What a neural classifier's units are, beside how texts are cut, and what it is validated on. */
export interface NeuralUnitOptions {
  readonly minCount?: number;
  /** A file of word vectors. */
  readonly vectors?: string;
  /** A share of the documents, or a file of others. */
  readonly validation?: string;
}

/** The flags of a neural classifier's units and its validation. */
export const NEURAL_UNIT_FLAGS: FlagTable<NeuralUnitOptions> = {
  table: {
    minCount: { kind: 'whole', least: 1, default: 2 },
    vectors: { kind: 'text', notEmpty: true },
    validation: { kind: 'text', notEmpty: true },
  },
  help: {
    minCount: {
      en: 'networks: units seen less often are unknown',
      ko: '신경망: 빈도가 이보다 낮은 단위는 모르는 단위로 봄',
    },
    vectors: {
      en: 'networks: word vectors to begin with, in any format; they set the embedding size',
      ko: '신경망: 처음 임베딩으로 쓸 단어 벡터 파일(모든 형식). 임베딩의 차원 수도 따름',
    },
    validation: {
      en: 'networks: what to validate on: a share of the documents (from 0 to below 1), or a file of others',
      ko: '신경망: 검증 데이터. 문서의 비율(0 이상 1 미만) 또는 다른 문서의 파일',
      default: { en: '0.1', ko: '0.1' },
    },
  },
  flags: { minCount: {}, vectors: { value: 'file' }, validation: { value: 'share or file' } },
};

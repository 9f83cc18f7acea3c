import { PRECISIONS, type Precision } from '../../base/model-state.ts';
import type { FlagTable } from '../options/from-table.ts';

/** What the command line asks of a model whose precision is reduced. */
export interface PrecisionOptions {
  readonly precision?: Precision;
  readonly text?: string;
}

/** The flags of reducing a model's precision. */
export const PRECISION_FLAGS: FlagTable<PrecisionOptions> = {
  table: {
    precision: { kind: 'choice', choices: PRECISIONS },
    text: { kind: 'text' },
  },
  help: {
    precision: {
      en: "round a model's weights: a file half as large, or a quarter",
      ko: '모델의 가중치를 반올림하여 파일을 절반(half)이나 4분의 1(int8)로 줄임',
    },
    text: {
      en: 'with --precision or --quantize, a text or test set to evaluate on before and after',
      ko: '--precision이나 --quantize로 줄이기 전후를 평가할 텍스트나 테스트셋',
    },
  },
  flags: { precision: { value: 'precision' }, text: { value: 'file' } },
};

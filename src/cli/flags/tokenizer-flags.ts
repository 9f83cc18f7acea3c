import { TEXT_PIPELINE_OPTIONS } from '../../text/pipeline.ts';
import type { Stemmer } from '../../text/stemmer.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../text/units/unit-kinds.ts';
import type { FlagTable } from '../options/from-table.ts';

/** How texts become tokens, beside their normalization. */
export interface CuttingOptions {
  /** A kind of tokenizer, or the file of a BPE model. */
  readonly tokenizer?: string;
  readonly pattern?: string;
  readonly lowercase?: true;
  readonly stem?: Stemmer['language'];
  readonly stopWords?: string;
}

/** The kinds of tokenizers that need no training. */
const KINDS: readonly UnitKind[] = UNIT_KIND_NAMES.filter((kind) => kind !== 'bpe');

/**
 * Makes the flags of cutting texts.
 * @param usual the tokenizer where none is named
 */
export function createCuttingFlags(usual: UnitKind): FlagTable<CuttingOptions> {
  return {
    table: {
      tokenizer: { kind: 'text', default: usual },
      pattern: { kind: 'text' },
      lowercase: { kind: 'switch' },
      stem: TEXT_PIPELINE_OPTIONS.stem,
      stopWords: { kind: 'text' },
    },
    help: {
      tokenizer: {
        en: `${KINDS.join(', ')}, or the file of a BPE model`,
        ko: `${KINDS.join(', ')}, 또는 BPE 모델 파일`,
      },
      pattern: {
        en: 'with --tokenizer regexp: what a token looks like',
        ko: '--tokenizer regexp일 때 토큰을 나타내는 정규 표현식',
      },
      lowercase: { en: 'the same as --case lower', ko: '--case lower와 같음' },
      stem: { en: 'take words back to their stem', ko: '단어를 어간으로 바꿈' },
      stopWords: {
        en: 'leave out the words of this file, one a line',
        ko: '이 파일에 한 줄에 하나씩 적은 단어를 제외',
      },
    },
    flags: {
      tokenizer: { value: 'kind', offers: KINDS },
      pattern: { value: 'expression' },
      lowercase: { conflicts: 'case' },
      stem: { value: 'language' },
      stopWords: { value: 'file' },
    },
  };
}

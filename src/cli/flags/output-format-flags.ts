import { CLASSIFIER_FORMATS, type ClassifierFormat } from '../../models/json/conversion.ts';
import type { FlagTable } from '../options/from-table.ts';
import {
  WRITTEN_FORMATS,
  WRITTEN_VECTOR_FORMATS,
  type WrittenVectorFormat,
} from '../vectors/written-formats.ts';

/** The format that the command line asks for: of word vectors, or of a classifier. */
export interface OutputFormatOptions {
  readonly to?: WrittenVectorFormat | ClassifierFormat;
}

const ENDINGS = WRITTEN_VECTOR_FORMATS.map((name) => WRITTEN_FORMATS[name].endings[0]).join(' ');

/** The flag of the format to write. */
export const OUTPUT_FORMAT_FLAGS: FlagTable<OutputFormatOptions> = {
  table: {
    to: {
      kind: 'choice',
      choices: [...new Set([...WRITTEN_VECTOR_FORMATS, ...CLASSIFIER_FORMATS])],
    },
  },
  help: {
    to: {
      en: 'the format to write',
      ko: '저장할 형식',
      default: {
        en: `by the ending ${ENDINGS}; .ftz of a classifier`,
        ko: `확장자 ${ENDINGS}에 따름. 분류기는 .ftz도`,
      },
    },
  },
  flags: { to: { value: 'format' } },
};

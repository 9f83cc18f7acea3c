import { parseFileSize } from '../options/file-size.ts';
import type { FlagTable } from '../options/from-table.ts';

/** What the command line asks of a classifier that is quantized. */
export interface QuantizeOptions {
  /** The longest that the file may become, in bytes. */
  readonly quantize?: number;
}

/** The flag of quantizing a fastText classifier to a size. */
export const QUANTIZE_FLAGS: FlagTable<QuantizeOptions> = {
  table: { quantize: { kind: 'whole', least: 1, unit: 'bytes' } },
  help: {
    quantize: {
      en: 'quantize a fastText classifier to a file of this size at most, such as 2MB',
      ko: 'fastText 분류기를 파일이 이 크기(예: 2MB)를 넘지 않게 양자화',
    },
  },
  flags: { quantize: { value: 'size', parse: parseFileSize, conflicts: 'precision' } },
};

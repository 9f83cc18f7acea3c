import { WORD_LIMITS, type WordLimits } from '../../corpus/word-vocabulary.ts';
import { checkEncoding } from '../../io/decode-bytes.ts';
import { DOCUMENT_OPTIONS, type DocumentOptions } from '../../io/documents.ts';
import { DOCUMENT_HELP, WORD_LIMITS_HELP } from '../../messages/option-help/documents.ts';
import type { FlagTable } from '../options/from-table.ts';
import { mebibyteFlag } from '../options/mebibytes.ts';
import type { Flag } from '../options/table-option.ts';

const DOCUMENTS = { table: DOCUMENT_OPTIONS, help: DOCUMENT_HELP };

/** What to do with bytes that are not UTF-8: the errors of reading texts name this flag. */
const INVALID_UTF8: Flag = { value: 'what' };

/** A shell does not make it easy to give a tab: `\t` and `tab` stand for it. */
const DELIMITER: Flag = {
  value: 'text',
  parse: (text) => (text === '\\t' || text === 'tab' ? '\t' : text),
};

/** The flags of reading documents, those of labels left out. */
export const DOCUMENT_FLAGS: FlagTable<DocumentOptions> = {
  ...DOCUMENTS,
  flags: {
    format: { value: 'format' },
    text: { value: 'column' },
    header: { turnsOff: 'no' },
    delimiter: DELIMITER,
    encoding: { value: 'name', parse: checkEncoding },
    invalidUtf8: INVALID_UTF8,
    maxLineBytes: mebibyteFlag('max-line', '64'),
  },
};

/** The same where `--delimiter` is another option of the command. */
export const DOCUMENT_FLAGS_BESIDE_DELIMITER: FlagTable<DocumentOptions> = {
  ...DOCUMENTS,
  flags: { ...DOCUMENT_FLAGS.flags, delimiter: { ...DELIMITER, name: 'column-delimiter' } },
};

/** The flag of the label. */
export const LABEL_FLAG: FlagTable<DocumentOptions> = {
  ...DOCUMENTS,
  flags: { label: { value: 'column' } },
};

/** The flag of bytes that are not UTF-8 alone, where a text is read that has no layout. */
export const INVALID_UTF8_FLAG: FlagTable<DocumentOptions> = {
  ...DOCUMENTS,
  flags: { invalidUtf8: INVALID_UTF8 },
};

/** The flags of reading tables with all their columns. */
export const TABLE_FILE_FLAGS: FlagTable<DocumentOptions> = {
  ...DOCUMENTS,
  flags: Object.fromEntries(
    Object.entries(DOCUMENT_FLAGS.flags).filter(([name]) => name !== 'text'),
  ),
};

/** The flags of which words get a vector. */
export const WORD_LIMIT_FLAGS: FlagTable<Partial<WordLimits>> = {
  table: WORD_LIMITS,
  help: WORD_LIMITS_HELP,
  flags: { minCount: {}, maxVocabulary: {} },
};

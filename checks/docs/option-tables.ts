import type { OptionSpec } from '../../src/base/option-table.ts';
import {
  CAPTIONER_FLAGS,
  CAPTIONER_TRAINING_FLAGS,
  SHAPE_PICTURE_FLAGS,
} from '../../src/cli/flags/captioner-flags.ts';
import { CHECKPOINT_FLAGS } from '../../src/cli/flags/checkpoint-flags.ts';
import { CLASSIFIER_FLAGS } from '../../src/cli/flags/classifier-flags.ts';
import { COOCCURRENCE_FLAGS } from '../../src/cli/flags/co-occurrence-flags.ts';
import { CROSS_VALIDATION_FLAGS } from '../../src/cli/flags/cross-validation-flags.ts';
import { DOCUMENT_FLAGS, LABEL_FLAG } from '../../src/cli/flags/document-flags.ts';
import { ENGINE_FLAGS } from '../../src/cli/flags/engine-flags.ts';
import { FASTTEXT_FLAGS } from '../../src/cli/flags/fasttext-flags.ts';
import { GLOVE_FLAGS } from '../../src/cli/flags/glove-flags.ts';
import {
  CELL_FLAG,
  GENERATION_FLAGS,
  LANGUAGE_MODEL_TRAINING_FLAGS,
  SHAPE_FLAGS,
  TRANSFORMER_FLAGS,
} from '../../src/cli/flags/language-model-flags.ts';
import { LINEAR_FLAGS } from '../../src/cli/flags/linear-flags.ts';
import {
  MORPHOLOGY_FLAGS,
  MORPHOLOGY_TRAINING_FLAGS,
} from '../../src/cli/flags/morphology-flags.ts';
import {
  NEURAL_FLAGS,
  NEURAL_TRAINING_FLAGS,
  NEURAL_UNIT_FLAGS,
} from '../../src/cli/flags/neural-flags.ts';
import { SERVER_FLAGS } from '../../src/cli/flags/server-flags.ts';
import {
  COPY_STUDY_FLAGS,
  GRADIENT_FLOW_FLAGS,
  NESTED_TANH_FLAGS,
  RECALL_STUDY_FLAGS,
} from '../../src/cli/flags/study-flags.ts';
import {
  TABLE_COLUMN_FLAGS,
  TABLE_MODEL_FLAGS,
  TABLE_TRAINING_FLAGS,
} from '../../src/cli/flags/table-flags.ts';
import { TAGGER_FLAGS, TAGGER_TRAINING_FLAGS } from '../../src/cli/flags/tagger-flags.ts';
import {
  BPE_TRAINING_FLAGS,
  NGRAM_COUNT_FLAGS,
  NORMALIZER_FLAGS,
  PHRASE_FLAGS,
  VOCABULARY_FLAGS,
  WORD_COUNTER_FLAGS,
} from '../../src/cli/flags/text-flags.ts';
import { createCuttingFlags } from '../../src/cli/flags/tokenizer-flags.ts';
import {
  SEARCH_FLAGS,
  TRANSLATOR_FLAGS,
  TRANSLATOR_TRAINING_FLAGS,
  TRANSLATOR_UNITS_FLAGS,
} from '../../src/cli/flags/translator-flags.ts';
import {
  MAP_FLAGS,
  READ_VECTORS_FLAGS,
  SIMILARITY_FLAGS,
  TEST_SET_FLAGS,
  VECTOR_FILE_FLAGS,
} from '../../src/cli/flags/vector-flags.ts';
import { WORD2VEC_FLAGS } from '../../src/cli/flags/word2vec-flags.ts';
import { describeDefault } from '../../src/cli/help/describe-option.ts';
import { createTableOptions } from '../../src/cli/options/from-table.ts';
import type { TableOption } from '../../src/cli/options/table-option.ts';
import { TAGGED_LAYOUT_FLAGS } from '../../src/cli/tagger/read-tagged.ts';
import type { Language } from '../../src/messages/language.ts';
import { UMAP_HELP } from '../../src/messages/option-help/vectors.ts';
import { UMAP_OPTIONS } from '../../src/vectors/project-umap.ts';

/** The options of each table, by the name that stands in the pages' markers. */
const TABLES: Readonly<Record<string, readonly TableOption[]>> = {
  word2vec: createTableOptions(WORD2VEC_FLAGS),
  phrases: createTableOptions(PHRASE_FLAGS),
  glove: createTableOptions(GLOVE_FLAGS),
  'co-occurrence': createTableOptions(COOCCURRENCE_FLAGS),
  engine: createTableOptions(ENGINE_FLAGS),
  server: createTableOptions(SERVER_FLAGS),
  classifier: createTableOptions(CLASSIFIER_FLAGS),
  'linear-classifier': createTableOptions(LINEAR_FLAGS),
  fasttext: createTableOptions(FASTTEXT_FLAGS),
  'cross-validation': createTableOptions(CROSS_VALIDATION_FLAGS),
  'neural-classifier': [
    ...createTableOptions(NEURAL_UNIT_FLAGS),
    ...createTableOptions(NEURAL_FLAGS),
  ],
  'neural-training': createTableOptions(NEURAL_TRAINING_FLAGS),
  'language-model': [...createTableOptions(CELL_FLAG), ...createTableOptions(SHAPE_FLAGS)],
  transformer: createTableOptions(TRANSFORMER_FLAGS),
  'language-model-training': createTableOptions(LANGUAGE_MODEL_TRAINING_FLAGS),
  morphology: createTableOptions(MORPHOLOGY_FLAGS),
  'morphology-training': createTableOptions(MORPHOLOGY_TRAINING_FLAGS),
  generation: createTableOptions(GENERATION_FLAGS),
  normalization: createTableOptions(NORMALIZER_FLAGS),
  vocabulary: [...createTableOptions(VOCABULARY_FLAGS), ...createTableOptions(WORD_COUNTER_FLAGS)],
  ngrams: createTableOptions(NGRAM_COUNT_FLAGS),
  bpe: createTableOptions(BPE_TRAINING_FLAGS),
  tokenizers: createTableOptions(createCuttingFlags('words')),
  documents: [...createTableOptions(DOCUMENT_FLAGS), ...createTableOptions(LABEL_FLAG)],
  'vector-files': [
    ...createTableOptions(READ_VECTORS_FLAGS),
    ...createTableOptions(VECTOR_FILE_FLAGS),
  ],
  searches: createTableOptions(SIMILARITY_FLAGS),
  'test-sets': createTableOptions(TEST_SET_FLAGS),
  maps: createTableOptions(MAP_FLAGS),
  checkpoints: createTableOptions(CHECKPOINT_FLAGS),
  'nested-tanh': createTableOptions(NESTED_TANH_FLAGS),
  'gradient-flow': createTableOptions(GRADIENT_FLOW_FLAGS),
  'recall-study': createTableOptions(RECALL_STUDY_FLAGS),
  'copy-study': createTableOptions(COPY_STUDY_FLAGS),
  'table-columns': createTableOptions(TABLE_COLUMN_FLAGS),
  'table-model': createTableOptions(TABLE_MODEL_FLAGS),
  'table-training': createTableOptions(TABLE_TRAINING_FLAGS),
  captioner: createTableOptions(CAPTIONER_FLAGS),
  'captioner-training': createTableOptions(CAPTIONER_TRAINING_FLAGS),
  'shape-pictures': createTableOptions(SHAPE_PICTURE_FLAGS),
  tagger: createTableOptions(TAGGER_FLAGS),
  'tagger-training': createTableOptions(TAGGER_TRAINING_FLAGS),
  'tagged-files': createTableOptions(TAGGED_LAYOUT_FLAGS),
  'translator-units': createTableOptions(TRANSLATOR_UNITS_FLAGS),
  translator: createTableOptions(TRANSLATOR_FLAGS),
  'translator-training': createTableOptions(TRANSLATOR_TRAINING_FLAGS),
  translating: createTableOptions(SEARCH_FLAGS),
};

/** What takes the place of an option in code, where it is not an option of the same name; empty where nothing does. */
const IN_CODE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tokenizers: {
    tokenizer: 'tokenizer.kind',
    pattern: 'tokenizer.pattern',
    lowercase: "normalize.letterCase: 'lower'",
  },
  'vector-files': { replaceBadBytes: "invalidUtf8: 'replace'", metadata: 'openMetadata' },
  maps: { method: 'projectPca / projectUmap', points: '' },
  checkpoints: { checkpoint: 'onCheckpoint', resume: 'resumeFrom' },
};

/** The options of a table that are set in code alone. */
const CODE_ONLY: Readonly<Record<string, readonly TableOption[]>> = {
  glove: createTableOptions({ ...GLOVE_FLAGS, flags: { gradientClip: {} } }),
  engine: createTableOptions({
    ...ENGINE_FLAGS,
    flags: { instructions: {}, memoryLimitBytes: {}, patienceMilliseconds: {} },
  }),
  documents: createTableOptions({ ...DOCUMENT_FLAGS, flags: { name: {}, keepBlankLines: {} } }),
  'vector-files': createTableOptions({
    ...READ_VECTORS_FLAGS,
    flags: { name: {}, byteLength: {} },
  }),
  'test-sets': createTableOptions({ ...TEST_SET_FLAGS, flags: { unknown: {} } }),
  maps: createTableOptions({
    ...{ table: UMAP_OPTIONS, help: UMAP_HELP },
    flags: { neighbors: {}, minDist: {} },
  }),
};

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  en: ['flag', 'in code', 'takes', 'default', 'meaning'],
  ko: ['플래그', '코드에서', '값', '기본값', '뜻'],
};

const MARKED = /(<!-- options:(.+?) -->\n)[\s\S]*?(<!-- \/options -->)/g;

/**
 * Writes the tables of options between the markers of a page, in its language.
 * @throws Error when a marker names no table
 */
export function fillOptionTables(page: string, language: Language): string {
  return page.replace(MARKED, (_, start: string, name: string, end: string) => {
    const options = TABLES[name];
    if (options === undefined) {
      const known = Object.keys(TABLES).join(', ');
      throw new Error(`There is no table of options named ${name}; there are ${known}.`);
    }
    // A marker just above a table would otherwise take its first row for a part of itself.
    return `${start}\n${formatOptionTable(name, options, language)}\n${end}`;
  });
}

function formatOptionTable(
  name: string,
  options: readonly TableOption[],
  language: Language,
): string {
  const headings = HEADINGS[language];
  const codeOnly = CODE_ONLY[name] ?? [];
  const rows = [...options, ...codeOnly].map((option) => [
    codeOnly.includes(option) ? '–' : `\`${option.long}\``,
    describeInCode(option, IN_CODE[name]?.[option.option]),
    groupDigits(describeValues(option, language)),
    groupDigits(describeUnlessGiven(option, language)),
    escapeTags(option.help[language]),
  ]);
  return [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
}

function describeInCode({ option, flag }: TableOption, otherwise: string | undefined): string {
  if (otherwise === '') return '–';
  // What the flag turns off is on in the library.
  return `\`${otherwise ?? `${option}${flag.turnsOff === undefined ? '' : ': false'}`}\``;
}

/** Groups the digits of whole numbers by thousands: 10,000. Decimals stay as they are. */
function groupDigits(text: string): string {
  return text.replace(/(?<![\d.,])\d{4,}(?![\d.])/g, (digits) =>
    Number(digits).toLocaleString('en'),
  );
}

function describeUnlessGiven(option: TableOption, language: Language): string {
  const { spec, flag } = option;
  if (spec.kind === 'switch' && (flag.turnsOff !== undefined || spec.default !== true)) {
    return language === 'ko' ? '끔' : 'off';
  }
  const usual = describeDefault(option, language);
  return isCode(spec) && spec.default !== undefined ? `\`${usual}\`` : escapeTags(usual) || '–';
}

/** Lets Markdown show what stands for a value, such as `<output>`, where it would read a tag. */
function escapeTags(text: string): string {
  return text.replaceAll('<', '\\<');
}

function isCode({ kind }: OptionSpec): boolean {
  return kind === 'choice' || kind === 'text';
}

function describeValues({ spec, flag }: TableOption, language: Language): string {
  if (spec.kind === 'choice') return spec.choices.map((choice) => `\`${choice}\``).join(', ');
  if (spec.kind === 'switch') return '–';
  // What is read in a form or a scale of its own is told by its meaning.
  if (flag.parse !== undefined || flag.scale !== undefined || spec.kind === 'list')
    return `\`<${flag.value ?? 'value'}>\``;
  if (spec.kind === 'whole') {
    const range = spec.most === undefined ? `≥ ${spec.least}` : `${spec.least}–${spec.most}`;
    return language === 'ko' ? `정수 ${range}` : `whole, ${range}`;
  }
  if (spec.kind === 'number') return describeRange(spec, language);
  return language === 'ko' ? '문자열' : 'text';
}

function describeRange(spec: Extract<OptionSpec, { kind: 'number' }>, language: Language): string {
  const { least, most, above, below, wholeAbove } = spec;
  const limits = [
    least === undefined ? '' : `≥ ${least}`,
    above === undefined ? '' : `> ${above}`,
    most === undefined ? '' : `≤ ${most}`,
    below === undefined ? '' : `< ${below}`,
  ];
  const range = limits.filter((limit) => limit !== '').join(', ');
  if (range === '') return language === 'ko' ? '수' : 'number';
  if (wholeAbove === undefined) return range;
  return language === 'ko'
    ? `${range}, ${wholeAbove}보다 크면 정수`
    : `${range}, whole above ${wholeAbove}`;
}

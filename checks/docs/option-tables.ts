import type { OptionSpec } from '../../src/base/option-table.ts';
import { CLASSIFIER_FLAGS } from '../../src/cli/flags/classifier-flags.ts';
import { COOCCURRENCE_FLAGS } from '../../src/cli/flags/co-occurrence-flags.ts';
import { ENGINE_FLAGS } from '../../src/cli/flags/engine-flags.ts';
import { GLOVE_FLAGS } from '../../src/cli/flags/glove-flags.ts';
import {
  CELL_FLAG,
  GENERATION_FLAGS,
  LANGUAGE_MODEL_TRAINING_FLAGS,
  SHAPE_FLAGS,
} from '../../src/cli/flags/language-model-flags.ts';
import {
  BPE_TRAINING_FLAGS,
  NORMALIZER_FLAGS,
  PHRASE_FLAGS,
  VOCABULARY_FLAGS,
  WORD_COUNTER_FLAGS,
} from '../../src/cli/flags/text-flags.ts';
import { WORD2VEC_FLAGS } from '../../src/cli/flags/word2vec-flags.ts';
import { describeDefault } from '../../src/cli/help/describe-option.ts';
import { createTableOptions } from '../../src/cli/options/from-table.ts';
import type { TableOption } from '../../src/cli/options/table-option.ts';
import type { Language } from '../../src/messages/language.ts';

/** The options of each table, by the name that stands in the pages' markers. */
const TABLES: Readonly<Record<string, readonly TableOption[]>> = {
  word2vec: createTableOptions(WORD2VEC_FLAGS),
  phrases: createTableOptions(PHRASE_FLAGS),
  glove: createTableOptions(GLOVE_FLAGS),
  'co-occurrence': createTableOptions(COOCCURRENCE_FLAGS),
  engine: createTableOptions(ENGINE_FLAGS),
  classifier: createTableOptions(CLASSIFIER_FLAGS),
  'language-model': [...createTableOptions(CELL_FLAG), ...createTableOptions(SHAPE_FLAGS)],
  'language-model-training': createTableOptions(LANGUAGE_MODEL_TRAINING_FLAGS),
  generation: createTableOptions(GENERATION_FLAGS),
  normalization: createTableOptions(NORMALIZER_FLAGS),
  vocabulary: [...createTableOptions(VOCABULARY_FLAGS), ...createTableOptions(WORD_COUNTER_FLAGS)],
  bpe: createTableOptions(BPE_TRAINING_FLAGS),
};

/** The options of a table that are set in code alone. */
const CODE_ONLY: Readonly<Record<string, readonly TableOption[]>> = {
  glove: createTableOptions({ ...GLOVE_FLAGS, flags: { gradientClip: {} } }),
  engine: createTableOptions({
    ...ENGINE_FLAGS,
    flags: { instructions: {}, memoryLimitBytes: {}, patienceMilliseconds: {} },
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
    return `${start}\n${formatOptionTable(options, CODE_ONLY[name] ?? [], language)}\n${end}`;
  });
}

function formatOptionTable(
  options: readonly TableOption[],
  codeOnly: readonly TableOption[],
  language: Language,
): string {
  const headings = HEADINGS[language];
  const rows = [...options, ...codeOnly].map((option) => [
    codeOnly.includes(option) ? '–' : `\`${option.long}\``,
    // What the flag turns off is on in the library.
    `\`${option.option}${option.flag.turnsOff === undefined ? '' : ': false'}\``,
    groupDigits(describeValues(option, language)),
    groupDigits(describeUnlessGiven(option, language)),
    option.help[language],
  ]);
  return [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
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
  return isCode(spec) && spec.default !== undefined ? `\`${usual}\`` : usual || '–';
}

function isCode({ kind }: OptionSpec): boolean {
  return kind === 'choice' || kind === 'text';
}

function describeValues({ spec, flag }: TableOption, language: Language): string {
  if (spec.kind === 'choice') return spec.choices.map((choice) => `\`${choice}\``).join(', ');
  if (spec.kind === 'switch') return '–';
  // What is read in a form of its own is told by its meaning.
  if (flag.parse !== undefined) return `\`<${flag.value ?? 'value'}>\``;
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
  if (wholeAbove === undefined) return range;
  return language === 'ko'
    ? `${range}, ${wholeAbove}보다 크면 정수`
    : `${range}, whole above ${wholeAbove}`;
}

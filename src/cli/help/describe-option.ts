import type { Option } from 'commander';
import type { NumberSpec, OptionSpec, WholeNumberSpec } from '../../base/option-table.ts';
import type { Language } from '../../messages/language.ts';
import { TableOption } from '../options/table-option.ts';
import { say } from './say.ts';

/** What the help says of an option: its meaning, then its range or choices and its default. */
export function describeOption(option: Option, language: Language): string {
  const details =
    option instanceof TableOption
      ? tableDetails(option, language)
      : [choicesOf(option.argChoices, language), usualOf(defaultOf(option), language)];
  const text =
    option instanceof TableOption ? option.help[language] : say(option.description, language);
  const known = details.filter((detail) => detail !== '');
  return known.length === 0 ? text : `${text} (${known.join('; ')})`;
}

/** The default of an option of a table, in words where it depends on others; empty for switches, which are off. */
export function describeDefault({ spec, help, flag }: TableOption, language: Language): string {
  return help.default?.[language] ?? flag.default ?? defaultOfSpec(spec);
}

function tableDetails(option: TableOption, language: Language): string[] {
  const { spec } = option;
  return [
    spec.kind === 'choice' ? choicesOf(spec.choices, language) : '',
    // What a reading of its own takes is no plain range.
    spec.kind === 'whole' || spec.kind === 'number' ? rangeOf(spec, language) : '',
    usualOf(describeDefault(option, language), language),
  ];
}

function choicesOf(choices: readonly string[] | undefined, language: Language): string {
  if (choices === undefined) return '';
  return `${language === 'ko' ? '선택' : 'choices'}: ${choices.join(', ')}`;
}

function usualOf(usual: string, language: Language): string {
  if (usual === '') return '';
  return `${language === 'ko' ? '기본값' : 'default'}: ${usual}`;
}

/** A default that commander knows; none for switches, which are off. */
function defaultOf({ defaultValue, defaultValueDescription, required }: Option): string {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  return defaultValue === undefined || !required ? '' : String(defaultValue);
}

function defaultOfSpec({ kind, default: usual }: OptionSpec): string {
  if (usual === undefined || kind === 'switch') return '';
  return Array.isArray(usual) ? usual.join(',') : String(usual);
}

/** A range that says more than that a number counts something. */
function rangeOf(spec: WholeNumberSpec | NumberSpec, language: Language): string {
  const { least, most } = spec;
  const { above, below } = spec.kind === 'number' ? spec : {};
  const to = most ?? below;
  if (spec.kind === 'number' && spec.wholeAbove !== undefined) return '';
  const from = least ?? above;
  if (to === undefined || from === undefined) {
    if (above === undefined) return '';
    return language === 'ko' ? `${above} 초과` : `above ${above}`;
  }
  if (language === 'ko') {
    if (above === undefined && below === undefined) return `${from}~${to}`;
    return `${from} ${above === undefined ? '이상' : '초과'} ${to} ${below === undefined ? '이하' : '미만'}`;
  }
  if (above !== undefined)
    return `above ${from} and ${below === undefined ? 'up to' : 'below'} ${to}`;
  return `${from} to ${below === undefined ? '' : 'below '}${to}`;
}

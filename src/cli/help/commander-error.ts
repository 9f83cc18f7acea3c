import type { CommanderError } from 'commander';
import { fillKorean } from '../../messages/format-error.ts';
import type { Language } from '../../messages/language.ts';

/**
 * What commander says by its code: the English with names for what stands in it, and the Korean.
 * Commander gives its errors as texts alone, so the values are read out of them.
 */
const KOREAN_ERRORS: readonly (readonly [english: RegExp, korean: string])[] = [
  [
    /^option '(?<option>.*)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/s,
    "'{option}'의 값 '{value}'{|은/는} 쓸 수 없습니다. 다음 중에서 고르세요: {choices}",
  ],
  [
    /^option '(?<option>.*)' argument '(?<value>.*)' is invalid\. (?<why>.*)$/s,
    "'{option}'의 값 '{value}'{|은/는} 쓸 수 없습니다. {why}",
  ],
  [
    /^command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*)'\. Allowed choices are (?<choices>.*)\.$/s,
    "인자 '{name}'의 값 '{value}'{|은/는} 쓸 수 없습니다. 다음 중에서 고르세요: {choices}",
  ],
  [/^missing required argument '(?<name>.*)'$/, "인자 '{name}'{|이/가} 필요합니다."],
  [/^option '(?<option>.*)' argument missing$/, "'{option}'에 값을 지정하세요."],
  [/^required option '(?<option>.*)' not specified$/, "'{option}' 옵션이 필요합니다."],
  [
    /^option '(?<one>.*)' cannot be used with option '(?<other>.*)'$/,
    "'{one}'{|과/와} '{other}'{|은/는} 함께 쓸 수 없습니다.",
  ],
  [/^unknown option '(?<option>.*)'$/, "'{option}'{|이라는/라는} 옵션이 없습니다."],
  [/^unknown command '(?<command>.*)'$/, "'{command}'{|이라는/라는} 명령이 없습니다."],
  [
    /^too many arguments(?: for '(?<command>.*)')?\. Expected (?<expected>\d+) arguments? but got (?<got>\d+)\.$/,
    '인자가 너무 많습니다. {expected}개를 받는데 {got}개가 주어졌습니다.',
  ],
];

/** What commander found wrong, in the form of all other errors. */
export function formatCommanderError({ message }: CommanderError, language: Language): string {
  const [, problem = '', , near] =
    /^(?:error: )?(.*?)(\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
  if (language === 'ko') {
    const suggestion =
      near === undefined ? '' : fillKorean(' {near|을/를} 쓰려고 하셨나요?', () => near);
    return inKorean(problem) + suggestion;
  }
  const text = near === undefined ? problem : `${problem}. Did you mean ${near}?`;
  return /[.?]$/.test(text) ? text : `${text}.`;
}

function inKorean(problem: string): string {
  for (const [english, korean] of KOREAN_ERRORS) {
    const groups = english.exec(problem)?.groups;
    if (groups === undefined) continue;
    return fillKorean(korean, (name) => groups[name] ?? '');
  }
  return problem;
}

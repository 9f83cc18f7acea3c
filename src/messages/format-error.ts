import { formatPlace, type MalmoiError, type Place } from '../base/errors.ts';
import { formatSentence, formatValue, type Sentence } from '../base/sentence.ts';
import type { ErrorData } from './error-data.ts';
import { KOREAN_SENTENCES } from './korean/index.ts';
import type { Language } from './language.ts';
import { chooseParticle, type ParticlePair } from './particles.ts';

/**
 * Returns the message of an error in a language, of the error itself or of its data. An error that has no sentence in the
 * language stays English.
 * @param nameOption how an option of the library is called where the error is shown: `--min-count`
 */
export function formatError(
  error: MalmoiError | ErrorData,
  language: Language,
  nameOption?: (name: string) => string,
): string {
  const { place } = error;
  const text =
    'problem' in error
      ? formatProblem(error.problem, language, nameOption)
      : translateCode(error, language, nameOption);
  // The English message of an error's data has the place in it.
  if (text === undefined) return error.message;
  return place === undefined ? text : `${placeIn(language, place)}: ${text}`;
}

function formatProblem(
  problem: string | Sentence,
  language: Language,
  nameOption?: (name: string) => string,
): string {
  return typeof problem === 'string' ? problem : translate(problem, language, nameOption);
}

/** Returns the text of a code with its values; undefined where the language lacks it. */
function translateCode(
  { code, values = {} }: Pick<ErrorData, 'code' | 'values'>,
  language: Language,
  nameOption?: (name: string) => string,
): string | undefined {
  const isKnown = language === 'ko' && code !== undefined && Object.hasOwn(KOREAN_SENTENCES, code);
  if (!isKnown) return undefined;
  return translate({ code, values, parts: [], slots: [] }, language, nameOption);
}

/** Returns the text of a sentence in a language; English where the language lacks it. */
export function translate(
  sentence: Sentence,
  language: Language,
  nameOption: (name: string) => string = (name) => name,
): string {
  const template = language === 'ko' ? KOREAN_SENTENCES[sentence.code] : undefined;
  if (template === undefined) return formatSentence(sentence, nameOption);
  return fillKorean(template, (name) =>
    formatValue(sentence.values[name], nameOption, (inner) =>
      translate(inner, language, nameOption),
    ),
  );
}

/**
 * Fills in `{name}`, `{name|을/를}` with the particle that the value's last sound asks for, and `{|을/를}`, which
 * goes by what stands before it: a quote may come between.
 */
export function fillKorean(template: string, textOf: (name: string) => string): string {
  let filled = '';
  let at = 0;
  for (const slot of template.matchAll(/\{(\w*)(?:\|([^}]*))?\}/g)) {
    const [whole, name = '', pair] = slot;
    filled += template.slice(at, slot.index);
    at = slot.index + whole.length;
    if (name !== '') filled += textOf(name);
    if (pair !== undefined) filled += chooseParticle(filled, pair as ParticlePair);
  }
  return filled + template.slice(at);
}

/** What Korean calls the inputs that have no name of their own. */
const KOREAN_INPUTS: Readonly<Record<string, string>> = {
  'standard input': '표준 입력',
  'the input': '입력',
  'the query': '질의',
};

function placeIn(language: Language, place: Place): string {
  if (language === 'en') return formatPlace(place);
  const input = KOREAN_INPUTS[place.input] ?? place.input;
  return place.line === undefined ? input : `${input} ${place.line}번째 줄`;
}

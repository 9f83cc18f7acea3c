/**
 * Sentences for people that keep their parts: a stable code, and the values by name. The English text stands
 * where the sentence is made; `src/messages` holds the Korean one by the code, and whoever shows the sentence
 * (the command line, a page, a server) chooses the language and how options are called there.
 *
 * At the throw site:
 *
 *     throw new UsageError(
 *       sentence('text/no-tokenizer')`There is no tokenizer "${{ kind }}"; choose ${{ choices }}.`,
 *     );
 *
 * Each `${…}` holds an object with one key: the value under its name. Lists are written with commas between
 * them. `option('minCount')` as a value is the name of an option, which the command line shows as its flag.
 * A sentence may be a value of another. The Korean text goes to `src/messages/korean/`, under the same code and
 * with the same names; `tests/messages/catalogue.test.ts` reads the source and fails where either is missing.
 */
export interface Sentence {
  /** Names the sentence for good, as `options/out-of-range`: `folder/what-is-wrong`. */
  readonly code: string;
  /** The English text before, between and after the values. */
  readonly parts: readonly string[];
  /** Which value stands after each part but the last. */
  readonly slots: readonly string[];
  /** The values by name. */
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** What may stand in a sentence. */
export type SentenceValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | OptionName
  | Sentence
  | readonly SentenceValue[];

/** The name of an option of the library. */
export interface OptionName {
  readonly option: string;
}

/** Stands in a sentence for the name of an option: `minCount` in the library, `--min-count` on the command line. */
export function option(name: string): OptionName {
  return { option: name };
}

/** Makes the sentence of a code: a tag of a template, each of whose values is an object with one key, its name. */
export function sentence(
  code: string,
): (
  parts: TemplateStringsArray,
  ...values: readonly Readonly<Record<string, SentenceValue>>[]
) => Sentence {
  return (parts, ...values) => ({
    code,
    parts,
    slots: values.flatMap((value) => Object.keys(value)),
    values: Object.assign({}, ...values),
  });
}

/** Whether a value is a sentence. */
export function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'code' in value && 'parts' in value;
}

/**
 * The English text of a sentence.
 * @param nameOption how an option is called where the sentence is shown; by its name in the library unless given
 */
export function formatSentence(
  { parts, slots, values }: Sentence,
  nameOption: (name: string) => string = (name) => name,
): string {
  const textOf = (slot: string): string =>
    formatValue(values[slot], nameOption, (inner) => formatSentence(inner, nameOption));
  return parts.map((part, i) => (i === 0 ? part : textOf(slots[i - 1] ?? '') + part)).join('');
}

/** A value as text. */
export function formatValue(
  value: SentenceValue,
  nameOption: (name: string) => string,
  formatInner: (inner: Sentence) => string,
): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (isSentence(value)) return formatInner(value);
  if ('option' in value) return nameOption(value.option);
  return value.map((one) => formatValue(one, nameOption, formatInner)).join(', ');
}

/**
 * Sentences for people, kept in parts: a stable code, and the values by name. The English text is written where the
 * sentence is made, and `src/messages` has the Korean text of each code. The program that shows the sentence (the
 * command line, a page, a server) chooses the language and the form of option names.
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
 * with the same names; `tests/messages/catalog.test.ts` reads the source and fails where either is missing.
 */
export interface Sentence {
  /** The sentence's stable name, `folder/what-is-wrong`: `options/out-of-range`. */
  readonly code: string;
  /** The English text before, between and after the values. */
  readonly parts: readonly string[];
  /** The name of the value after each part but the last. */
  readonly slots: readonly string[];
  /** The values by name. */
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** A value that a sentence can contain. */
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

/** Makes a value for the name of an option: `minCount` in the library, `--min-count` on the command line. */
export function option(name: string): OptionName {
  return { option: name };
}

/** Makes a sentence with a code. The result tags a template, each of whose values is an object with one key, its name. */
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

/** Returns whether a value is a sentence. */
export function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'code' in value && 'parts' in value;
}

/**
 * Formats a sentence in English.
 * @param nameOption gives the shown form of an option's name; default its name in the library
 */
export function formatSentence(
  { parts, slots, values }: Sentence,
  nameOption: (name: string) => string = (name) => name,
): string {
  const textOf = (slot: string): string =>
    formatValue(values[slot], nameOption, (inner) => formatSentence(inner, nameOption));
  return parts.map((part, i) => (i === 0 ? part : textOf(slots[i - 1] ?? '') + part)).join('');
}

/** Formats a value as text. */
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

import type { MalmoiError, Place } from '../base/errors.ts';
import { isSentence, type SentenceValue } from '../base/sentence.ts';

/** An error as plain data, for JSON and `postMessage`: what a server answers, a worker reports, a log keeps. */
export interface ErrorData {
  /** The class of the error: `InputError`, `UsageError`, `InterruptedError`, `MalmoiError`. */
  readonly name: string;
  /** The whole message in English, with the place. */
  readonly message: string;
  /** A stable code; absent where the error is only an English text. */
  readonly code?: string;
  /** The values in the message by name. */
  readonly values?: Readonly<Record<string, SentenceValue>>;
  /** Where in an input the error is. */
  readonly place?: Place;
}

/** Turns an error into plain data, which `formatError` puts into words of either language elsewhere. */
export function errorToData({ name, message, code, values, place }: MalmoiError): ErrorData {
  return {
    ...{ name, message },
    ...(code !== undefined && { code, values: mapValues(values) }),
    ...(place !== undefined && { place }),
  };
}

function mapValues(
  values: Readonly<Record<string, SentenceValue>>,
): Readonly<Record<string, SentenceValue>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toJson(value)]));
}

/** The value as JSON has it; what JSON cannot write becomes its text. */
function toJson(value: SentenceValue): SentenceValue {
  if (typeof value === 'bigint' || value === undefined || Number.isNaN(value)) return String(value);
  if (value === Infinity || value === -Infinity) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isSentence(value)) {
    const { code, parts, slots, values } = value;
    return { code, parts: [...parts], slots, values: mapValues(values) };
  }
  return 'option' in value ? value : value.map(toJson);
}

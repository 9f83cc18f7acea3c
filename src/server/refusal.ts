import { isSentence, type Sentence } from '../base/sentence.ts';
import { type ErrorData, formatError, type Language, translate } from '../messages/index.ts';
import type { ErrorResult } from '../models/index.ts';
import { JSON_VERSION } from '../models/json/version.ts';

/** A request that is not answered as asked: the status, and why in a sentence. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly status: number;
  readonly reason: Sentence | ErrorData;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    reason: Sentence | ErrorData,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(reason.code ?? 'refused');
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }

  /** What is answered, in a language. */
  toResult(language: Language): ErrorResult {
    const { reason } = this;
    const error = isSentence(reason) ? translate(reason, language) : formatError(reason, language);
    return {
      version: JSON_VERSION,
      error,
      ...(reason.code !== undefined && { code: reason.code }),
    };
  }
}

/** After how many seconds a client should ask again, where the server is busy or stops. */
export const RETRY_AFTER: Readonly<Record<string, string>> = { 'Retry-After': '1' };

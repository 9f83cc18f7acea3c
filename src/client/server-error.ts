import { MalmoiError } from '../base/errors.ts';
import type { Sentence } from '../base/sentence.ts';

/** What a server said when it did not answer as asked; or why it could not be asked. */
export class ServerError extends MalmoiError {
  override readonly name: string = 'ServerError';
  /** The status of the answer; undefined where there was none. */
  readonly status: number | undefined;
  readonly #code: string | undefined;

  /** @param problem the server's own sentence, in its language, or one of the client's */
  constructor(
    problem: string | Sentence,
    { status, code, ...options }: ErrorOptions & { status?: number; code?: string } = {},
  ) {
    super(problem, 1, options);
    this.status = status;
    this.#code = code;
  }

  /** The error's stable code, such as `server/busy`, whatever the language of the sentence. */
  override get code(): string | undefined {
    return this.#code ?? super.code;
  }
}

import { InterruptedError } from '../base/errors.ts';
import { withDefaults } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import type { ErrorResult } from '../models/json/error.ts';
import { JSON_VERSION, type Versioned } from '../models/json/version.ts';
import { CLIENT_OPTIONS, type ClientOptions } from './options.ts';
import { ServerError } from './server-error.ts';

/** One request. */
export interface ServerRequest {
  /** Behind the server's own address, with the slash. */
  readonly path: string;
  /** What is sent as JSON; without it, something is asked for. */
  readonly body?: object;
  /** What is accepted in place of JSON. */
  readonly accept?: string;
  /** A status beside those of success that is an answer, and no error. */
  readonly answersToo?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Refusals that are repeated in vain: the request itself is too much. */
const IN_VAIN: readonly (string | undefined)[] = ['server/too-slow', 'server/lost'];

/** Seconds before a request is sent again the first time; twice as many each further time. */
const FIRST_WAIT = 0.25;

/** Sends requests to a server, again where it had no room for them. */
export class ServerConnection {
  /** Without a slash at the end. */
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #retries: number;
  readonly #longestWait: number;
  readonly #fetch: typeof fetch;

  constructor(url: string, options: ClientOptions) {
    const { token, language, retries, longestWait } = withDefaults(CLIENT_OPTIONS, options);
    this.url = url.replace(/\/+$/u, '');
    this.#headers = {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(language !== undefined && { 'Accept-Language': language }),
    };
    this.#retries = retries;
    this.#longestWait = longestWait;
    // Called as a method, the global one throws in browsers.
    this.#fetch = options.fetch ?? ((...given) => fetch(...given));
  }

  /**
   * Sends a request.
   * @returns an answer of success
   * @throws ServerError with what the server said instead, or why it could not be asked
   * @throws InterruptedError when the signal is aborted
   */
  async send(request: ServerRequest): Promise<Response> {
    const { answersToo, signal } = request;
    for (let times = 0; ; times++) {
      const response = await this.#sendOnce(request);
      const { status } = response;
      if (response.ok || status === answersToo) return response;
      const error = await this.#readError(response, signal);
      const again = (status === 429 || status === 503) && !IN_VAIN.includes(error.code);
      const wait = Math.max(retryAfter(response), FIRST_WAIT * 2 ** times);
      if (!again || times >= this.#retries || wait > this.#longestWait) throw error;
      await sleep(wait, signal);
    }
  }

  /**
   * Asks for JSON of a shape that the models floor has.
   * @throws as `send` does, and ServerError for an answer that is none, or of another version
   */
  async ask<Shape extends Versioned>(request: ServerRequest): Promise<Shape> {
    const response = await this.send(request);
    const answer = parse(await this.#readText(response, request.signal));
    if (answer?.version !== JSON_VERSION) throw noAnswer(this.url, response.status);
    return answer as Shape;
  }

  /**
   * Asks for a text.
   * @throws as `send` does
   */
  async askText(request: ServerRequest): Promise<string> {
    return this.#readText(await this.send(request), request.signal);
  }

  /** What is wrong when an answer ends before its end, or never comes: the signal's doing, or the network's. */
  lost(cause: unknown, signal: AbortSignal | undefined): Error {
    if (signal?.aborted) return interrupted(signal);
    const reason = cause instanceof Error ? describe(cause) : String(cause);
    return new ServerError(
      sentence(
        'client/unreachable',
      )`The server ${{ url: this.url }} cannot be reached (${{ reason }}); check its address, and in a browser whether it allows this page's origin.`,
      { cause },
    );
  }

  async #sendOnce({ path, body, accept, signal }: ServerRequest): Promise<Response> {
    if (signal?.aborted) throw interrupted(signal);
    try {
      return await this.#fetch(`${this.url}${path}`, {
        headers: {
          ...this.#headers,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(accept !== undefined && { Accept: accept }),
        },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        ...(signal !== undefined && { signal }),
      });
    } catch (cause) {
      throw this.lost(cause, signal);
    }
  }

  async #readText(response: Response, signal: AbortSignal | undefined): Promise<string> {
    try {
      return await response.text();
    } catch (cause) {
      throw this.lost(cause, signal);
    }
  }

  async #readError(response: Response, signal: AbortSignal | undefined): Promise<ServerError> {
    const text = await this.#readText(response, signal);
    return toServerError(text, response.status) ?? noAnswer(this.url, response.status);
  }
}

/** Makes the error of a text that is the server's JSON for one; undefined for any other. */
export function toServerError(text: string, status?: number): ServerError | undefined {
  const { error, code }: Partial<ErrorResult> = parse(text) ?? {};
  if (typeof error !== 'string') return undefined;
  return new ServerError(error, {
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
  });
}

/** Parses JSON; undefined where it is none. */
function parse(text: string): Partial<Versioned> | null | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error for what is no answer of such a server: of a proxy, say, or of another program. */
export function noAnswer(url: string, status: number): ServerError {
  return new ServerError(
    sentence(
      'client/no-answer',
    )`What ${{ url }} answered (status ${{ status }}) is not what malmoi serve answers; check the address, and what stands between.`,
    { status },
  );
}

function interrupted(signal: AbortSignal): InterruptedError {
  return new InterruptedError(
    sentence('client/interrupted')`The request was stopped before it was answered.`,
    { cause: signal.reason },
  );
}

/** Node says why in the cause of its `fetch failed`. */
function describe({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

/** Seconds that an answer asks to wait: a number, or until a date; 0 where it asks nothing. */
function retryAfter({ headers }: Response): number {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/u.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, (date - Date.now()) / 1000);
}

/** Waits so long, or until the signal is aborted. */
function sleep(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    signal?.addEventListener('abort', end);
  });
}

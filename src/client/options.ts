import type { OptionTable } from '../base/option-table.ts';

/** How a server is asked. */
export interface ClientOptions {
  /** The token that each request bears, where the server asks for one. */
  readonly token?: string;
  /** The language of the server's errors; by default the browser's, and English in Node. */
  readonly language?: 'en' | 'ko';
  /** How often a request is sent again that the server had no room for (429 or 503); default 4. */
  readonly retries?: number;
  /** The longest that the server may ask to wait before that, in seconds; default 30. */
  readonly longestWait?: number;
  /** What sends requests, in place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** The kind and the range of each option. */
export const CLIENT_OPTIONS: OptionTable<ClientOptions, 'retries' | 'longestWait'> = {
  token: { kind: 'text', notEmpty: true },
  language: { kind: 'choice', choices: ['en', 'ko'] },
  retries: { kind: 'whole', least: 0, unit: 'count', default: 4 },
  longestWait: { kind: 'number', least: 0, unit: 'seconds', default: 30 },
  fetch: { kind: 'function' },
};

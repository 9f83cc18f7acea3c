import type { OptionTable } from '../base/option-table.ts';

/** How models are served, what is refused, and when. */
export interface ServerOptions {
  /** The address that is listened on; default `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
  /** Default 8080; 0 for one that is free. */
  readonly port?: number;
  /** Threads that compute, each with all models; default the processors, from 2 to 4. */
  readonly workers?: number;
  /** The most bytes of a request's body. */
  readonly maxBody?: number;
  /** The most texts, or other inputs, of a request. */
  readonly maxInputs?: number;
  /** The most UTF-16 units of a text. */
  readonly maxLength?: number;
  /** The most units that are generated for a request. */
  readonly maxUnits?: number;
  /** The most requests that are computed or wait for it; more are answered with 503. */
  readonly maxInFlight?: number;
  /** The most of them of one client, by its token or address; more are answered with 429. */
  readonly maxEach?: number;
  /** Seconds that a request may be computed. */
  readonly timeout?: number;
  /** Seconds in which a request must have arrived whole. */
  readonly bodyTimeout?: number;
  /** Seconds that requests in flight are given to end when the server stops. */
  readonly grace?: number;
  /** Seconds between two looks at the models' files; 0 for no looks. */
  readonly reloadEvery?: number;
  /** Whether the log has the requests' texts, too. */
  readonly logTexts?: boolean;
  /** The origins whose pages may ask; default none. */
  readonly corsOrigins?: readonly string[];
  /** Tokens of which a request must bear one; default none, and anyone may ask. */
  readonly tokens?: readonly string[];
}

type Defaulted =
  | 'host'
  | 'port'
  | 'maxBody'
  | 'maxInputs'
  | 'maxLength'
  | 'maxUnits'
  | 'maxInFlight'
  | 'maxEach'
  | 'timeout'
  | 'bodyTimeout'
  | 'grace'
  | 'reloadEvery'
  | 'logTexts';

/** The range and the default of each option. */
export const SERVER_OPTIONS: OptionTable<ServerOptions, Defaulted> = {
  host: { kind: 'text', notEmpty: true, default: '127.0.0.1' },
  port: { kind: 'whole', least: 0, most: 65_535, default: 8080 },
  workers: { kind: 'whole', least: 1, most: 64, unit: 'count' },
  maxBody: { kind: 'whole', least: 1, unit: 'bytes', default: 1_048_576 },
  maxInputs: { kind: 'whole', least: 1, unit: 'count', default: 1024 },
  maxLength: { kind: 'whole', least: 1, unit: 'characters', default: 100_000 },
  maxUnits: { kind: 'whole', least: 1, unit: 'units', default: 20_000 },
  maxInFlight: { kind: 'whole', least: 1, unit: 'count', default: 512 },
  maxEach: { kind: 'whole', least: 1, unit: 'count', default: 256 },
  timeout: { kind: 'number', above: 0, most: 86_400, unit: 'seconds', default: 60 },
  bodyTimeout: { kind: 'number', above: 0, most: 3600, unit: 'seconds', default: 15 },
  grace: { kind: 'number', least: 0, most: 3600, unit: 'seconds', default: 10 },
  reloadEvery: { kind: 'number', least: 0, most: 86_400, unit: 'seconds', default: 1 },
  logTexts: { kind: 'switch', default: false },
  corsOrigins: { kind: 'list', of: 'text' },
  tokens: { kind: 'list', of: 'text' },
};

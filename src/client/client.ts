import { checkOptions } from '../base/options.ts';
import type {
  CallAnswer,
  CallEvent,
  CallName,
  ModelCall,
  ModelCalls,
} from '../models/json/calls.ts';
import type {
  ModelList,
  ServedModelEntry,
  ServedModelResult,
  ServerState,
} from '../models/json/serving.ts';
import type { Versioned } from '../models/json/version.ts';
import { CLIENT_OPTIONS, type ClientOptions } from './options.ts';
import { ROUTES } from './routes.ts';
import { ServerConnection } from './server-connection.ts';
import { streamParts } from './stream-parts.ts';

/** How one request is made. */
export interface RequestOptions {
  /** Stops the request; the server stops computing, too. */
  readonly signal?: AbortSignal;
}

/** What a call is asked. */
export type RequestOf<Name extends CallName> =
  ModelCalls[Name] extends ModelCall<infer Request, infer _> ? Omit<Request, 'stream'> : never;

/** What a call answers for each input. */
export type ResultOf<Name extends CallName> =
  ModelCalls[Name] extends ModelCall<infer _, infer Result> ? Result : never;

/** Asks a model, by the name of its file: the results for the request's inputs, in their order. */
export type Ask<Name extends CallName> = (
  model: string,
  request: RequestOf<Name>,
  options?: RequestOptions,
) => Promise<readonly ResultOf<Name>[]>;

/** Asks a model, and yields the parts of its answer as they come. Whoever stops early stops the server, too. */
export type AskStream<Name extends CallName> = (
  model: string,
  request: RequestOf<Name>,
  options?: RequestOptions,
) => AsyncGenerator<CallEvent<ResultOf<Name>>, void, undefined>;

/** Asks a server of models. Every method may throw a `ServerError`, and an `InterruptedError` once its signal is aborted. */
export type Client = { readonly [Name in CallName]: Ask<Name> } & {
  /** The same calls, whose answers come in parts. */
  readonly stream: { readonly [Name in CallName]: AskStream<Name> };
  /** Lists the models, and what each can be asked. */
  models(options?: RequestOptions): Promise<readonly ServedModelEntry[]>;
  /** Describes a model. */
  model(name: string, options?: RequestOptions): Promise<ServedModelResult>;
  /** Asks whether the server is there. */
  health(options?: RequestOptions): Promise<ServerState>;
  /** Asks whether the server takes requests, and is not stopping. */
  ready(options?: RequestOptions): Promise<ServerState>;
  /** The server's numbers, as Prometheus reads them. */
  metrics(options?: RequestOptions): Promise<string>;
};

/**
 * Makes a client of a server of models (`malmoi serve`), in Node or in a browser.
 * @param url the server's address, such as `http://localhost:8080`; in a browser a path of the page's own server, too
 * @throws UsageError when an option is wrong
 */
export function createClient(url: string, options: ClientOptions = {}): Client {
  checkOptions('createClient', CLIENT_OPTIONS, options);
  const server = new ServerConnection(url, options);
  const each = <Call>(make: (route: string) => Call): Record<CallName, Call> =>
    Object.fromEntries(
      Object.entries(ROUTES).map(([name, route]) => [name, make(route)]),
    ) as Record<CallName, Call>;
  const get = <Shape extends Versioned>(
    path: string,
    { signal }: RequestOptions = {},
    answersToo?: number,
  ): Promise<Shape> =>
    server.ask({ path, signal, ...(answersToo !== undefined && { answersToo }) });
  return {
    ...each((route) => async (model: string, body: object, { signal }: RequestOptions = {}) => {
      const request = { path: pathOf(model, route), body, signal };
      return (await server.ask<CallAnswer<unknown>>(request)).results;
    }),
    stream: each(
      (route) =>
        (model: string, body: object, { signal }: RequestOptions = {}) =>
          streamParts(server, { path: pathOf(model, route), body, signal }),
    ),
    models: async (given?: RequestOptions) => (await get<ModelList>('/v1/models', given)).models,
    model: (name: string, given?: RequestOptions) => get(pathOf(name), given),
    health: (given?: RequestOptions) => get('/healthz', given),
    ready: (given?: RequestOptions) => get('/readyz', given, 503),
    metrics: ({ signal }: RequestOptions = {}) => server.askText({ path: '/metrics', signal }),
  } as Client;
}

/** The path of a model, or of what it is asked. */
function pathOf(model: string, route?: string): string {
  const path = `/v1/models/${encodeURIComponent(model)}`;
  return route === undefined ? path : `${path}/${route}`;
}

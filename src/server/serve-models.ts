import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { checkOptions, withDefaults } from '../base/options.ts';
import { throwIfAborted } from '../base/progress.ts';
import type { EngineOptions } from '../engine/create-engine.ts';
import { Gate } from './gate.ts';
import { RequestChecker } from './http/check-request.ts';
import { checkOrigins } from './http/cors.ts';
import { isLoopback } from './http/host-guard.ts';
import { createListener } from './http/listener.ts';
import { BodyReader } from './http/read-body.ts';
import { TokenChecker } from './http/tokens.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { findPlaces } from './model-files.ts';
import { ModelStore } from './model-store.ts';
import { ModelWatcher } from './model-watcher.ts';
import { SERVER_OPTIONS, type ServerOptions } from './options.ts';
import { WorkerPool } from './worker/worker-pool.ts';

/** Models that are being served. */
export interface ServedModels {
  /** Where they are, without a slash at the end. */
  readonly url: string;
  /** The names of the models. */
  readonly models: readonly string[];
  /** Lets no more requests in, gives those in flight their time, and ends the server. */
  stop(): Promise<void>;
}

/** What a server has of the outside world. */
export interface ServerSurroundings {
  /** Default: nothing is logged. */
  readonly log?: Log;
  /** What models are computed on; default the fastest engine, on one thread each. */
  readonly engine?: EngineOptions;
  /** Ends the opening of the models; a server that serves is ended by `stop`. */
  readonly signal?: AbortSignal;
}

/** Milliseconds between two looks for connections that have taken too long. */
const LOOK_EVERY = 1000;

/**
 * Serves models over HTTP.
 * @param paths files of models, and folders of them
 * @throws UsageError when an option is wrong
 * @throws InputError when a model cannot be opened
 * @throws InterruptedError when the signal is aborted first
 * @throws the system's error when the port cannot be had
 */
export async function serveModels(
  paths: readonly string[],
  options: ServerOptions = {},
  { log = () => {}, engine = {}, signal }: ServerSurroundings = {},
): Promise<ServedModels> {
  checkOptions('serveModels', SERVER_OPTIONS, options);
  const settings = withDefaults(SERVER_OPTIONS, options);
  const { host, corsOrigins = [], tokens = [], workers } = settings;
  checkOrigins(corsOrigins);
  const places = await findPlaces(paths);
  const pool = new WorkerPool({ setup: { engine }, workers, log });
  try {
    const store = new ModelStore(pool, log);
    const watcher = new ModelWatcher({ places, store, log });
    await unlessAborted(watcher.openAll(), signal);
    const gate = new Gate(settings);
    const listener = createListener({
      ...{ ...settings, store, pool, gate, log, corsOrigins },
      metrics: new Metrics(),
      tokens: new TokenChecker(tokens),
      bodies: new BodyReader(settings.maxBody),
      checker: new RequestChecker(settings),
    });
    const server = createServer(
      {
        requestTimeout: settings.bodyTimeout * 1000,
        headersTimeout: settings.bodyTimeout * 1000,
        connectionsCheckingInterval: LOOK_EVERY,
      },
      listener,
    );
    const url = await listen(server, settings);
    watcher.start(settings.reloadEvery);
    if (!isLoopback(host) && tokens.length === 0)
      log({ event: 'open-to-all', level: 'warning', host });
    return {
      url,
      models: store.models.map(({ name }) => name),
      async stop() {
        gate.close();
        watcher.stop();
        await close(server, gate, settings.grace);
        await pool.stop();
      },
    };
  } catch (error) {
    await pool.stop();
    throw error;
  }
}

/** Waits for work, but no longer than until a signal is aborted. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  const over = new AbortController();
  const aborted = signal.aborted
    ? Promise.resolve()
    : once(signal, 'abort', { signal: over.signal }).catch(() => {});
  await Promise.race([work, aborted]);
  over.abort();
  throwIfAborted(signal);
}

async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const { port: at } = server.address() as AddressInfo;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${at}`;
}

/** Closes a server once its requests have been answered, or their time is over. */
async function close(server: Server, gate: Gate, seconds: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // A connection is idle once its request has been answered.
  const timer = setInterval(() => server.closeIdleConnections(), CLOSE_EVERY);
  server.closeIdleConnections();
  await Promise.race([closed, delay(seconds * 1000, undefined, { ref: false })]);
  gate.stop();
  // A moment for the answers that they were stopped.
  await Promise.race([closed, delay(LAST_MOMENT, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
  clearInterval(timer);
}

/** Milliseconds between two looks for idle connections. */
const CLOSE_EVERY = 20;

/** Milliseconds for the last answers. */
const LAST_MOMENT = 500;

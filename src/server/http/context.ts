import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import type { Language } from '../../messages/index.ts';
import type { Gate } from '../gate.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { ModelStore } from '../model-store.ts';
import type { WorkerPool } from '../worker/worker-pool.ts';

/** What the routes need. */
export interface Services {
  readonly store: ModelStore;
  readonly pool: WorkerPool;
  readonly gate: Gate;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** What is noted of a request while it is answered, for the log and the metrics. */
export interface RequestFacts {
  readonly id: string;
  /** The route as the log and the metrics call it: one of a few names. */
  route: string;
  model?: string;
  inputs?: number;
  bytes?: number;
  /** Who asks: the number of its token, or its address. */
  client: string;
  /** The request itself, where the log may have it. */
  request?: unknown;
}

/** A request and its answer, as Node has them. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly facts: RequestFacts;
  /** What the answer says, whatever it is. */
  readonly headers: Record<string, string>;
}

/** What hono knows of a request. */
export interface ServerEnv {
  readonly Bindings: Exchange;
}

/** A request, as hono hands it to a route. */
export type ServerContext = Context<ServerEnv>;

/** Returns the language that a client prefers: Korean, or English for all others. */
export function languageOfRequest(accepted: string | undefined): Language {
  const ranked = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const quality = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'ko' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'ko' ? 'ko' : 'en';
}

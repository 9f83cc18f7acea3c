import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { tryDecodeURIComponent } from 'hono/utils/url';
import { refuse } from './answer.ts';
import { type AppServices, authorize, createApp } from './app.ts';
import { answerCall } from './call-route.ts';
import type { Exchange, RequestFacts } from './context.ts';
import { allowOrigins } from './cors.ts';
import { guardHost } from './host-guard.ts';

/** What every answer says to browsers. */
const SECURITY_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** A call's path as clients write it, without a query; others are left to the framework. */
const CALL_PATH = /^\/v1\/models\/([^/?]+)\/([a-z-]+)$/;

/** What the listener needs. */
export interface ListenerServices extends AppServices {
  readonly host: string;
  readonly corsOrigins: readonly string[];
}

/**
 * Makes what hears every request. Calls of models are answered without the framework, which for a small one costs more
 * than computing it; all other paths are the framework's.
 */
export function createListener(services: ListenerServices): RequestListener {
  const { host, corsOrigins, log } = services;
  const app = createApp(services);
  const exchanges = new WeakMap<ServerResponse, Exchange>();
  const answerByFramework = getRequestListener(
    (request, { outgoing }) => app.fetch(request, exchanges.get(outgoing as ServerResponse)),
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => {
    const exchange = noteRequest(incoming, outgoing, services);
    try {
      guardHost(host, incoming.headers.host);
      if (corsOrigins.length > 0 && allowOrigins(exchange, corsOrigins)) return;
      const [, name, route] = CALL_PATH.exec(incoming.url ?? '') ?? [];
      if (incoming.method === 'POST' && name !== undefined && route !== undefined) {
        authorize(exchange, services);
        answerCall(exchange, { name: tryDecodeURIComponent(name), route }, services).catch(
          (error: unknown) => refuse(exchange, error, log),
        );
        return;
      }
      for (const [header, value] of Object.entries(exchange.headers)) {
        outgoing.setHeader(header, value);
      }
      exchanges.set(outgoing, exchange);
      void answerByFramework(incoming, outgoing);
    } catch (error) {
      refuse(exchange, error, log);
    }
  };
}

/** Notes a request in the log and the metrics once it has been answered. */
function noteRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { gate, metrics, log }: ListenerServices,
): Exchange {
  const began = performance.now();
  const facts: RequestFacts = {
    ...{ id: randomUUID(), route: 'other' },
    client: incoming.socket.remoteAddress ?? 'unknown',
  };
  outgoing.once('close', () => {
    const seconds = (performance.now() - began) / 1000;
    // What was not answered whole, nobody heard.
    const status = outgoing.writableFinished ? outgoing.statusCode : 499;
    const { client: _, ...noted } = facts;
    metrics.answered(facts.route, status, seconds);
    log({
      ...{ event: 'request', ...noted, method: incoming.method, status },
      milliseconds: Math.round(seconds * 1e5) / 100,
    });
  });
  const headers = { ...SECURITY_HEADERS, 'X-Request-Id': facts.id };
  if (gate.closing) Object.assign(headers, { Connection: 'close' });
  return { incoming, outgoing, facts, headers };
}

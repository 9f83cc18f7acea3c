import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { sentence } from '../../base/sentence.ts';
import type { Language } from '../../messages/index.ts';
import type { ModelList, ServedModelEntry, ServedModelResult } from '../../models/json/serving.ts';
import { JSON_VERSION } from '../../models/json/version.ts';
import type { ServedModel } from '../model-store.ts';
import { createOpenApi } from '../openapi.ts';
import { RETRY_AFTER, Refusal } from '../refusal.ts';
import { answerCall, asRefusal, type CallServices, findModel, routesOf } from './call-route.ts';
import {
  languageOfRequest,
  type RequestFacts,
  type ServerContext,
  type ServerEnv,
} from './context.ts';
import { allowOrigins } from './cors.ts';
import { DOCS_POLICY, writeDocsPage } from './docs-page.ts';
import { guardHost } from './host-guard.ts';
import type { TokenChecker } from './tokens.ts';

/** What the whole application needs. */
export interface AppServices extends CallServices {
  readonly host: string;
  readonly tokens: TokenChecker;
  readonly corsOrigins: readonly string[];
}

/** What every answer says to browsers. */
const SECURITY_HEADERS = Object.entries({
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});

/** Paths that are read and not written to. */
const READ_PATHS: readonly string[] = [
  ...['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs'],
  ...['/v1/models', '/v1/models/:name'],
];

/** Makes the application that answers requests. */
export function createApp(services: AppServices): Hono<ServerEnv> {
  const { store, pool, gate, metrics, tokens, corsOrigins } = services;
  const app = new Hono<ServerEnv>();
  app.onError((error, c) => refuse(error, c, services));
  app.notFound((c) => refuse(noSuchPath(), c, services));
  app.use(noteRequests(services));
  app.use(async (c, next) => {
    guardHost(services.host, c.req.header('host'));
    await next();
  });
  if (corsOrigins.length > 0) {
    app.use(allowOrigins(corsOrigins));
  }
  const authorize: MiddlewareHandler<ServerEnv> = async (c, next) => {
    if (tokens.isOn) c.get('facts').client = `token ${tokens.check(c.req.header('authorization'))}`;
    await next();
  };
  app.use('/v1/*', authorize);
  app.use('/metrics', authorize);

  app.get('/healthz', (c) => {
    c.get('facts').route = 'health';
    return c.json({ version: JSON_VERSION, state: 'ok' });
  });
  app.get('/readyz', (c) => {
    c.get('facts').route = 'readiness';
    return gate.closing
      ? c.json({ version: JSON_VERSION, state: 'stopping' }, 503, RETRY_AFTER)
      : c.json({ version: JSON_VERSION, state: 'ok' });
  });
  app.get('/metrics', (c) => {
    c.get('facts').route = 'metrics';
    const gauges = { inFlight: gate.inFlight, models: store.models.length, workers: pool.size };
    const text = metrics.format({ ...gauges, reloads: store.reloads });
    return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  app.get('/v1/models', (c) => {
    c.get('facts').route = 'models';
    const list: ModelList = { version: JSON_VERSION, models: store.models.map(toEntry) };
    return c.json(list);
  });
  app.get('/v1/models/:name', (c) => {
    c.get('facts').route = 'model';
    return c.json(toResult(findModel(services, c.req.param('name'))));
  });
  app.get('/openapi.json', (c) => {
    c.get('facts').route = 'openapi';
    const language = languageOfRequest(c.req.header('accept-language'));
    return c.json(createOpenApi(language), 200, ofLanguage(language));
  });
  app.get('/docs', (c) => {
    c.get('facts').route = 'docs';
    const language = languageOfRequest(c.req.header('accept-language'));
    const page = writeDocsPage(createOpenApi(language), language, new URL(c.req.url).origin);
    return c.html(page, 200, { ...ofLanguage(language), 'Content-Security-Policy': DOCS_POLICY });
  });
  app.post('/v1/models/:name/:route', (c) => answerCall(c, services));
  // What exists, but not by this method.
  for (const path of READ_PATHS) {
    app.all(path, () => refuseMethod('GET'));
  }
  app.all('/v1/models/:name/:route', () => refuseMethod('POST'));
  return app;
}

/** Notes each request in the log and the metrics once it has been answered, and adds the headers of every answer. */
function noteRequests({ gate, metrics, log }: AppServices): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const began = performance.now();
    const { incoming, outgoing } = c.env;
    const facts: RequestFacts = {
      ...{ id: randomUUID(), route: 'other' },
      client: incoming.socket.remoteAddress ?? 'unknown',
    };
    c.set('facts', facts);
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
    // To Node's own answer, so that those written to it past hono have them, too.
    outgoing.setHeader('X-Request-Id', facts.id);
    for (const [name, value] of SECURITY_HEADERS) outgoing.setHeader(name, value);
    if (gate.closing) outgoing.setHeader('Connection', 'close');
    await next();
  };
}

/** Answers an error: a refusal in the client's language, and anything else as a bug. */
function refuse(error: Error, c: ServerContext, { log }: AppServices): Response {
  const refusal = asRefusal(error, { log, id: c.get('facts').id });
  const { status, headers } = refusal;
  const language = languageOfRequest(c.req.header('accept-language'));
  return c.body(`${JSON.stringify(refusal.toResult(language))}\n`, status as 400, {
    ...{ 'Content-Type': 'application/json', ...ofLanguage(language), ...headers },
  });
}

/** The headers of an answer that is in the client's language. */
function ofLanguage(language: Language): Readonly<Record<string, string>> {
  return { 'Content-Language': language, Vary: 'Accept-Language' };
}

function noSuchPath(): Refusal {
  return new Refusal(
    404,
    sentence('server/no-such-path')`There is nothing at this path; /docs lists what there is.`,
  );
}

function refuseMethod(allowed: string): never {
  throw new Refusal(405, sentence('server/other-method')`This path answers ${{ allowed }} alone.`, {
    Allow: allowed,
  });
}

function toEntry(model: ServedModel): ServedModelEntry {
  const { name, kind, loadedAt } = model;
  return { name, kind, routes: routesOf(model), loaded: loadedAt.toISOString() };
}

function toResult(model: ServedModel): ServedModelResult {
  const { fileKind, details } = model.description;
  return { version: JSON_VERSION, ...toEntry(model), fileKind, details };
}

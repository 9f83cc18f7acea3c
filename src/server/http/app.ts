import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type MiddlewareHandler } from 'hono';
import { sentence } from '../../base/sentence.ts';
import type { ModelList, ServedModelEntry, ServedModelResult } from '../../models/json/serving.ts';
import { JSON_VERSION } from '../../models/json/version.ts';
import type { ServedModel } from '../model-store.ts';
import { createOpenApi } from '../openapi.ts';
import { RETRY_AFTER, Refusal } from '../refusal.ts';
import { ofLanguage, refuse } from './answer.ts';
import { answerCall, type CallServices, findModel, routesOf } from './call-route.ts';
import { type Exchange, languageOfRequest, type ServerContext, type ServerEnv } from './context.ts';
import { DOCS_POLICY, writeDocsPage } from './docs-page.ts';
import type { TokenChecker } from './tokens.ts';

/** What the whole application needs. */
export interface AppServices extends CallServices {
  readonly tokens: TokenChecker;
}

/** Paths that are read and not written to. */
const READ_PATHS: readonly string[] = [
  ...['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs'],
  ...['/v1/models', '/v1/models/:name'],
];

/** Makes the application that answers requests. */
export function createApp(services: AppServices): Hono<ServerEnv> {
  const { store, pool, gate, metrics, log } = services;
  const app = new Hono<ServerEnv>();
  const refuseHere = (error: Error, c: ServerContext): Response => {
    refuse(c.env, error, log);
    return RESPONSE_ALREADY_SENT;
  };
  app.onError(refuseHere);
  app.notFound((c) => refuseHere(noSuchPath(), c));
  const checkToken: MiddlewareHandler<ServerEnv> = async (c, next) => {
    authorize(c.env, services);
    await next();
  };
  app.use('/v1/*', checkToken);
  app.use('/metrics', checkToken);

  app.get('/healthz', (c) => {
    c.env.facts.route = 'health';
    return c.json({ version: JSON_VERSION, state: 'ok' });
  });
  app.get('/readyz', (c) => {
    c.env.facts.route = 'readiness';
    return gate.closing
      ? c.json({ version: JSON_VERSION, state: 'stopping' }, 503, RETRY_AFTER)
      : c.json({ version: JSON_VERSION, state: 'ok' });
  });
  app.get('/metrics', (c) => {
    c.env.facts.route = 'metrics';
    const gauges = { inFlight: gate.inFlight, models: store.models.length, workers: pool.size };
    const text = metrics.format({ ...gauges, reloads: store.reloads });
    return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  app.get('/v1/models', (c) => {
    c.env.facts.route = 'models';
    const list: ModelList = { version: JSON_VERSION, models: store.models.map(toEntry) };
    return c.json(list);
  });
  app.get('/v1/models/:name', (c) => {
    c.env.facts.route = 'model';
    return c.json(toResult(findModel(services, c.req.param('name'))));
  });
  app.get('/openapi.json', (c) => {
    c.env.facts.route = 'openapi';
    const language = languageOfRequest(c.req.header('accept-language'));
    return c.json(createOpenApi(language), 200, ofLanguage(c.env, language));
  });
  app.get('/docs', (c) => {
    c.env.facts.route = 'docs';
    const language = languageOfRequest(c.req.header('accept-language'));
    const page = writeDocsPage(createOpenApi(language), language, new URL(c.req.url).origin);
    return c.html(page, 200, {
      ...ofLanguage(c.env, language),
      'Content-Security-Policy': DOCS_POLICY,
    });
  });
  app.post('/v1/models/:name/:route', async (c) => {
    await answerCall(c.env, c.req.param(), services);
    return RESPONSE_ALREADY_SENT;
  });
  // What exists, but not by this method.
  for (const path of READ_PATHS) {
    app.all(path, () => refuseMethod('GET'));
  }
  app.all('/v1/models/:name/:route', () => refuseMethod('POST'));
  return app;
}

/**
 * Lets in who bears a token, where tokens are asked for.
 * @throws Refusal with 401
 */
export function authorize(
  { incoming, facts }: Exchange,
  { tokens }: Pick<AppServices, 'tokens'>,
): void {
  if (tokens.isOn) facts.client = `token ${tokens.check(incoming.headers.authorization)}`;
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

import type { IncomingMessage } from 'node:http';
import { sentence } from '../../base/sentence.ts';
import { errorToData } from '../../messages/index.ts';
import { type CallName, MODEL_CALLS, MODEL_KINDS } from '../../models/index.ts';
import { JSON_VERSION } from '../../models/json/version.ts';
import { cannot } from '../../models/model-kind.ts';
import type { ServedModel } from '../model-store.ts';
import { RETRY_AFTER, Refusal } from '../refusal.ts';
import { ThreadFailure, ThreadLost } from '../worker/compute-thread.ts';
import type { PostedCall, StreamedEvent } from '../worker/protocol.ts';
import { asRefusal, sendJson } from './answer.ts';
import type { RequestChecker } from './check-request.ts';
import { type Exchange, languageOfRequest, type Services } from './context.ts';
import { EventStream } from './event-stream.ts';
import type { BodyReader } from './read-body.ts';

/** The names of all calls. */
const CALL_NAMES = Object.keys(MODEL_CALLS) as CallName[];

/** Lists what a model can be asked: the last parts of its paths. */
export function routesOf({ abilities }: Pick<ServedModel, 'abilities'>): string[] {
  const own = CALL_NAMES.filter((name) => abilities.includes(name));
  return [...new Set(own.map((name) => MODEL_CALLS[name].route))];
}

/** What answering calls needs. */
export interface CallServices extends Services {
  readonly bodies: BodyReader;
  readonly checker: RequestChecker;
  /** Seconds that a request may be computed. */
  readonly timeout: number;
  readonly logTexts: boolean;
}

/** Answers `POST /v1/models/{name}/{route}`. */
export async function answerCall(
  exchange: Exchange,
  path: { readonly name: string; readonly route: string },
  services: CallServices,
): Promise<void> {
  const { bodies, checker, gate, metrics, logTexts } = services;
  const { incoming, facts } = exchange;
  const { route } = path;
  const asked = findModel(services, path.name);
  callsOf(asked, route);
  facts.route = route;
  facts.model = asked.name;
  gate.check(facts.client);
  const { text, value, bytes } = await bodies.read(incoming);
  facts.bytes = bytes;
  // While the request came, another may have taken the model's place.
  const model = findModel(services, path.name);
  const name = checker.chooseCall(callsOf(model, route), value);
  const { request, inputs, length, stream } = checker.check(name, value);
  facts.inputs = inputs;
  if (logTexts) facts.request = value;
  if (stream || wantsEvents(incoming)) {
    await streamAnswer(exchange, { key: model.key, name, body: text, stream: true }, services);
    return;
  }
  const results = model.quick?.takes(name, length)
    ? await model.quick.compute(name, request)
    : await compute(exchange, { key: model.key, name, body: text, stream: false }, services);
  metrics.computed(model.name, route, inputs);
  sendJson(exchange, `{"version":${JSON_VERSION},"results":${results}}\n`);
}

function wantsEvents({ headers }: IncomingMessage): boolean {
  return /\btext\/event-stream\b/.test(headers.accept ?? '');
}

/** Answers with server-sent events: `piece` and `result` as they come, and `done` or `error` at the end. */
async function streamAnswer(
  exchange: Exchange,
  call: PostedCall,
  services: CallServices,
): Promise<void> {
  const { gate, metrics, log } = services;
  const { incoming, facts } = exchange;
  const { model = '', route, client } = facts;
  // Before the answer begins, for it begins with its status.
  gate.check(client);
  const stream = new EventStream(exchange);
  try {
    await compute(exchange, call, services, ({ event, data }) => {
      metrics.streamed(model, route, event);
      stream.send(event, data);
    });
    stream.send('done', JSON.stringify({ version: JSON_VERSION }));
  } catch (error) {
    const refusal = asRefusal(error, { log, id: facts.id });
    const language = languageOfRequest(incoming.headers['accept-language']);
    stream.send('error', JSON.stringify(refusal.toResult(language)));
  }
  stream.end();
}

/** @throws Refusal with 404 */
export function findModel({ store }: Pick<Services, 'store'>, name: string): ServedModel {
  const model = store.find(name) ?? store.find(name.normalize('NFC'));
  if (model !== undefined) return model;
  throw new Refusal(
    404,
    sentence(
      'server/no-such-model',
    )`There is no model "${{ name: name.slice(0, 100) }}"; GET /v1/models lists them.`,
  );
}

/** @throws Refusal with 404 for an unknown route, and 422 where the model lacks the ability */
function callsOf(model: ServedModel, route: string): CallName[] {
  const all = CALL_NAMES.filter((name) => MODEL_CALLS[name].route === route);
  const [first] = all;
  if (first === undefined) {
    throw new Refusal(
      404,
      sentence(
        'server/no-such-route',
      )`There is no "${{ route: route.slice(0, 100) }}"; this model can be asked ${{ routes: routesOf(model) }}.`,
    );
  }
  const own = all.filter((name) => model.abilities.includes(name));
  if (own.length > 0) return own;
  throw new Refusal(422, errorToData(cannot(first, MODEL_KINDS[model.kind])));
}

/**
 * Computes a call until the client leaves, its time is over, or the server stops; then the thread is told, and the client
 * does not wait until it has heard.
 */
async function compute(
  { outgoing, facts }: Exchange,
  call: PostedCall,
  { pool, gate, timeout }: CallServices,
  onEvent?: (event: StreamedEvent) => void,
): Promise<string> {
  const controller = new AbortController();
  const { signal } = controller;
  const leave = (): void => controller.abort(clientLeft());
  outgoing.once('close', leave);
  const timer = setTimeout(() => controller.abort(tooSlow(timeout)), timeout * 1000);
  try {
    return await gate.pass(facts.client, controller, () => {
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
      return Promise.race([pool.call(call, { signal, ...(onEvent && { onEvent }) }), aborted]);
    });
  } catch (error) {
    throw toRefusal(error);
  } finally {
    clearTimeout(timer);
    outgoing.off('close', leave);
  }
}

/** Nobody hears it: 499 as nginx has it. */
function clientLeft(): Refusal {
  return new Refusal(499, sentence('server/client-left')`The client has left.`);
}

function tooSlow(seconds: number): Refusal {
  return new Refusal(
    503,
    sentence(
      'server/too-slow',
    )`This took longer than the ${{ seconds }} seconds that a request may take; ask for less at once.`,
    RETRY_AFTER,
  );
}

/** Returns the refusal for an error of a call; of a bug, the error itself. */
function toRefusal(error: unknown): unknown {
  if (error instanceof ThreadLost) {
    return new Refusal(
      503,
      sentence(
        'server/lost',
      )`The thread that computed this has ended; ask again, with less at once.`,
      RETRY_AFTER,
    );
  }
  const isBug = !(error instanceof ThreadFailure) || error.data.stack !== undefined;
  return isBug ? error : new Refusal(422, error.data);
}

import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { streamSSE } from 'hono/streaming';
import { sentence } from '../../base/sentence.ts';
import { errorToData } from '../../messages/index.ts';
import { type CallName, MODEL_CALLS, MODEL_KINDS } from '../../models/index.ts';
import { JSON_VERSION } from '../../models/json/version.ts';
import { cannot } from '../../models/model-kind.ts';
import type { ServedModel } from '../model-store.ts';
import { RETRY_AFTER, Refusal } from '../refusal.ts';
import { ThreadFailure, ThreadLost } from '../worker/compute-thread.ts';
import type { PostedCall, StreamedEvent } from '../worker/protocol.ts';
import type { RequestChecker } from './check-request.ts';
import { languageOfRequest, type ServerContext, type Services } from './context.ts';
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
export async function answerCall(c: ServerContext, services: CallServices): Promise<Response> {
  const { bodies, checker, gate, metrics, logTexts } = services;
  const facts = c.get('facts');
  const { name: modelName = '', route = '' } = c.req.param() as Partial<Record<string, string>>;
  const asked = findModel(services, modelName);
  callsOf(asked, route);
  facts.route = route;
  facts.model = asked.name;
  gate.check(facts.client);
  const { text, value, bytes } = await bodies.read(c.env.incoming);
  facts.bytes = bytes;
  // While the request came, another may have taken the model's place.
  const model = findModel(services, modelName);
  const name = checker.chooseCall(callsOf(model, route), value);
  const { inputs, stream } = checker.check(name, value);
  facts.inputs = inputs;
  if (logTexts) facts.request = value;
  const call = { key: model.key, name, body: text, stream: stream || wantsEvents(c) };
  if (call.stream) return streamAnswer(c, call, services);
  const results = await compute(c, call, services);
  metrics.computed(model.name, route, inputs);
  return sendJson(c, `{"version":${JSON_VERSION},"results":${results}}\n`);
}

/** Writes an answer past hono, whose own way costs as much as computing a small one. */
function sendJson(c: ServerContext, text: string): Response {
  const bytes = Buffer.from(text);
  c.env.outgoing.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
  });
  c.env.outgoing.end(bytes);
  return RESPONSE_ALREADY_SENT;
}

function wantsEvents(c: ServerContext): boolean {
  return /\btext\/event-stream\b/.test(c.req.header('accept') ?? '');
}

/** Answers with server-sent events: `piece` and `result` as they come, and `done` or `error` at the end. */
function streamAnswer(c: ServerContext, call: PostedCall, services: CallServices): Response {
  const { gate, metrics, log } = services;
  const facts = c.get('facts');
  const { model = '', route, client } = facts;
  // Before the answer begins, for it begins with its status.
  gate.check(client);
  const answer = streamSSE(c, async (stream) => {
    const onEvent = (event: StreamedEvent): void => {
      metrics.streamed(model, route, event.event);
      void stream.writeSSE(event);
    };
    try {
      await compute(c, call, services, onEvent);
      await stream.writeSSE({ event: 'done', data: JSON.stringify({ version: JSON_VERSION }) });
    } catch (error) {
      const refusal = asRefusal(error, { log, id: facts.id });
      const language = languageOfRequest(c.req.header('accept-language'));
      await stream.writeSSE({ event: 'error', data: JSON.stringify(refusal.toResult(language)) });
    }
  });
  // Proxies are not to gather it.
  answer.headers.set('X-Accel-Buffering', 'no');
  return answer;
}

/** @throws Refusal with 404 */
export function findModel({ store }: Pick<Services, 'store'>, name: string): ServedModel {
  const model = store.find(name.normalize('NFC'));
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
  c: ServerContext,
  call: PostedCall,
  { pool, gate, timeout }: CallServices,
  onEvent?: (event: StreamedEvent) => void,
): Promise<string> {
  const { outgoing } = c.env;
  const controller = new AbortController();
  const { signal } = controller;
  const leave = (): void => controller.abort(clientLeft());
  outgoing.once('close', leave);
  const timer = setTimeout(() => controller.abort(tooSlow(timeout)), timeout * 1000);
  try {
    return await gate.pass(c.get('facts').client, controller, () => {
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

/** Returns a refusal as it is, and of anything else that the server has a bug: which, only the log says. */
export function asRefusal(error: unknown, { log, id }: BugReport): Refusal {
  if (error instanceof Refusal) return error;
  // Of an error in a thread, the stack that it had there.
  const { stack } = error instanceof ThreadFailure ? error.data : (Object(error) as Error);
  log({ event: 'bug', level: 'error', id, stack });
  return bug();
}

/** Where a bug is told, and by which request it came. */
export interface BugReport {
  readonly log: Services['log'];
  readonly id: string;
}

function bug(): Refusal {
  return new Refusal(
    500,
    sentence(
      'server/bug',
    )`The server has made a mistake; its log says which, by the request's X-Request-Id.`,
  );
}

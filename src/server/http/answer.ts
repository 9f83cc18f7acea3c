import { sentence } from '../../base/sentence.ts';
import type { Language } from '../../messages/index.ts';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { ThreadFailure } from '../worker/compute-thread.ts';
import { type Exchange, languageOfRequest } from './context.ts';

/** Answers JSON. */
export function sendJson(
  { outgoing, headers }: Exchange,
  text: string,
  { status = 200, headers: more = {} }: Partial<Pick<Refusal, 'status' | 'headers'>> = {},
): void {
  outgoing.writeHead(status, {
    ...headers,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    ...more,
  });
  outgoing.end(text);
}

/** Answers an error: a refusal in the client's language, and anything else as a bug. */
export function refuse(exchange: Exchange, error: unknown, log: Log): void {
  const { incoming, outgoing, facts } = exchange;
  const refusal = asRefusal(error, { log, id: facts.id });
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const language = languageOfRequest(incoming.headers['accept-language']);
  sendJson(exchange, `${JSON.stringify(refusal.toResult(language))}\n`, {
    status: refusal.status,
    headers: {
      ...ofLanguage(exchange, language),
      ...(hasMuchToCome(exchange) && { Connection: 'close' }),
      ...refusal.headers,
    },
  });
}

/** The headers of an answer that is in the client's language. */
export function ofLanguage(
  { headers: { Vary: other } }: Exchange,
  language: Language,
): Readonly<Record<string, string>> {
  const vary = other === undefined ? 'Accept-Language' : `${other}, Accept-Language`;
  return { 'Content-Language': language, Vary: vary };
}

/** The most bytes of a refused request that are read, and thrown away, so that its connection can be kept. */
const MOST_UNREAD = 65_536;

function hasMuchToCome({ incoming: { complete, headers } }: Exchange): boolean {
  if (complete) return false;
  const { 'content-length': length = 0, 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || Number(length) > MOST_UNREAD;
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
  readonly log: Log;
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

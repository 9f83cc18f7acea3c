import { sentence } from '../base/sentence.ts';
import type { CallEvent } from '../models/json/calls.ts';
import { readEvents } from './read-events.ts';
import {
  noAnswer,
  type ServerConnection,
  type ServerRequest,
  toServerError,
} from './server-connection.ts';
import { ServerError } from './server-error.ts';

/**
 * Asks for an answer in parts, and yields them as they come.
 * @throws ServerError also in the middle, where the server gives up or the connection ends
 * @throws InterruptedError when the signal is aborted
 */
export async function* streamParts(
  server: ServerConnection,
  request: ServerRequest,
): AsyncGenerator<CallEvent, void, undefined> {
  const response = await server.send({ ...request, accept: EVENTS });
  const { body, status, headers } = response;
  if (body === null || headers.get('content-type')?.startsWith(EVENTS) !== true) {
    await body?.cancel();
    throw noAnswer(server.url, status);
  }
  try {
    for await (const { event, data } of readEvents(body)) {
      if (event === 'done') return;
      if (event === 'error') throw toServerError(data) ?? noAnswer(server.url, status);
      if (event === 'piece' || event === 'result') yield { event, ...JSON.parse(data) };
    }
  } catch (cause) {
    throw cause instanceof ServerError ? cause : server.lost(cause, request.signal);
  }
  throw new ServerError(
    sentence('client/cut-short')`The answer of ${{ url: server.url }} was cut off; ask again.`,
  );
}

const EVENTS = 'text/event-stream';

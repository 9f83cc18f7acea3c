import type { ServerResponse } from 'node:http';
import type { Exchange } from './context.ts';

/** An answer of server-sent events. */
export class EventStream {
  readonly #outgoing: ServerResponse;

  /** Begins the answer. */
  constructor({ outgoing, headers }: Exchange) {
    this.#outgoing = outgoing;
    outgoing.writeHead(200, {
      ...headers,
      'Content-Type': 'text/event-stream',
      // Proxies are not to gather it.
      'X-Accel-Buffering': 'no',
    });
    outgoing.flushHeaders();
  }

  /** @param data JSON, in which no line ends */
  send(event: string, data: string): void {
    this.#outgoing.write(`event: ${event}\ndata: ${data}\n\n`);
  }

  end(): void {
    this.#outgoing.end();
  }
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers as a test says. */
export interface FakeServer {
  readonly url: string;
  /** The requests so far. */
  readonly requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Starts a server on a free port; `answer` gets the number of the request, from 0. */
export async function startFakeServer(
  answer: (response: ServerResponse, number: number) => void,
): Promise<FakeServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    request.resume();
    answer(response, requests.push(request) - 1);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

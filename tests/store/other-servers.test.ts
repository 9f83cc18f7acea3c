import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import { parseStoreAddress } from '../../src/store/address.ts';
import { connectStore } from '../../src/store/server.ts';
import { runCommand } from '../cli/run-command.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server that is no ClickHouse, and returns its address as one of a store. */
async function startOther(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `clickhouse://127.0.0.1:${(server.address() as AddressInfo).port}/words`;
}

const PAGE = `<!doctype html>\n${'<p>Welcome\tto a web server.</p>\n'.repeat(500)}`;

it.each([
  ['a page', 200, PAGE],
  ['nothing', 200, ''],
  ['a page that says so', 404, PAGE],
  ['another address', 302, ''],
])('does not take for ClickHouse what answers %s', async (_, status, text) => {
  const address = await startOther((_request, response) => {
    response.writeHead(status, { location: '/' }).end(text);
  });
  for (const args of [
    ['store', 'list', address],
    ['vocab', '--store', address],
  ]) {
    const { code, stderr } = await runCommand(args);
    expect(code).toBe(1);
    expect(stderr).toContain('is not ClickHouse; check the address');
    expect(stderr.length).toBeLessThan(300);
  }
});

it("says what ClickHouse refused without the names of its program's parts", async () => {
  const address = await startOther((_request, response) => {
    response
      .writeHead(500)
      .end(
        "Code: 81, e.displayText() = DB::Exception: Database words doesn't exist, e.what() = DB::Exception\n",
      );
  });
  await expect(connectStore(parseStoreAddress(address))).rejects.toThrow(
    /: the server refused: Database words doesn't exist$/,
  );
});

it.each(['', 'a\tb', 'a\nb'])('does not call a count %j, which no list could show', async (run) => {
  const { code, stderr } = await runCommand(['vocab', '--store', 'clickhouse://a/b', '--run', run]);
  expect(code).toBe(2);
  expect(stderr).toContain('give a name of one line');
});

it.each([
  ['before it answers', false],
  ['in the middle of an answer', true],
])('leaves a server that falls silent %s when it is asked to stop', async (_, begins) => {
  const controller = new AbortController();
  const asked = { times: 0 };
  const address = await startOther((_request, response) => {
    asked.times++;
    if (asked.times === 1) {
      response.end('18.16.1\n');
      return;
    }
    if (begins) response.writeHead(200).write('a\tb\n');
    setImmediate(() => controller.abort());
  });
  const server = await connectStore(parseStoreAddress(address), { signal: controller.signal });
  const read = async (): Promise<void> => {
    for await (const _rows of server.query('SELECT 1'));
  };
  await expect(read()).rejects.toThrow(InterruptedError);
  await server.close();
});

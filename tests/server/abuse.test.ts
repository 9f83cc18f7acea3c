import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { golden, startServer, type TestServer } from './start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer([golden('classifier-multinomial')], {
    maxBody: 100_000,
    bodyTimeout: 1,
  });
});
afterAll(() => server.stop());

const path = '/v1/models/classifier-multinomial/predict';
const head = (length: number | string, more = ''): string =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${more}\r\n`;

function open(): Socket {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => {});
  return socket;
}

/** Sends text, and returns all that comes back until the connection ends. */
async function send(text: string | Uint8Array, { halfClose = false } = {}): Promise<string> {
  const socket = open();
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk;
  });
  if (halfClose) socket.end(text);
  else socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** A good client is answered all the same. */
async function expectWell(): Promise<void> {
  const response = await server.post(path, { texts: ['영화'] });
  expect(response.status).toBe(200);
  await response.text();
}

describe('what is refused, while others are answered', () => {
  it('a body that does not come whole in its time', { timeout: 10_000 }, async () => {
    const answers = Promise.all(Array.from({ length: 20 }, () => send(`${head(1000)}{"texts": [`)));
    await expectWell();
    for (const answer of await answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await expectWell();
  });

  it('a head that does not come whole', async () => {
    expect(await send(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `)).toMatch(/ 408 /);
    await expectWell();
  });

  it('a body that says that it is huge', async () => {
    expect(await send(`${head(1e12)}{`)).toMatch(/^HTTP\/1\.1 413 /);
    await expectWell();
  });

  it('a head that is huge, and what is no HTTP', async () => {
    // Longer than the 16 KiB of Node, but read at once: a connection that is closed on unread bytes loses its answer.
    expect(await send(head(2, `X-Long: ${'a'.repeat(20_000)}\r\n`))).toMatch(/^HTTP\/1\.1 431 /);
    expect(await send('\x16\x03\x01 no HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    await expectWell();
  });

  it('a body with two lengths', async () => {
    const answer = await send(`${head(2, 'Transfer-Encoding: chunked\r\n')}0\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    await expectWell();
  });

  it('JSON that is deep', async () => {
    const deep = `{"texts": ${'['.repeat(40_000)}${']'.repeat(40_000)}}`;
    const response = await server.post(path, deep);
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'server/wrong-field' }),
    ]);
  });

  it('names that objects have of their own', async () => {
    for (const body of ['{"__proto__": {"texts": ["a"]}}', '{"constructor": 1}']) {
      expect((await server.post(path, body)).status).toBe(422);
    }
    const own = await server.post(path, '{"texts": ["a"], "__proto__": {"top": 1}}');
    expect(own.status).toBe(422);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect((await server.post(`/v1/models/${name}/predict`, '{}')).status).toBe(404);
      expect((await server.post(`/v1/models/classifier-multinomial/${name}`, '{}')).status).toBe(
        404,
      );
    }
  });
});

describe('what is answered', () => {
  it('a client that has closed its half of the connection', async () => {
    const body = '{"texts": ["a"]}';
    const answer = await send(head(body.length, 'Connection: close\r\n') + body, {
      halfClose: true,
    });
    expect(answer === '' || answer.startsWith('HTTP/1.1 200')).toBe(true);
    await expectWell();
  });

  it('lone surrogates, controls and marks of direction, as texts', async () => {
    const texts = ['\\ud800', '\\u0000', '\\u202e', '\\ud83d\\ude00'].map((one) => `"${one}"`);
    const response = await server.post(path, `{"texts": [${texts.join(',')}]}`);
    expect(response.status).toBe(200);
  });

  it('others, while some cut their connections in the middle', async () => {
    for (let i = 0; i < 20; i++) {
      const socket = open();
      socket.write(`${head(1000)}{"texts"`);
      await once(socket, 'connect');
      socket.destroy();
    }
    await expectWell();
    await server.waitForInFlight(0);
  });
});

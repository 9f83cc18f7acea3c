import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { readEvents, type SentEvent } from '../../src/client/read-events.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';

async function collect<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

describe('a stream', () => {
  let server: FakeServer;
  afterEach(() => server.close());

  const PARTS = [
    { event: 'result', index: 0, result: { text: 'a b' } },
    { event: 'result', index: 1, result: { text: '가 나' } },
  ];
  const write = (response: ServerResponse, event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const writeParts = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const { event, ...data } of PARTS) write(response, event, data);
  };
  const stream = (signal?: AbortSignal) =>
    createClient(server.url).stream.space('m', { texts: ['ab', '가나'] }, signal ? { signal } : {});

  it('gives the parts until it is done', async () => {
    server = await startFakeServer((response) => {
      writeParts(response);
      response.end('event: done\ndata: {"version":1}\n\n');
    });
    expect(await collect(stream())).toEqual(PARTS);
    expect(server.requests[0]!.headers.accept).toBe('text/event-stream');
  });

  it('throws what the server says in the middle, with its code', async () => {
    server = await startFakeServer((response) => {
      writeParts(response);
      write(response, 'error', { version: 1, error: 'stopped', code: 'server/stopped' });
      response.end();
    });
    const parts = stream();
    expect((await parts.next()).value).toEqual(PARTS[0]);
    await parts.next();
    await expect(parts.next()).rejects.toMatchObject({
      ...{ message: 'stopped', code: 'server/stopped', status: undefined },
    });
  });

  it.each([
    ['ends early', (response: ServerResponse) => response.end(), 'client/cut-short'],
    ['is lost', (response: ServerResponse) => response.destroy(), 'client/unreachable'],
  ])('throws when it %s', async (_, end, code) => {
    server = await startFakeServer((response) => {
      writeParts(response);
      setTimeout(() => end(response), 50);
    });
    await expect(collect(stream())).rejects.toMatchObject({ code });
  });

  it('is closed by whoever stops early, and by its signal', async () => {
    const left: Promise<unknown>[] = [];
    server = await startFakeServer((response) => {
      left.push(once(response, 'close'));
      writeParts(response);
    });
    for await (const part of stream()) {
      expect(part.index).toBe(0);
      break;
    }
    await left[0];
    const stop = new AbortController();
    const parts = stream(stop.signal);
    await parts.next();
    await parts.next();
    setTimeout(() => stop.abort(), 20);
    await expect(parts.next()).rejects.toMatchObject({ name: 'InterruptedError' });
    await left[1];
  });

  it('is refused before it begins as any request is', async () => {
    server = await startFakeServer((response) =>
      response.writeHead(422).end(JSON.stringify({ version: 1, error: 'no', code: 'x/y' })),
    );
    await expect(stream().next()).rejects.toMatchObject({ status: 422, code: 'x/y' });
    await server.close();
    server = await startFakeServer((response) => response.end('{"version":1,"results":[]}'));
    await expect(stream().next()).rejects.toMatchObject({ code: 'client/no-answer' });
  });
});

describe('server-sent events', () => {
  /** Reads a text that arrives in pieces cut after so many bytes each. */
  const read = (text: string, cuts: readonly number[] = []): Promise<SentEvent[]> => {
    const bytes = new TextEncoder().encode(text);
    const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])];
    const pieces = ends
      .sort((a, b) => a - b)
      .map((end, i, all) => bytes.slice(i === 0 ? 0 : all[i - 1], end));
    return collect(readEvents(streamOf(pieces)));
  };
  const streamOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) if (piece.length > 0) controller.enqueue(piece);
        controller.close();
      },
    });

  it('are parted as the standard says', async () => {
    expect(
      await read(': hello\n\nevent: piece\ndata: a\ndata:b\nid: 1\n\ndata\n\nevent: x\n\n'),
    ).toEqual([
      { event: 'piece', data: 'a\nb' },
      { event: 'message', data: '' },
    ]);
    // What is not ended by an empty line was cut off.
    expect(await read('data: a\r\n\r\ndata: b\n')).toEqual([{ event: 'message', data: 'a' }]);
  });

  it('are the same however they are cut, and whichever ends their lines have', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const event = fc.record({
      event: fc.constantFrom('piece', 'result', '조각'),
      data: fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n\ufeff]/u.test(text)),
    });
    return fc.assert(
      fc.asyncProperty(fc.array(event), end, fc.array(fc.nat(200)), async (events, ends, cuts) => {
        const text = events
          .map(({ event: type, data }) => `event: ${type}${ends}data: ${data}${ends}${ends}`)
          .join('');
        // A return at the very end may be the first half of an end of two characters.
        expect(await read(`${text}: end${ends}\n`, cuts)).toEqual(events);
      }),
    );
  });
});

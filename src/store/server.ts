import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { InputError, MalmoiError } from '../base/errors.ts';
import { throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { StoreAddress } from './address.ts';
import type { TableCells } from './encode-table.ts';
import { describeFailure, isPassing, notClickHouse } from './server-failure.ts';
import { readCells, readRow } from './tab-separated.ts';

/** A connection to the servers of a store. Whatever fails for the moment is tried again, so statements must bear it. */
export interface StoreServer {
  readonly address: StoreAddress;
  /** Runs a statement without a result, on the first server or on each of them. */
  command(sql: string, where?: 'first' | 'each'): Promise<void>;
  /**
   * Inserts what a query gives, on the first server or on each of them at once; when it returns, every shard has stored
   * its rows. It is not tried again: whoever calls it does not know whether a failed try did insert.
   */
  insertFrom(sql: string, where?: 'first' | 'each'): Promise<void>;
  /** Adds rows in `TabSeparated` to a table; when it returns, every shard has stored its rows. */
  insert(into: string, rows: string): Promise<void>;
  /** Runs a query, and reads its rows as they come. */
  query(sql: string): AsyncGenerator<string[][], void, undefined>;
  /** Runs a query, and reads its rows as they come, the columns' names first. */
  table(sql: string): AsyncGenerator<TableCells[], void, undefined>;
  close(): Promise<void>;
}

/** How a connection is made. */
export interface ConnectOptions {
  readonly password?: string;
  /** Ends statements, waiting and trying again. */
  readonly signal?: AbortSignal;
}

/** Milliseconds before the first repetition; each later one waits twice as long. */
const FIRST_WAIT = 100;
const TRIES = 7;

/** A statement may take this long; sums over billions of rows do. */
const LONGEST_QUERY = 3_600_000;

/**
 * Connects to the servers of a store by the package `@clickhouse/client`, which is loaded only now.
 * @throws InputError where the package is not installed, a server does not answer or is no ClickHouse, and from every
 *   statement that a server refuses
 * @throws InterruptedError once the signal is aborted
 */
export async function connectStore(
  address: StoreAddress,
  { password = '', signal }: ConnectOptions = {},
): Promise<StoreServer> {
  const { createClient } = await loadClient();
  const { user: username, database } = address;
  const clients = address.servers.map((url) => ({
    url,
    client: createClient({
      ...{ url, username, password, database, application: 'malmoi' },
      request_timeout: LONGEST_QUERY,
      // Tests of a command line should not hear the client's remarks on standard error.
      log: { level: OFF },
      keep_alive: { idle_socket_ttl: 1000 },
    }),
  }));
  const [first] = clients;
  const fail = (url: string, cause: unknown): never => {
    throwIfAborted(signal);
    if (cause instanceof MalmoiError) throw cause;
    throw new InputError(describeFailure(cause, username), { input: url }, { cause });
  };
  // A server that says nothing would else hold up whoever wants to stop.
  const stoppable = signal && { abort_signal: signal };
  const attempt = async <Result>(
    { url, client }: { url: string; client: ClickHouseClient },
    work: (client: ClickHouseClient) => Promise<Result>,
  ): Promise<Result> => {
    for (let tries = 1; ; tries++) {
      throwIfAborted(signal);
      try {
        return await work(client);
      } catch (cause) {
        if (tries === TRIES || !isPassing(cause)) fail(url, cause);
        await setTimeout(FIRST_WAIT * 2 ** (tries - 1), undefined, signal && { signal }).catch(() =>
          throwIfAborted(signal),
        );
      }
    }
  };
  const close = async (): Promise<void> => {
    await Promise.all(clients.map(({ client }) => client.close()));
  };
  try {
    for (const one of clients) {
      await attempt(one, async (client) => {
        const answer = await client.query({ ...VERSION_QUERY, ...stoppable });
        // Another program may well answer "200 OK" to all that it is sent.
        if (!/^\d+\.\d+/.test(await answer.text())) {
          throw new InputError(notClickHouse(), { input: one.url });
        }
      });
    }
  } catch (error) {
    await close();
    throw error;
  }
  async function* readLines(
    query: string,
    format: 'TabSeparated' | 'TabSeparatedWithNames',
  ): AsyncGenerator<string[], void, undefined> {
    const results = await attempt(first, (client) =>
      client.query({
        ...{ query, format, ...stoppable },
        // Else an error in the middle would stand at the end of the rows, behind "200 OK".
        clickhouse_settings: { wait_end_of_query: 1 },
      }),
    );
    try {
      for await (const rows of results.stream()) {
        throwIfAborted(signal);
        yield rows.map(({ text }) => text);
      }
    } catch (cause) {
      fail(first.url, cause);
    } finally {
      results.close();
    }
  }
  return {
    address,
    close,
    async command(query, where = 'first') {
      for (const one of where === 'each' ? clients : [first]) {
        await attempt(one, (client) => client.command({ query, ...stoppable }));
      }
    },
    async insertFrom(query, where = 'first') {
      const insertAt = async ({ url, client }: (typeof clients)[number]): Promise<void> => {
        throwIfAborted(signal);
        const clickhouse_settings = { insert_distributed_sync: 1 } as const;
        await client
          .command({ query, clickhouse_settings, ...stoppable })
          .catch((cause) => fail(url, cause));
      };
      await Promise.all((where === 'each' ? clients : [first]).map(insertAt));
    },
    async insert(table, rows) {
      await attempt(first, (client) =>
        client.insert({
          ...{ table, format: 'TabSeparated', ...stoppable },
          // A stream is read once: each try has its own.
          values: Readable.from([Buffer.from(rows)], { objectMode: false }),
          // Else a server answers before it has handed the rows on to the other shards.
          clickhouse_settings: { insert_distributed_sync: 1 },
        }),
      );
    },
    async *query(query) {
      for await (const lines of readLines(query, 'TabSeparated')) yield lines.map(readRow);
    },
    async *table(query) {
      for await (const lines of readLines(query, 'TabSeparatedWithNames')) {
        yield lines.map(readCells);
      }
    },
  };
}

/** What every ClickHouse answers, and nothing else does: its version. */
const VERSION_QUERY = { query: 'SELECT version()', format: 'TabSeparated' } as const;

/** ClickHouseLogLevel.OFF: the package's names are there only once it is loaded. */
const OFF = 127;

async function loadClient(): Promise<typeof import('@clickhouse/client')> {
  try {
    return await import('@clickhouse/client');
  } catch (cause) {
    throw new InputError(
      sentence(
        'store/no-client',
      )`Counts in ClickHouse need the package @clickhouse/client; install it: npm install @clickhouse/client`,
      undefined,
      { cause },
    );
  }
}

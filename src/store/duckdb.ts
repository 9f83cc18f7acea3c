import { rm } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { InputError, MalmoiError, UsageError } from '../base/errors.ts';
import { throwIfAborted } from '../base/progress.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { duckDbFile, nameDuckDb } from '../io/duckdb-address.ts';
import { fileSource } from '../io/node-source.ts';
import { makeTemporaryFolder } from '../io/node-temporary.ts';
import type { TableCells } from './encode-table.ts';

type DuckDb = typeof import('@duckdb/node-api');

/** How a query is read. */
export interface DuckDbReading {
  /** Ends the query. */
  readonly signal?: AbortSignal;
}

/** What a database may hold in memory; sorting and joining more than that takes a temporary folder. */
const MEMORY = '1GiB';

/** Rows that are handed on at once: a block of DuckDB has 2,048, which may be too many long texts. */
const BATCH = 256;

/** Milliseconds between two tries to end a query. */
const INTERRUPT_EVERY = 50;

/** Where a database's file says what it is, and what stands there. */
const MARK = { start: 8, text: 'DUCK' } as const;

/**
 * Reads the rows of a query to a DuckDB by the package `@duckdb/node-api`, which is loaded only now; the names of the
 * columns come first. Values are the texts that DuckDB itself makes of them (`CAST(… AS VARCHAR)`).
 *
 * The query may only read, and the database of an address is opened so. Twice the same query is twice the same rows in
 * the same order: one thread runs it, since several would add numbers up, and end, in any order; chance begins anew each
 * time; and times are shown in UTC.
 * @param address `duckdb:` and the path of a database, or no path for a database in memory, whose queries name files
 * @throws UsageError for anything but one query that reads
 * @throws InputError where the package is not installed, for a file that is no database, and in DuckDB's words where it
 *   refuses the query
 */
export async function* readDuckDb(
  address: string,
  query: string,
  { signal }: DuckDbReading = {},
): AsyncGenerator<TableCells[], void, undefined> {
  const place = { input: nameDuckDb(address) };
  const duckDb = await loadDuckDb();
  const path = duckDbFile(address);
  if (path !== '') await requireDatabase(path);
  const temporary = await makeTemporaryFolder();
  let instance: DuckDBInstance | undefined;
  let connection: DuckDBConnection | undefined;
  // Again and again, since a query that is about to begin hears nothing yet.
  let interrupting: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    interrupting = setInterval(() => connection?.interrupt(), INTERRUPT_EVERY);
  };
  signal?.addEventListener('abort', interrupt);
  try {
    instance = await duckDb.DuckDBInstance.create(path === '' ? ':memory:' : path, {
      ...(path !== '' && { access_mode: 'READ_ONLY' }),
      ...{ threads: '1', memory_limit: MEMORY, temp_directory: temporary },
      // Nothing is downloaded that nobody asked for.
      autoinstall_known_extensions: 'false',
    });
    connection = await instance.connect();
    yield* readRows(connection, query, { duckDb, signal, address });
  } catch (cause) {
    throwIfAborted(signal);
    if (cause instanceof MalmoiError) throw cause;
    throw new InputError(describe(cause), place, { cause });
  } finally {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(interrupting);
    connection?.closeSync();
    instance?.closeSync();
    await rm(temporary, { recursive: true, force: true });
  }
}

interface RowReading {
  readonly duckDb: DuckDb;
  readonly signal: AbortSignal | undefined;
  readonly address: string;
}

async function* readRows(
  connection: DuckDBConnection,
  query: string,
  { duckDb, signal, address }: RowReading,
): AsyncGenerator<TableCells[], void, undefined> {
  throwIfAborted(signal);
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run('SELECT setseed(0)');
  const select = query.replace(/[;\s]+$/, '');
  const names = await describeColumns(connection, select, duckDb);
  yield [names];
  const columns = names.map((_, i) => `"${i}"`);
  const texts = columns.map((column) => `CAST(${column} AS VARCHAR)`);
  const from = `FROM (\n${select}\n) AS rows(${columns.join()})`;
  // The package gives no error that comes after the first rows: these end, as if all had been read. So a row is
  // added of which the last column is true, and rows without it are not all.
  const result = await connection.stream(
    `SELECT ${texts.join()}, FALSE ${from} UNION ALL SELECT ${names.map(() => 'NULL').join()}, TRUE`,
  );
  for (let isWhole = false; ; ) {
    const chunk = await result.fetchChunk();
    throwIfAborted(signal);
    if (chunk === null || chunk.rowCount === 0) {
      if (isWhole) return;
      break;
    }
    const vectors = names.map((_, i) => chunk.getColumnVector(i));
    const ends = chunk.getColumnVector(names.length);
    for (let first = 0; first < chunk.rowCount; first += BATCH) {
      throwIfAborted(signal);
      const rows: TableCells[] = [];
      for (let row = first; row < Math.min(first + BATCH, chunk.rowCount); row++) {
        if (ends.getItem(row) === true) isWhole = true;
        else rows.push(vectors.map((vector) => vector.getItem(row) as string | null));
      }
      yield rows;
    }
  }
  // Asked for one row, the query fails before it, and so with its error.
  await connection.run(`SELECT ${texts.map((text) => `max(length(${text}))`).join()} ${from}`);
  throw new InputError(
    sentence('store/duckdb-ended')`DuckDB ended in the middle of the rows; run the command again`,
    { input: nameDuckDb(address) },
  );
}

/** Returns the names of the columns of a query. */
async function describeColumns(
  connection: DuckDBConnection,
  select: string,
  { StatementType }: DuckDb,
): Promise<string[]> {
  if (select !== '') {
    const statements = await connection.extractStatements(select);
    if (statements.count === 1) {
      const statement = await statements.prepare(0);
      if (statement.statementType === StatementType.SELECT) {
        return Array.from({ length: statement.columnCount }, (_, i) => statement.columnName(i));
      }
    }
  }
  throw new UsageError(
    sentence(
      'store/one-select',
    )`The query is '${{ query: select }}'; one SELECT, which reads rows and writes nothing, was expected.`,
  );
}

/** @throws InputError for a file that is not there, or is no database of DuckDB */
async function requireDatabase(path: string): Promise<void> {
  const { start, text } = MARK;
  const bytes = await fileSource(path).readRange?.(start, start + text.length);
  if (bytes !== undefined && new TextDecoder().decode(bytes) === text) return;
  throw new InputError(
    sentence(
      'store/no-duckdb',
    )`this is no database of DuckDB; files of Parquet, CSV or JSON are named in the query, and the address is duckdb: alone`,
    { input: path },
  );
}

/** Loads the library, which users install themselves. */
async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new InputError(
      sentence(
        'store/no-duckdb-package',
      )`Queries to DuckDB need the package @duckdb/node-api; install it: npm install @duckdb/node-api`,
      undefined,
      { cause },
    );
  }
}

function describe(cause: unknown): Sentence {
  const { message } = cause as Error;
  const [, extension] = /using "INSTALL (\w+)"/.exec(message) ?? [];
  if (extension !== undefined) {
    return sentence(
      'store/no-duckdb-extension',
    )`the query needs DuckDB's extension ${{ extension }}, which is not installed; install it once, in DuckDB: INSTALL ${{ extension }}`;
  }
  // Where in the query it went wrong stands below, with a caret under it.
  const [problem = message] = message.split(/\n\s*\nLINE /);
  return sentence('store/duckdb-refused')`DuckDB refused: ${{
    problem: problem.replace(/\s*\n\s*/g, ' '),
  }}`;
}

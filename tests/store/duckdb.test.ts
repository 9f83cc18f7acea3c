import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTable } from '../../src/io/tables.ts';
import { querySource } from '../../src/store/index.ts';
import { runCommand } from '../cli/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-duckdb-'));
const path = (name: string): string => join(folder, name);
const address = `duckdb:${path('shop.duckdb')}`;
const FROM_TABLE = 'SELECT body AS text, kind AS label FROM reviews ORDER BY id';

/** Texts of both languages and what CSV has to quote, with their classes. */
const REVIEWS = Array.from({ length: 60 }, (_, i) => [
  i % 2 === 0 ? `정말 "재미있는" 영화,\n${i}번 봤다` : `so bad\ta film, ${i} minutes`,
  i % 2 === 0 ? '좋음' : 'bad',
]);

beforeAll(async () => {
  const instance = await DuckDBInstance.create(path('shop.duckdb'));
  const connection = await instance.connect();
  await connection.run('CREATE TABLE reviews (id INTEGER, body VARCHAR, kind VARCHAR)');
  for (const [id, [body, kind]] of REVIEWS.entries()) {
    await connection.run('INSERT INTO reviews VALUES (?, ?, ?)', [id, body!, kind!]);
  }
  const as = `SELECT body AS text, kind AS label FROM reviews WHERE id`;
  for (const [name, which] of [
    ['a', '< 30'],
    ['b', '>= 30'],
  ]) {
    await connection.run(`COPY (${as} ${which} ORDER BY id) TO '${path(`${name}.parquet`)}'`);
  }
  connection.closeSync();
  instance.closeSync();
  const quoted = REVIEWS.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join());
  writeFileSync(path('reviews.csv'), `text,label\n${quoted.join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command that must end well; returns what it printed. */
async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(args);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

/** Reads the cells of a query, row by row. */
async function readCells(query: string, signal?: AbortSignal): Promise<unknown[][]> {
  const source = querySource('duckdb:', query, signal && { signal });
  const cells: unknown[][] = [];
  for await (const { columns, rows } of readTable(source, { format: 'csv' })) {
    if (cells.length === 0) cells.push([...columns]);
    for (const row of rows) cells.push(columns.map((column) => row[column]));
  }
  return cells;
}

describe('texts from DuckDB', () => {
  it.each([
    ['the table of a database', address, FROM_TABLE],
    ['files of Parquet', 'duckdb:', `FROM '${path('*.parquet')}'`],
    ['a file of CSV', 'duckdb:', `SELECT text, label FROM '${path('reviews.csv')}';\n`],
  ])('train a classifier from %s as the same table in a file does', async (_, from, query) => {
    const asked = [from, '--query', query];
    await run('train', 'classifier', ...asked, '-o', path('a.malmoi'));
    await run('train', 'classifier', path('reviews.csv'), '-o', path('b.malmoi'));
    expect(readFileSync(path('a.malmoi'))).toEqual(readFileSync(path('b.malmoi')));
    for (const command of ['predict', 'evaluate']) {
      const printed = await run(command, path('a.malmoi'), ...asked);
      expect(printed).toBe(await run(command, path('a.malmoi'), path('reviews.csv')));
    }
    expect(await run('vocab', ...asked)).toBe(await run('vocab', path('reviews.csv')));
  });

  it('train a table model, whose empty cells are NULL', async () => {
    const rows = `SELECT i % 3 = 0 AS fizz, i % 3 AS rest, CASE WHEN i < 9 THEN NULL ELSE i / 7 END AS part
      FROM range(60) AS numbers(i)`;
    const train = ['--target', 'fizz', '--epochs', '20', '--json', '-o', path('table.malmoi')];
    const summary = JSON.parse(await run('train', 'table', 'duckdb:', '--query', rows, ...train));
    expect(summary).toMatchObject({ rows: 60, emptyCells: [{ name: 'part', rows: 9 }] });
    const predicted = await run('predict', path('table.malmoi'), 'duckdb:', '--query', rows);
    expect(predicted.split('\n').length).toBeGreaterThan(60);
  });

  it('are the same rows in the same order at every reading, so that trainings give the same bytes', async () => {
    // Groups, samples and sums of floats come as they like where several threads or chance make them.
    const query = `SELECT concat_ws(' ', body, sum(random()), count(*)) AS text
      FROM reviews, range(2000) GROUP BY body USING SAMPLE 90% (bernoulli)`;
    for (const name of ['one', 'two']) {
      const options = ['--dimensions', '8', '--epochs', '1', '--min-count', '1', '--quiet'];
      await run('train', 'word2vec', address, '--query', query, ...options, '-o', path(name));
    }
    expect(readFileSync(path('one'))).toEqual(readFileSync(path('two')));
  });

  it('are cells as DuckDB writes them, in UTC, and empty where there is NULL', async () => {
    const query = `SELECT 1 AS whole, 0.1::FLOAT AS single, 1e20 AS double, 1.50 AS decimal,
      170141183460469231731687303715884105727 AS huge, true AS yes, DATE '2024-02-29' AS day,
      TIMESTAMPTZ '2024-02-29 12:00:00+09' AS moment, [1, NULL] AS list, {'a': 'x'} AS struct,
      NULL AS nothing, '' AS empty, '\\N' AS text, 'x' AS whole`.replace(/ AS whole$/, ' AS "a,b"');
    expect(await readCells(query)).toEqual([
      [
        ...['whole', 'single', 'double', 'decimal', 'huge', 'yes', 'day', 'moment'],
        ...['list', 'struct', 'nothing', 'empty', 'text', 'a,b'],
      ],
      [
        ...['1', '0.1', '1e+20', '1.50', '170141183460469231731687303715884105727', 'true'],
        ...['2024-02-29', '2024-02-29 03:00:00+00', '[1, NULL]', "{'a': x}", '', '', '\\N', 'x'],
      ],
    ]);
    expect(await readCells('SELECT NULL AS text FROM range(2)')).toEqual([['text'], [''], ['']]);
  });

  it('come in blocks, all of them, in the order of the query', async () => {
    const cells = await readCells('SELECT i AS text FROM range(100000) AS t(i) ORDER BY -i');
    expect(cells.slice(1).map(([text]) => Number(text))).toEqual(
      Array.from({ length: 100_000 }, (_, i) => 99_999 - i),
    );
  });

  it('are none where the query has no rows', async () => {
    expect(await run('vocab', address, '--query', `${FROM_TABLE} LIMIT 0`)).toBe('');
  });
});

describe('a query to DuckDB', () => {
  it.each([
    ['', 1],
    ['SELECT 1; SELECT 2', 1],
    ['DROP TABLE reviews', 1],
    [`COPY reviews TO 'stolen.csv'`, 1],
    ['SET threads = 4', 1],
  ])('that is no SELECT is refused: %s', async (query) => {
    const { code, stderr } = await runCommand(['vocab', address, '--query', query]);
    expect([code, stderr]).toEqual([
      2,
      `malmoi: The query is '${query}'; one SELECT, which reads rows and writes nothing, was expected.\n`,
    ]);
    const korean = await runCommand(['--lang', 'ko', 'vocab', address, '--query', query]);
    expect(korean.stderr).toContain('SELECT 하나를 지정하세요.');
    expect(readdirSync('.')).not.toContain('stolen.csv');
  });

  it.each([
    ['SELECT boo FROM reviews', 'DuckDB refused: Binder Error: Referenced column "boo" not found'],
    ['SELCT 1', 'DuckDB refused: '],
    [`FROM 'none.parquet'`, 'No files found that match the pattern "none.parquet"'],
    // After a hundred blocks were read.
    [`SELECT if(i = 300000, error('late'), i::TEXT) AS text FROM range(400000) AS t(i)`, 'late'],
    ['SELECT body FROM reviews', 'none of the columns body is known to hold the text'],
    [`FROM 's3://bucket/a.parquet'`, 'install it once, in DuckDB: INSTALL httpfs'],
  ])('that fails is an error in one line: %s', async (query, problem) => {
    const { code, stdout, stderr } = await runCommand(['vocab', address, '--query', query]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^malmoi: duckdb:[^\n]+\n$/);
    expect(stderr).toContain(problem);
  });

  it('names a database that is there, and is one', async () => {
    const query = ['--query', 'SELECT 1 AS text'];
    const none = await runCommand(['vocab', `duckdb:${path('none.duckdb')}`, ...query]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('there is no such file')]);
    const table = await runCommand(['vocab', `duckdb:${path('a.parquet')}`, ...query]);
    expect(table.stderr).toContain('a.parquet: this is no database of DuckDB; files of Parquet');
    const noQuery = await runCommand(['vocab', 'duckdb:']);
    expect([noQuery.code, noQuery.stderr]).toEqual([
      2,
      expect.stringContaining('which rows of duckdb:'),
    ]);
  });

  it('is not answered into its own database', async () => {
    const asked = ['vocab', address, '--query', FROM_TABLE, '-o', path('shop.duckdb')];
    const { code, stderr } = await runCommand(asked);
    expect([code, stderr]).toEqual([1, expect.stringContaining('would replace the input duckdb:')]);
  });

  it('ends where it is told to, before its first row and between two, and leaves no folder', async () => {
    const endless = 'SELECT sum(a.i * b.i) AS text FROM range(10000000) a(i), range(10000000) b(i)';
    await expect(readCells(endless, AbortSignal.timeout(200))).rejects.toMatchObject({
      name: 'InterruptedError',
    });
    const stop = new AbortController();
    const source = querySource('duckdb:', 'FROM range(100000000)', stop);
    let pieces = 0;
    const read = async (): Promise<void> => {
      for await (const _ of source.open()) if (++pieces === 3) stop.abort();
    };
    await expect(read()).rejects.toMatchObject({ name: 'InterruptedError' });
    expect(pieces).toBe(3);
    for await (const _ of querySource('duckdb:', 'FROM range(100000000)').open()) break;
    const temporary = new RegExp(`^malmoi-.*-${process.pid}-`);
    expect(readdirSync(tmpdir()).filter((name) => temporary.test(name))).toEqual([]);
  });

  it('needs the package', async () => {
    vi.doMock('@duckdb/node-api', () => {
      throw new Error('not there');
    });
    const { code, stderr } = await runCommand(['vocab', 'duckdb:', '--query', 'SELECT 1']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'malmoi: Queries to DuckDB need the package @duckdb/node-api; install it: npm install @duckdb/node-api\n',
    );
    vi.doUnmock('@duckdb/node-api');
  });
});

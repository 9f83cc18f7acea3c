import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../src/io/tables.ts';
import { querySource } from '../../src/store/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-query-'));
const path = (name: string): string => join(folder, name);
let cluster: Cluster;
let address = '';

beforeAll(async () => {
  if (CLICKHOUSE === undefined) return;
  cluster = await startCluster();
  address = `clickhouse://127.0.0.1:${cluster.shards[0].httpPort}/texts`;
  await cluster.ask(0, 'CREATE DATABASE texts');
  await cluster.ask(
    0,
    'CREATE TABLE texts.reviews (id UInt32, body String, kind String) ENGINE = Memory',
  );
  await cluster.ask(
    0,
    `INSERT INTO texts.reviews VALUES (1, 'so "good",\\n이 영화', 'good'), (2, 'so\\tbad', 'bad'), (3, 'good', 'good')`,
  );
}, 60_000);

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

describe.skipIf(CLICKHOUSE === undefined)('texts of a query', () => {
  it('are documents, each whole, whatever it holds', async () => {
    const query = 'SELECT body AS text FROM reviews ORDER BY id;';
    const { stdout } = await runCommand(['vocab', address, '--query', query]);
    expect(stdout).toBe('good\t2\nso\t2\nbad\t1\n영화\t1\n이\t1\n');
  });

  it('train a classifier as the same table in a file does', async () => {
    const table = 'text,label\n"so ""good"",\n이 영화",good\nso\tbad,bad\ngood,good\n';
    writeFileSync(path('table.csv'), table);
    const query = 'SELECT body AS text, kind AS label FROM reviews ORDER BY id';
    const models = [
      ['train', 'classifier', address, '--query', query, '-o', path('a.malmoi')],
      ['train', 'classifier', path('table.csv'), '-o', path('b.malmoi')],
    ];
    for (const args of models) expect((await runCommand(args)).stderr).toBe('');
    expect(readFileSync(path('a.malmoi')).equals(readFileSync(path('b.malmoi')))).toBe(true);
    const asked = ['predict', path('a.malmoi'), address, '--query', query];
    expect((await runCommand(asked)).stdout.split('\n')).toHaveLength(4);
  });

  it('are read twice where they must be, and counted into a store', async () => {
    const query = ['--query', 'SELECT body AS text FROM reviews'];
    const one = await runCommand([
      'cooccur',
      address,
      ...query,
      '--min-count',
      '1',
      '-o',
      path('c'),
    ]);
    expect(one.code).toBe(0);
    const part = ['vocab', address, ...query, '--store', address, '--part'];
    expect((await runCommand([...part, '2/2'])).stdout).toContain('0 documents');
    expect((await runCommand([...part, '1/2'])).stdout).toContain('3 documents');
    expect((await runCommand(['vocab', '--store', address])).stdout).toContain('good\t2\n');
    // A query to DuckDB, too, belongs to the first part.
    const rows = ['--query', `SELECT 'so ' || i AS text FROM range(4) AS t(i)`];
    const counted = ['vocab', 'duckdb:', ...rows, '--store', address, '--run', 'duck', '--part'];
    expect((await runCommand([...counted, '1/2'])).stdout).toContain('4 documents');
    expect((await runCommand([...counted, '2/2'])).stdout).toContain('0 documents');
    const read = ['vocab', '--store', address, '--run', 'duck'];
    expect((await runCommand(read)).stdout).toContain('so\t4\n');
  });

  it('have empty cells where there is NULL', async () => {
    const query = `SELECT if(id < 3, NULL, '\\\\N') AS text FROM reviews ORDER BY id`;
    const source = querySource(address, query);
    const cells: unknown[] = [];
    for await (const { rows } of readTable(source, { format: 'csv' })) cells.push(...rows);
    expect(cells).toEqual([{ text: '' }, { text: '' }, { text: '\\N' }]);
  });

  it('are an error of the server where it refuses the query, in its words', async () => {
    const { code, stderr } = await runCommand(['vocab', address, '--query', 'SELECT x FROM y']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^malmoi: http:.* the server refused: .*y/);
    // In the middle of its rows.
    const late =
      'SELECT concat(toString(number), toString(throwIf(number = 900000))) AS text FROM numbers(1000000)';
    const ended = await runCommand(['vocab', address, '--query', late]);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toContain('throwIf');
  });
});

it('need the query', async () => {
  const { code, stderr } = await runCommand(['vocab', 'clickhouse://localhost/texts']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--query says which rows')]);
});

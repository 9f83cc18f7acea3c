import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run.ts';
import { modelToBytes } from '../../src/models/index.ts';
import { writeClickHouseNative } from '../../src/vectors/formats/clickhouse-native.ts';
import { writeVectorsParquet } from '../../src/vectors/formats/parquet.ts';
import { writePgvectorSql } from '../../src/vectors/formats/pgvector-sql.ts';
import { mostSimilar } from '../../src/vectors/most-similar.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, startCluster } from '../store/cluster.ts';
import { findPostgres, startPostgres, type TemporaryPostgres } from '../support/postgres.ts';
import { runShell } from '../support/run-shell.ts';

/** Words that a format of text could break, and floats at the ends of their range. */
const WORDS = [
  '말',
  '말 모이',
  "it's",
  '"q"',
  'a\tb',
  'a\nb',
  'a\r',
  '\\N',
  '\\.',
  '\\',
  '',
  '😀',
  ',',
];
const FLOATS = [1, -0.1, 1 / 3, 16777217, 3.4028235e38, -1.1754944e-38, 1e-45, 0, 123456.79];
const vectors = new WordVectors({
  words: WordList.of(WORDS),
  vectors: Float32Array.from({ length: WORDS.length * 3 }, (_, i) => FLOATS[i % FLOATS.length]!),
  dimensions: 3,
});
const expected = new Map(WORDS.map((word, id) => [word, [...vectors.row(id)]]));

/** Twelve thousand words of a hundred numbers: more than a block and a row group. */
const many = new WordVectors({
  words: WordList.of(Array.from({ length: 12_000 }, (_, id) => `단어${id}`)),
  vectors: Float32Array.from({ length: 1_200_000 }, (_, i) => Math.sin(i)),
  dimensions: 100,
});

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-databases-'));
  writeFileSync(file('words.malmoi'), modelToBytes(vectors));
  writeFileSync(file('many.malmoi'), modelToBytes(many));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Converts vectors, and returns the commands that load the file. */
async function convert(input: string, output: string): Promise<string> {
  const { stdout, stderr } = await runCommand(['convert', file(input), file(output), '--json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout).load;
}

/** Rows by their words, the numbers as the floats that they were. */
function byWord(rows: readonly (readonly [string, readonly number[]])[]): Map<string, number[]> {
  return new Map(rows.map(([word, numbers]) => [word, numbers.map(Math.fround)]));
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describe('pgvector, in a PostgreSQL of WebAssembly', () => {
  let database: PGlite;

  beforeAll(async () => {
    database = await PGlite.create({ extensions: { vector } });
  });
  afterAll(() => database.close());

  /** Loads a script as psql does, which alone knows the lines that begin with a backslash, and rows after a COPY. */
  async function load(name: string, table: string): Promise<void> {
    const [, begin = '', copy = '', rows = '', end = ''] =
      /^--.*?\\endif\n\n(BEGIN;.*?)(COPY [^\n]*)FROM STDIN;\n(.*)\\\.\n(COMMIT;)\n/s.exec(
        readFileSync(file(name), 'utf8'),
      ) ?? [];
    const named = (sql: string): string => sql.replaceAll(':"table"', `"${table}"`);
    await database.exec(named(begin));
    await database.query(named(`${copy}FROM '/dev/blob'`), [], { blob: new Blob([rows]) });
    await database.exec(end);
  }

  async function ask<Row>(sql: string): Promise<Row[]> {
    return (await database.query<Row>(sql)).rows;
  }

  async function readBack(table: string): Promise<Map<string, number[]>> {
    const numbers = 'embedding::float4[] AS embedding';
    const rows = await ask<{ word: string; embedding: number[] }>(
      `SELECT word, ${numbers} FROM "${table}"`,
    );
    return byWord(rows.map(({ word, embedding }) => [word, embedding]));
  }

  it('is filled by the script that convert writes, every word and every float', async () => {
    expect(await convert('words.malmoi', 'words.sql')).toBe(
      `psql -d DATABASE -f ${file('words.sql')}`,
    );
    await load('words.sql', 'word_vectors');
    expect(await readBack('word_vectors')).toEqual(expected);
    const [version] = await ask<{ extversion: string }>(
      "SELECT extversion FROM pg_extension WHERE extname = 'vector'",
    );
    expect(version?.extversion).toMatch(/^0\.[89]/);
  });

  it('finds the nearest words as the script says, of many rows in a table of another name', async () => {
    await convert('many.malmoi', 'many.sql');
    await load('many.sql', '단어');
    expect(await ask('SELECT count(*)::int AS rows FROM "단어"')).toEqual([{ rows: 12_000 }]);
    const back = await readBack('단어');
    expect(back.get('단어11999')).toEqual([...many.row(11_999)]);
    const script = readFileSync(file('many.sql'), 'utf8');
    const [, query = ''] = /nearest words of one:\n((?:-- {3}.*\n)+)/.exec(script) ?? [];
    const asked = query.replace(/^-- {3}/gm, '').replace('word_vectors\n', '"단어"\n');
    const nearest = await ask<{ word: string }>(
      asked.replace('FROM word_vectors', 'FROM "단어"').replace("'WORD'", "'단어7'"),
    );
    const found = mostSimilar(many, { positive: ['단어7'], topn: 9 }).map(({ word }) => word);
    // Some are as near as others, but for the last bit of a float.
    expect(nearest.map(({ word }) => word).sort()).toEqual(['단어7', ...found].sort());
  });
});

const postgres = findPostgres();

describe.skipIf(postgres === undefined)('a script for psql', () => {
  let server: TemporaryPostgres;
  let place = '';

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'malmoi-postgres-'));
    server = await startPostgres(postgres!, place);
    if (hasPgvector()) return;
    // A text that is named as pgvector's type, and takes its dimensions.
    server.run(`psql -v ON_ERROR_STOP=1 <<'SQL'
CREATE TYPE vector;
CREATE FUNCTION vector_in(cstring) RETURNS vector LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION vector_out(vector) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE vector (
  INPUT = vector_in, OUTPUT = vector_out, LIKE = text, TYPMOD_IN = pg_catalog.varchartypmodin
);
SQL`);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(place, { recursive: true });
  });

  const hasPgvector = (): boolean =>
    server.run(`psql -Atc "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'"`) !== '';

  /** Takes the extension out of a script where this machine has only its stand-in. */
  function withoutExtension(name: string): void {
    if (hasPgvector()) return;
    const script = readFileSync(file(name), 'utf8');
    const line = 'CREATE EXTENSION IF NOT EXISTS vector;\n';
    expect(script.split(line)).toHaveLength(2);
    writeFileSync(file(name), script.replace(line, ''));
  }

  function readBack(table: string): Map<string, number[]> {
    const numbers = `translate(embedding::text, '[]', '{}')::float4[]`;
    const rows = server.run(`psql -Atc "SELECT json_build_array(word, ${numbers}) FROM ${table}"`);
    return byWord(
      rows
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row)),
    );
  }

  it('is loaded by the command that convert gives, every word and every float', async () => {
    const load = await convert('words.malmoi', 'words.sql');
    withoutExtension('words.sql');
    expect(load).toBe(`psql -d DATABASE -f ${file('words.sql')}`);
    server.run(load.replace('DATABASE', 'postgres'));
    expect(readBack('word_vectors')).toEqual(expected);
  });

  it('takes another name for the table, many rows, and loads all of a script or nothing', async () => {
    const load = (await convert('many.malmoi', 'many.sql')).replace('DATABASE', 'postgres');
    withoutExtension('many.sql');
    server.run(`${load} -v table=단어`);
    expect(server.run('psql -Atc "SELECT count(*) FROM 단어"')).toBe('12000\n');
    expect(readBack('단어').get('단어11999')).toEqual([...many.row(11_999)]);
    // Cut in the middle of a row, as by a disk that was full.
    const script = readFileSync(file('many.sql'));
    writeFileSync(file('cut.sql'), script.subarray(0, script.length / 2));
    server.run(`psql -f ${file('cut.sql')} -v table=cut || true`);
    expect(server.run('psql -Atc "SELECT to_regclass(\'cut\')"')).toBe('\n');
    expect(() => server.run(`${load} -v table=단어`)).toThrow('already exists');
  });
});

describe('a script for pgvector', () => {
  it('refuses a word with a zero byte, and more dimensions than a vector has', async () => {
    const zero = WordVectors.of({ 'a\0b': [1] });
    await expect(collect(writePgvectorSql(zero))).rejects.toThrow(
      'The word "a<U+0000>b" (word 1) has a zero byte in it',
    );
    const wide = WordVectors.of({ a: Array.from({ length: 16_001 }, () => 1) });
    await expect(collect(writePgvectorSql(wide))).rejects.toThrow('at most 16000 numbers');
  });

  it('has no more rows than the limit', async () => {
    const script = (await collect(writePgvectorSql(vectors, { limit: 2 }))).toString();
    expect(script).toMatch(
      /FROM STDIN;\n말\t\[1,-0\.10000000,0\.33333334\]\n말 모이\t\[.*\]\n\\\.\nCOMMIT;/,
    );
  });
});

const hasClickHouse =
  CLICKHOUSE !== undefined && spawnSync('clickhouse-client', ['--version']).status === 0;

describe.skipIf(!hasClickHouse)('ClickHouse', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster();
    // The client reads this file in the folder where it is called.
    writeFileSync(
      file('clickhouse-client.xml'),
      `<config><host>127.0.0.1</host><port>${cluster.shards[0]!.tcpPort}</port></config>`,
    );
  });
  afterAll(() => cluster?.stop());

  const run = (command: string): string => runShell(command, folder);
  const query = (text: string): string => run(`clickhouse-client --query "${text}"`);

  it('is loaded by the commands that convert gives, every word and every float', async () => {
    run(await convert('words.malmoi', 'words.native'));
    const rows = query('SELECT word, embedding FROM word_vectors FORMAT JSONCompact');
    expect(byWord(JSON.parse(rows).data)).toEqual(expected);
  });

  it('takes many blocks into one table, and a file whose name has quotes and spaces', async () => {
    query('DROP TABLE word_vectors');
    run(await convert('many.malmoi', "it's many.native"));
    expect(query('SELECT count(), sum(length(embedding)) FROM word_vectors')).toBe(
      '12000\t1200000\n',
    );
    const row = query("SELECT embedding FROM word_vectors WHERE word = '단어11999'");
    expect(JSON.parse(row).map(Math.fround)).toEqual([...many.row(11_999)]);
  });
});

describe("ClickHouse's Native", () => {
  it('is a block of two columns: names, types, lengths and floats', async () => {
    const bytes = await collect(writeClickHouseNative(WordVectors.of({ 말: [1, 2], b: [3, 4] })));
    const floats = Buffer.from(Float32Array.of(1, 2, 3, 4).buffer);
    const ends = Buffer.from(BigUint64Array.of(2n, 4n).buffer);
    const word = '\x02\x02\x04word\x06String\x03말\x01b';
    expect(bytes).toEqual(
      Buffer.concat([Buffer.from(`${word}\x09embedding\x0eArray(Float32)`), ends, floats]),
    );
  });

  it('is empty without words', async () => {
    expect(await collect(writeClickHouseNative(vectors, { limit: 0 }))).toHaveLength(0);
  });
});

describe('Parquet', () => {
  const readParquet = async (bytes: Buffer) => {
    const whole = new Uint8Array(bytes).buffer;
    const rows = await parquetReadObjects({ file: whole });
    return { rows, metadata: parquetMetadata(whole) };
  };

  it('has every word and every float', async () => {
    await convert('words.malmoi', 'words.parquet');
    const { rows, metadata } = await readParquet(readFileSync(file('words.parquet')));
    expect(byWord(rows.map(({ word, embedding }) => [word, embedding]))).toEqual(expected);
    expect(metadata.schema.map(({ name, type }) => [name, type])).toEqual([
      ...[
        ['root', undefined],
        ['word', 'BYTE_ARRAY'],
      ],
      ...[
        ['embedding', undefined],
        ['list', undefined],
        ['element', 'FLOAT'],
      ],
    ]);
  });

  it('keeps a group of rows after another, so that neither side holds the whole', async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of writeVectorsParquet(many)) pieces.push(piece);
    const { rows, metadata } = await readParquet(Buffer.concat(pieces));
    expect(metadata.row_groups.map((group) => Number(group.num_rows))).toEqual([10_485, 1515]);
    expect(rows[11_999]).toEqual({ word: '단어11999', embedding: [...many.row(11_999)] });
    expect(pieces[0]!.length).toBeLessThan(4.5e6);
  });

  it('of no words has its columns', async () => {
    const { rows, metadata } = await readParquet(
      await collect(writeVectorsParquet(vectors, { limit: 0 })),
    );
    expect([rows, metadata.schema]).toEqual([[], expect.objectContaining({ length: 5 })]);
  });
});

it.each(['sql', 'native', 'parquet', 'bin'])(
  'convert shows on a terminal how much of a .%s is written, to the last word',
  async (ending) => {
    let shown = '';
    const write = (text: string): undefined => {
      shown += text;
    };
    const stderr = { isTerminal: true, columns: 100, write };
    const stdout = { isTerminal: false, write: (): undefined => {} };
    const { signal } = new AbortController();
    const args = ['convert', file('many.malmoi'), file(`shown.${ending}`)];
    await runCli(args, { stdin: (async function* () {})(), stdout, stderr, signal });
    expect(shown).toMatch(/writing vectors +█+ +100%/);
  },
);

it('writing stops where it is told to', async () => {
  const stop = new AbortController();
  const options = { signal: stop.signal, onProgress: () => stop.abort() };
  for (const write of [writeVectorsParquet, writeClickHouseNative, writePgvectorSql]) {
    await expect(collect(write(many, options))).rejects.toMatchObject({ name: 'InterruptedError' });
  }
});

it('convert names the commands that load a file, and writes nothing half', async () => {
  const { stderr } = await runCommand(['convert', file('words.malmoi'), file('told.sql')]);
  expect(stderr).toContain('13 words of 3 dimensions (pgvector).\n');
  expect(stderr).toContain(`Load them with: psql -d DATABASE -f ${file('told.sql')}\n`);
  writeFileSync(file('zero.malmoi'), modelToBytes(WordVectors.of({ a: [1], 'b\0': [2] })));
  const failed = await runCommand(['convert', file('zero.malmoi'), file('zero.sql')]);
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('(word 2)') });
  expect(() => statSync(file('zero.sql'))).toThrow('ENOENT');
});

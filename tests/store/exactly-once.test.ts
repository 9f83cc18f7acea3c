import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, SKIPPED, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-store-'));
const text = join(folder, 'text.txt');
let cluster: Cluster;
let expected = '';
const proxies: Server[] = [];

/** Words enough for several batches, some of them in all documents. */
const LINES = Array.from(
  { length: 60_000 },
  (_, i) => `w${i * 7} w${i % 100} w${(i * i) % 90_001} 말${i} \\t'${i % 13}`,
);

if (CLICKHOUSE === undefined) process.stderr.write(`tests/store: skipped, ${SKIPPED}\n`);

beforeAll(async () => {
  if (CLICKHOUSE === undefined) return;
  writeFileSync(text, `${LINES.join('\n')}\n`);
  cluster = await startCluster();
  expected = (await runCommand(['vocab', text, '--tokenizer', 'whitespace'])).stdout;
}, 60_000);

afterAll(async () => {
  for (const proxy of proxies) proxy.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

const count = (address: string, part: string) =>
  runCommand(['vocab', text, '--tokenizer', 'whitespace', '--store', address, '--part', part]);
const read = (address: string) => runCommand(['vocab', '--store', address]);

/** Says what happens to a request to insert rows by its table and its number there, such as `terms 2`. */
type Meddle = (insert: string) => 'pass' | 'kill-before' | 'kill-after' | 'lose-answer' | 'drop';

const queryOf = (path: string): string =>
  new URL(path, 'http://localhost').searchParams.get('query') ?? '';

/** Passes requests on to the first server; returns the address with it in front, and who is to be killed. */
async function startProxy(address: string, meddle: Meddle) {
  const killed: { pid?: number | undefined } = {};
  const kill = (): void => {
    if (killed.pid !== undefined) process.kill(killed.pid, 'SIGKILL');
  };
  const inserts: Record<string, number> = {};
  const { httpPort: port } = cluster.shards[0];
  const proxy = createServer(async (asked, answered) => {
    const { url: path = '', method = '', headers } = asked;
    const [, table] = /INSERT INTO malmoi_(\w+)/.exec(queryOf(path)) ?? [];
    if (table !== undefined) inserts[table] = (inserts[table] ?? 0) + 1;
    const act = table === undefined ? 'pass' : meddle(`${table} ${inserts[table]}`);
    if (act === 'kill-before') return kill();
    if (act === 'drop') await runCommand(['store', 'drop', address, 'default']);
    const onward = request({ port, path, method, headers }, (answer) => {
      if (act === 'kill-after') kill();
      else if (act === 'lose-answer') asked.socket.destroy();
      else {
        answered.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(answered);
        return;
      }
      answer.resume();
    });
    onward.on('error', () => asked.socket.destroy());
    asked.pipe(onward);
  });
  proxies.push(proxy);
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const own = (proxy.address() as AddressInfo).port;
  return { killed, address: address.replace(`127.0.0.1:${port}`, `127.0.0.1:${own}`) };
}

/** Runs a worker in a process of its own until it ends, however that comes. */
async function runWorker(address: string, part: string, killed: { pid?: number | undefined }) {
  const args = ['vocab', text, '--tokenizer', 'whitespace', '--store', address, '--part', part];
  const worker = spawn(process.execPath, ['dist/cli/main.js', ...args], { stdio: 'ignore' });
  killed.pid = worker.pid;
  const [code, signal] = await once(worker, 'exit');
  return code ?? signal;
}

describe.skipIf(CLICKHOUSE === undefined)('a vocabulary on two shards', () => {
  it('is what one process counts, and says which parts are missing', async () => {
    const address = await cluster.createAddress('parts');
    for (const part of ['3/3', '1/3']) {
      const { code, stderr } = await count(address, part);
      expect([code, stderr]).toEqual([0, '']);
    }
    const early = await read(address);
    expect(early.code).toBe(1);
    expect(early.stderr).toContain(
      'of the 3 parts of "default" these are not there, or not whole: 2',
    );
    await count(address, '2/3');
    expect((await read(address)).stdout).toBe(expected);
    for (const shard of [0, 1]) {
      const rows = await cluster.ask(shard, 'SELECT count() FROM parts.malmoi_terms_local');
      expect(Number(rows)).toBeGreaterThan(10_000);
    }
  });

  it.each([
    ['terms 2', 'kill-before', 'not whole: 1'],
    ['terms 2', 'kill-after', 'not whole: 1'],
    ['parts 1', 'kill-before', 'not whole: 1'],
    ['parts 1', 'kill-after', ''],
  ] as const)('is the same when a worker was killed at %s: %s', async (at, act, meanwhile) => {
    const address = await cluster.createAddress(`${act}_${at}`.replace(/\W/g, '_'));
    const proxy = await startProxy(address, (insert) => (insert === at ? act : 'pass'));
    expect(await runWorker(proxy.address, '1/1', proxy.killed)).toBe('SIGKILL');
    expect((await read(address)).stderr).toContain(meanwhile);
    expect((await count(address, '1/1')).code).toBe(0);
    expect((await read(address)).stdout).toBe(expected);
  });

  it('is the same when an answer was lost, and the worker asked again', async () => {
    const address = await cluster.createAddress('lost_answer');
    const proxy = await startProxy(address, (insert) =>
      insert === 'terms 1' ? 'lose-answer' : 'pass',
    );
    expect(await runWorker(proxy.address, '1/1', proxy.killed)).toBe(0);
    expect((await read(address)).stdout).toBe(expected);
    const stored = async (shard: number) =>
      Number(await cluster.ask(shard, 'SELECT count() FROM lost_answer.malmoi_terms_local'));
    // The batch did arrive twice, unless the server has merged it already.
    expect((await stored(0)) + (await stored(1))).toBeGreaterThanOrEqual(
      expected.split('\n').length - 1,
    );
  });

  it('is the same when two workers count one part at once', async () => {
    const address = await cluster.createAddress('at_once');
    const both = await Promise.all([count(address, '1/2'), count(address, '1/2')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    await count(address, '2/2');
    expect((await read(address)).stdout).toBe(expected);
  });

  it('is no wrong number when a shard has lost rows, and whole when the part is repeated', async () => {
    const address = await cluster.createAddress('lost_rows');
    for (const part of ['1/2', '2/2']) await count(address, part);
    const id = await cluster.ask(0, 'SELECT id FROM lost_rows.malmoi_counts');
    await cluster.ask(1, `ALTER TABLE lost_rows.malmoi_terms_local DROP PARTITION '${id}'`);
    expect((await read(address)).stderr).toContain('not whole: 1–2');
    for (const part of ['1/2', '2/2']) await count(address, part);
    expect((await read(address)).stdout).toBe(expected);
    const again = await count(address, '1/2');
    expect(again.stdout).toContain('the store has part 1 of 2 already');
  });

  it('is an error when a part was counted from two texts', async () => {
    const address = await cluster.createAddress('two_texts');
    await count(address, '1/1');
    const id = await cluster.ask(0, 'SELECT id FROM two_texts.malmoi_parts');
    await cluster.ask(
      0,
      `INSERT INTO two_texts.malmoi_parts VALUES ('${id}', 1, 5, 5, 5, 'another')`,
    );
    expect((await read(address)).stderr).toContain('counted twice with different results: 1');
  });

  it('is listed, and dropped from every shard', async () => {
    const address = await cluster.createAddress('dropped');
    await count(address, '2/3');
    const { stdout } = await runCommand(['store', 'list', address]);
    expect(stdout).toBe('default\tvocabulary\t1/3\t1 3\n');
    const dropped = await runCommand(['store', 'drop', address, 'default']);
    expect(dropped.stdout).toBe('default: dropped vocabulary\n');
    for (const shard of [0, 1]) {
      const rows = await cluster.ask(shard, 'SELECT count() FROM dropped.malmoi_terms_local');
      expect(rows).toBe('0');
    }
    expect((await runCommand(['store', 'list', address])).stdout).toBe('');
    const again = await runCommand(['store', 'drop', address, 'default']);
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining('no count of the name'),
    ]);
  });

  it('says that it was dropped while a part was counted, and leaves no rows behind', async () => {
    const address = await cluster.createAddress('dropped_meanwhile');
    const proxy = await startProxy(address, (insert) => (insert === 'terms 2' ? 'drop' : 'pass'));
    const { code, stderr } = await count(proxy.address, '1/1');
    expect(code).toBe(1);
    expect(stderr).toContain('was dropped while this part was counted; count it again');
    for (const table of ['counts', 'parts', 'terms']) {
      const rows = `SELECT count() FROM dropped_meanwhile.malmoi_${table}`;
      expect(await cluster.ask(0, rows)).toBe('0');
    }
    await count(address, '1/1');
    expect((await read(address)).stdout).toBe(expected);
  });

  it('refuses other settings under the same name', async () => {
    const address = await cluster.createAddress('settings');
    await count(address, '1/2');
    const other = await count(address, '1/3');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('begun with other parts');
    const stemmed = ['vocab', text, '--stem', 'english', '--store', address, '--part', '1/2'];
    expect((await runCommand(stemmed)).stderr).toContain('begun with other settings');
    expect((await runCommand([...stemmed, '--run', 'stems'])).code).toBe(0);
  });

  it('one server keeps it alone', async () => {
    await cluster.ask(0, 'CREATE DATABASE alone');
    const address = `clickhouse://127.0.0.1:${cluster.shards[0].httpPort}/alone`;
    for (const part of ['1/2', '2/2']) expect((await count(address, part)).code).toBe(0);
    expect((await read(address)).stdout).toBe(expected);
  });

  it('needs a server of every shard, and a cluster that is there', async () => {
    const address = await cluster.createAddress('servers');
    const [first] = address.replace('clickhouse://', '').split(',');
    const one = await read(`clickhouse://${first}/servers?cluster=two`);
    expect(one.stderr).toContain('name a server of each');
    expect((await read(address.replace('=two', '=three'))).stderr).toContain('no cluster "three"');
  });
});

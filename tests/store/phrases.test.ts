import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-phrases-'));
const path = (name: string): string => join(folder, name);
const CHOICE = ['--min-count', '3', '--threshold', '1'];
let cluster: Cluster;

beforeAll(async () => {
  if (CLICKHOUSE === undefined) return;
  const lines = Array.from({ length: 900 }, (_, i) => {
    const city = i % 3 === 0 ? 'new york city hall' : `새 ${i % 7} 집`;
    return `${i % 11} ${city} w${(i * i) % 17}`;
  });
  writeFileSync(path('text.txt'), lines.join('\n'));
  cluster = await startCluster();
}, 60_000);

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['phrases', ...args]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe.skipIf(CLICKHOUSE === undefined)('phrases on two shards', () => {
  it('are those of one process, in one pass and in two', async () => {
    const store = await cluster.createAddress('phrases');
    const count = (part: string) =>
      run(path('text.txt'), '--store', store, '--part', part, '--passes', '2', ...CHOICE);
    for (const part of ['2/2', '1/2']) await count(part);
    const listed = await run('--store', store, ...CHOICE);
    expect(listed).toContain('new_york\t300\t');
    expect(listed).toBe(await run(path('text.txt'), ...CHOICE));
    // The second pass of each part.
    for (const part of ['2/2', '1/2']) expect(await count(part)).not.toContain('already');
    await run('--store', store, '--passes', '2', ...CHOICE, '-o', path('stored.malmoi'));
    await run(path('text.txt'), '--passes', '2', ...CHOICE, '-o', path('embedded.malmoi'));
    const [stored, embedded] = ['stored', 'embedded'].map((name) =>
      readFileSync(path(`${name}.malmoi`)),
    );
    expect(stored.equals(embedded)).toBe(true);
    expect(await count('1/2')).toContain('already');
  });

  it('need the whole pass before', async () => {
    const store = await cluster.createAddress('passes');
    const count = [path('text.txt'), '--store', store, '--part', '1/2', '--passes', '2'];
    await run(...count);
    const { code, stderr } = await runCommand(['phrases', ...count]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('not whole: 2')]);
  });
});

it.each([
  [['a.txt', '--store', 'clickhouse://localhost', '-o', 'a.txt'], 'listed or written as a model'],
  [['--store', 'clickhouse://localhost', '--model', 'a.malmoi'], 'listed or written as a model'],
  [[], 'phrases takes texts'],
])('refuses %j', async (args, message) => {
  const { code, stderr } = await runCommand(['phrases', ...args]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

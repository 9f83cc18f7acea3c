import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-ngrams-'));
const path = (name: string): string => join(folder, name);
const text = path('text.txt');
const CUT = ['--tokenizer', 'whitespace', '--ngrams', '1-3'];
const LIMITS = ['--min-df', '2', '--max-df', '0.4', '--min-count', '3'];
let cluster: Cluster;

beforeAll(async () => {
  if (CLICKHOUSE === undefined) return;
  const lines = Array.from(
    { length: 9000 },
    (_, i) => `w${i % 100} 말${(i * i) % 4001} w${i % 7} w${i % 7} \\t'${i % 13} w${i % 7}`,
  );
  writeFileSync(text, lines.join('\n'));
  cluster = await startCluster();
}, 60_000);

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['vocab', ...args]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

const addPart = (store: string, part: string) =>
  run(text, ...CUT, '--store', store, '--part', part);

describe.skipIf(CLICKHOUSE === undefined)('n-grams with their documents', () => {
  it('are those of one process on one server, on two shards, and after a lost and repeated part', async () => {
    const whole = await run(text, ...CUT);
    const chosen = await run(text, ...CUT, ...LIMITS);
    expect(whole.split('\n').length).toBeGreaterThan(20_000);
    expect(chosen.split('\n').length).toBeLessThan(whole.split('\n').length / 2);
    await cluster.ask(0, 'CREATE DATABASE alone');
    const alone = `clickhouse://127.0.0.1:${cluster.shards[0].httpPort}/alone`;
    for (const store of [alone, await cluster.createAddress('shards')]) {
      // Backwards, and one part twice.
      for (const part of ['3/3', '1/3', '2/3', '1/3']) await addPart(store, part);
      expect(await run('--store', store, '--ngrams', '1-3')).toBe(whole);
      expect(await run('--store', store, '--ngrams', '1-3', ...LIMITS)).toBe(chosen);
    }
    const id = await cluster.ask(0, 'SELECT id FROM shards.malmoi_counts');
    await cluster.ask(1, `ALTER TABLE shards.malmoi_terms_local DROP PARTITION '${id}'`);
    const store = await cluster.createAddress('unused');
    const shards = store.replace('unused', 'shards');
    const lost = await runCommand(['vocab', '--store', shards, '--ngrams', '1-3']);
    expect([lost.code, lost.stderr]).toEqual([1, expect.stringContaining('not whole: 1–3')]);
    for (const part of ['1/3', '2/3', '3/3']) await addPart(shards, part);
    expect(await run('--store', shards, '--ngrams', '1-3')).toBe(whole);
  });

  it('are written as a file, of characters too, and summed up in JSON', async () => {
    const store = await cluster.createAddress('characters');
    const cut = ['--tokenizer', 'graphemes', '--ngrams', '2'];
    const counted = await run(text, ...cut, '--store', store, '--json');
    expect(JSON.parse(counted)).toMatchObject({ kind: 'n-grams', documents: 9000 });
    const stored = ['--store', store, '--ngrams', '2', '--max-size', '50', '--json'];
    const summary = await run(...stored, '-o', path('stored.tsv'));
    const own = await run(text, ...cut, '--max-size', '50', '--json', '-o', path('own.tsv'));
    expect(JSON.parse(summary)).toEqual({ ...JSON.parse(own), output: path('stored.tsv') });
    expect(readFileSync(path('stored.tsv'))).toEqual(readFileSync(path('own.tsv')));
    expect(readFileSync(path('own.tsv'), 'utf8')).toMatch(/^ w\t27000\t9000\n/);
    const lines = (await run(...stored)).trimEnd().split('\n');
    expect([lines.length, JSON.parse(lines[0])]).toEqual([
      50,
      { version: 1, id: 0, ngram: ' w', count: 27000, documents: 9000 },
    ]);
  });

  it('are of the lengths that were counted', async () => {
    const store = await cluster.createAddress('lengths');
    await addPart(store, '1/1');
    const { code, stderr } = await runCommand(['vocab', '--store', store, '--ngrams', '2']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('features of other --ngrams')]);
  });
});

it('are counted in little memory to the same file', async () => {
  if (CLICKHOUSE === undefined) writeFileSync(text, 'a b c\n');
  const whole = await run(text, ...CUT, ...LIMITS);
  expect(await run(text, ...CUT, ...LIMITS, '--memory', '1', '--temporary', folder)).toBe(whole);
});

it.each([
  [['a.txt', '--min-df', '2', '--memory', '5'], '--ngrams belongs with --min-df, --memory'],
  [['a.txt', '--ngrams', '2', '--special'], 'leave out --special, --limit'],
  [['a.txt', '--ngrams', '2', '-o', 'a.malmoi'], 'does not end in .malmoi'],
  [['a.txt', '--ngrams', '0'], 'range such as 1-3'],
])('refuses %j', async (args, message) => {
  const { code, stderr } = await runCommand(['vocab', ...args]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

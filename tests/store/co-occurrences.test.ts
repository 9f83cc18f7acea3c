import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-cells-'));
const path = (name: string): string => join(folder, name);
const bytes = (name: string): Buffer => readFileSync(path(name));
const TRAINING = ['--dimensions', '4', '--iterations', '2', '--workers', '1'];
let cluster: Cluster;

beforeAll(async () => {
  if (CLICKHOUSE === undefined) return;
  const words = Array.from({ length: 30_000 }, (_, i) => `w${(i * i * 7 + (i % 11)) % 997}`);
  const lines = Array.from({ length: 1500 }, (_, i) => words.slice(i * 20, i * 20 + 3 + (i % 18)));
  writeFileSync(path('text.txt'), lines.map((line) => line.join(' ')).join('\r\n'));
  await run('cooccur', path('text.txt'), '-o', path('embedded.cooc'));
  await run('train', 'glove', path('text.txt'), ...TRAINING, '-o', path('embedded.malmoi'));
  cluster = await startCluster();
}, 60_000);

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<void> {
  const { code, stderr } = await runCommand([...args, '--quiet']);
  expect([code, stderr]).toEqual([0, '']);
}

const countWords = (store: string, part: string) =>
  run('vocab', path('text.txt'), '--tokenizer', 'whitespace', '--store', store, '--part', part);

describe.skipIf(CLICKHOUSE === undefined)('co-occurrences on two shards', () => {
  it('are those of one process, to the byte, and GloVe trains from them to the same bytes', async () => {
    const store = await cluster.createAddress('cells');
    for (const part of ['1/2', '2/2']) await countWords(store, part);
    // Other parts than those of the vocabulary, and one counted twice at once.
    const count = (part: string) =>
      run('cooccur', path('text.txt'), '--store', store, '--part', part, '--memory', '1');
    await Promise.all([count('2/3'), count('2/3')]);
    await count('1/3');
    const early = await runCommand(['cooccur', '--store', store, '-o', path('early.cooc')]);
    expect(early.stderr).toContain('not whole: 3');
    await count('3/3');
    await run('cooccur', '--store', store, '-o', path('stored.cooc'));
    expect(bytes('stored.cooc').equals(bytes('embedded.cooc'))).toBe(true);
    await run('train', 'glove', '--store', store, ...TRAINING, '-o', path('stored.malmoi'));
    expect(bytes('stored.malmoi').equals(bytes('embedded.malmoi'))).toBe(true);
    const sums = 'SELECT uniqExact(sum) FROM cells.malmoi_sums';
    expect(await cluster.ask(0, sums)).toBe('1');
  });

  it('are added up anew where a sum is not whole', async () => {
    const store = await cluster.createAddress('sums');
    await countWords(store, '1/1');
    await run('cooccur', path('text.txt'), '--store', store);
    const id = await cluster.ask(0, "SELECT id FROM sums.malmoi_counts WHERE kind LIKE 'co%'");
    // What a killed reader leaves, and a sum whose rows were lost.
    await cluster.ask(0, `INSERT INTO sums.malmoi_sums_local VALUES ('${id}', 'a', 1, 2, 100)`);
    await cluster.ask(0, `INSERT INTO sums.malmoi_whole_sums_local VALUES ('${id}', 'a')`);
    await run('cooccur', '--store', store, '-o', path('again.cooc'));
    expect(bytes('again.cooc').equals(bytes('embedded.cooc'))).toBe(true);
  });

  it('need their vocabulary, cut by the same tokenizer', async () => {
    const store = await cluster.createAddress('no_words');
    const count = ['cooccur', path('text.txt'), '--store', store];
    expect((await runCommand(count)).stderr).toContain('no vocabulary of the name "default"');
    await countWords(store, '1/1');
    const { code, stderr } = await runCommand([...count, '--tokenizer', 'words']);
    expect(code).toBe(2);
    expect(stderr).toContain('cut into words in another way');
  });
});

it.each([
  ['cooccur', 'text.txt'],
  ['cooccur', '-o', 'out.cooc'],
  ['cooccur', '--store', 'clickhouse://localhost'],
])('%s %s is too little', async (...args) => {
  const { code, stderr } = await runCommand(args);
  expect([code, stderr]).toEqual([2, expect.stringContaining('cooccur takes texts')]);
});

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore, readVocabulary } from '../../src/store/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, PASSWORD, SKIPPED, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-secured-'));
const certificate = { path: join(folder, 'cert.pem'), keyPath: join(folder, 'key.pem') };
const text = join('samples', 'romeo-and-juliet.txt');
const OPENSSL = spawnSync('openssl', ['version']).error === undefined;
const skipped = CLICKHOUSE === undefined ? SKIPPED : OPENSSL ? undefined : 'openssl is not there';
let cluster: Cluster;

if (skipped !== undefined) process.stderr.write(`tests/store/secured: skipped, ${skipped}\n`);

beforeAll(async () => {
  if (skipped !== undefined) return;
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', certificate.keyPath],
      ...['-out', certificate.path],
    ],
    { stdio: 'ignore' },
  );
  cluster = await startCluster({ certificate });
  await cluster.ask(0, 'CREATE DATABASE words');
}, 60_000);

afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

const plain = (user: string): string =>
  `clickhouse://${user}@127.0.0.1:${cluster.shards[0].httpPort}/words`;
const secure = (): string => `clickhouse://ann@127.0.0.1:${cluster.httpsPort}/words?secure`;

/** Runs a command in a process of its own, which reads its certificates as it starts. */
async function runApart(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['dist/cli/main.js', ...args], {
    env: { ...process.env, ...env },
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => stream.toArray());
  const [code] = await once(child, 'close');
  return { code, stdout: (await stdout).join(''), stderr: (await stderr).join('') };
}

describe.skipIf(skipped !== undefined)('a server with users and certificates', () => {
  it('lets in who has the password', async () => {
    vi.stubEnv('MALMOI_STORE_PASSWORD', PASSWORD);
    const counted = await runCommand(['vocab', text, '--store', plain('ann')]);
    expect([counted.code, counted.stderr]).toEqual([0, '']);
    const store = await openStore(plain('ann'), { password: PASSWORD });
    expect((await readVocabulary(store, 'default')).counts.get('Romeo')).toBeGreaterThan(50);
    await store.close();
  });

  it.each([
    ['ann', 'wrong'],
    ['ann', undefined],
    ['nobody', PASSWORD],
  ])('keeps others out: %s, %s', async (user, password) => {
    vi.stubEnv('MALMOI_STORE_PASSWORD', password);
    const { code, stderr } = await runCommand(['vocab', '--store', plain(user)]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`does not let "${user}" in`)]);
    expect(stderr).not.toContain(PASSWORD);
  });

  it('lets a user who may only read see and read what others counted', async () => {
    vi.stubEnv('MALMOI_STORE_PASSWORD', PASSWORD);
    await cluster.ask(0, 'CREATE DATABASE unused');
    const unused = plain('reader').replace(/words$/, 'unused');
    for (const args of [
      ['store', 'list', unused],
      ['vocab', text, '--store', plain('reader'), '--run', 'mine'],
    ]) {
      const { code, stderr } = await runCommand(args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('the server refused')]);
    }
    await runCommand(['vocab', text, '--store', plain('ann'), '--run', 'ours']);
    const listed = await runCommand(['store', 'list', plain('reader')]);
    expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining('ours\t')]);
    const read = await runCommand(['vocab', '--store', plain('reader'), '--run', 'ours']);
    expect([read.code, read.stdout]).toEqual([0, (await runCommand(['vocab', text])).stdout]);
  });

  it('is asked by HTTPS, where its authority is known', async () => {
    const env = { MALMOI_STORE_PASSWORD: PASSWORD };
    const args = ['vocab', text, '--store', secure(), '--run', 'secure'];
    const trusted = { ...env, NODE_EXTRA_CA_CERTS: certificate.path };
    expect(await runApart(args, trusted)).toMatchObject({ code: 0, stderr: '' });
    const read = await runApart(['vocab', '--store', secure(), '--run', 'secure'], trusted);
    expect(read.stdout).toBe((await runCommand(['vocab', text])).stdout);
    const unknown = await runApart(args, env);
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      expect.stringContaining('certificate is not trusted'),
    ]);
    expect(unknown.stderr).toContain('NODE_EXTRA_CA_CERTS');
  });
});

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** ClickHouse's server, as Debian's package installs it; undefined where it is not installed. */
export const CLICKHOUSE: string | undefined = findServer();

/** What a skipped test says. */
export const SKIPPED = 'clickhouse-server is not installed (apt-get install clickhouse-server)';

/** The password of the user `ann`; `default` needs none. */
export const PASSWORD = 'open, sesame/열려라?';

/** The cluster's name in the servers' configuration. */
export const CLUSTER = 'two';

/** A server of the cluster. */
export interface Shard {
  readonly httpPort: number;
  /** Where clickhouse-client connects. */
  readonly tcpPort: number;
  readonly process: ChildProcess;
}

/** Two servers that are one cluster of two shards. */
export interface Cluster {
  readonly shards: readonly Shard[];
  /** Where the first server answers HTTPS, if it was given a certificate. */
  readonly httpsPort: number;
  /** The address of a new database on both shards. */
  createAddress(database: string): Promise<string>;
  /** Runs a statement on one shard and returns what it answers. */
  ask(shard: number, sql: string): Promise<string>;
  stop(): Promise<void>;
}

function findServer(): string | undefined {
  for (const name of ['clickhouse-server', '/usr/sbin/clickhouse-server']) {
    // It ends with 70 after help; what is not there has no code.
    if (spawnSync(name, ['--help'], { stdio: 'ignore' }).error === undefined) return name;
  }
  return undefined;
}

/** What the servers of a cluster have beside what every test needs. */
export interface ClusterOptions {
  /** The files of a certificate and its key: the first server answers HTTPS on another port, too. */
  readonly certificate?: { readonly path: string; readonly keyPath: string };
}

/** Starts two servers on free ports of this machine, with all they need in a temporary folder. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'malmoi-clickhouse-'));
  const [http0, http1, tcp0, tcp1, sync0, sync1, httpsPort] = await findPorts(7);
  const ports = [
    { http: http0, tcp: tcp0, sync: sync0 },
    { http: http1, tcp: tcp1, sync: sync1 },
  ];
  const extra = (i: number): string => (i === 0 ? configureHttps(options, httpsPort) : '');
  const shards = ports.map(({ http, tcp, sync }, i) => {
    const place = join(folder, String(i));
    for (const name of ['data', 'tmp', 'log']) mkdirSync(join(place, name), { recursive: true });
    writeFileSync(
      join(place, 'config.xml'),
      configure(place, { http, tcp, sync }, ports, extra(i)),
    );
    writeFileSync(join(place, 'users.xml'), USERS);
    const args = [`--config-file=${join(place, 'config.xml')}`];
    return {
      httpPort: http,
      tcpPort: tcp,
      process: spawn(CLICKHOUSE ?? '', args, { cwd: place, stdio: 'ignore' }),
    };
  });
  const ask = async (shard: number, sql: string): Promise<string> => {
    // A connection of its own: the server may close one that is kept just as the next statement is sent.
    const asked = request({ port: shards[shard].httpPort, method: 'POST', agent: false });
    asked.end(sql);
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    const text = (await answer.toArray()).join('').trim();
    if (answer.statusCode !== 200) throw new Error(text);
    return text;
  };
  for (const { httpPort, process } of shards) await awaitServer(httpPort, process);
  return {
    ...{ shards, httpsPort },
    ask,
    async createAddress(database) {
      for (const i of shards.keys()) await ask(i, `CREATE DATABASE ${database}`);
      const hosts = shards.map(({ httpPort }) => `127.0.0.1:${httpPort}`).join(',');
      return `clickhouse://${hosts}/${database}?cluster=${CLUSTER}`;
    },
    async stop() {
      for (const { process } of shards) {
        process.kill('SIGKILL');
        if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function awaitServer(port: number, process: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (process.exitCode !== null) throw new Error(`clickhouse-server ended: ${process.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/ping`).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(100);
  }
  throw new Error('clickhouse-server does not answer');
}

async function findPorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

interface Ports {
  readonly http: number;
  readonly tcp: number;
  readonly sync: number;
}

function configure(place: string, own: Ports, all: readonly Ports[], extra: string): string {
  const shards = all.map(
    ({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`,
  );
  return `<yandex>
  <logger><level>warning</level>
    <log>${place}/log/server.log</log><errorlog>${place}/log/errors.log</errorlog></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port>
  <interserver_http_port>${own.sync}</interserver_http_port>
  <interserver_http_host>127.0.0.1</interserver_http_host>
  <mark_cache_size>16777216</mark_cache_size>
  <path>${place}/data/</path><tmp_path>${place}/tmp/</tmp_path>
  <users_config>${place}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <remote_servers><${CLUSTER}>${shards.join('')}</${CLUSTER}></remote_servers>
  ${extra}
</yandex>`;
}

function configureHttps({ certificate }: ClusterOptions, port: number): string {
  if (certificate === undefined) return '';
  return `<https_port>${port}</https_port>
  <openSSL><server>
    <certificateFile>${certificate.path}</certificateFile>
    <privateKeyFile>${certificate.keyPath}</privateKeyFile>
    <verificationMode>none</verificationMode>
    <disableProtocols>sslv2,sslv3</disableProtocols>
  </server></openSSL>`;
}

const USERS = `<yandex>
  <profiles><default><max_memory_usage>1000000000</max_memory_usage></default>
    <reading><readonly>2</readonly></reading></profiles>
  <users>
    <default><password></password><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota></default>
    <ann><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota></ann>
    <reader><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks>
      <profile>reading</profile><quota>default</quota></reader>
  </users>
  <quotas><default></default></quotas>
</yandex>`;

import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** Where counts are kept: the servers of a ClickHouse, and what holds the counts in them. */
export interface StoreAddress {
  /** `http://host:port` of each server, at least one. The first is asked; tables are made on all. */
  readonly servers: readonly string[];
  readonly user: string;
  readonly database: string;
  /** The servers' cluster, over whose shards the counts are spread; absent where one server keeps them all. */
  readonly cluster?: string;
}

/** ClickHouse's usual ports for HTTP, without encryption and with it. */
const PORT = 8123;
const SECURE_PORT = 8443;
const MOST_PORT = 65_535;

/** Names that stand in SQL without quotes. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Returns whether an input is the address of a ClickHouse, and no file. */
export function isStoreAddress(input: string): boolean {
  return input.startsWith('clickhouse://');
}

/**
 * Reads an address such as `clickhouse://user@host:8123/database`. Several servers stand with commas between them;
 * `?cluster=NAME` names their cluster, and `?secure` asks for HTTPS. The port, the user (`default`) and the database
 * (`default`) may be left out. The password is no part of it, since whoever lists the processes of a machine sees
 * addresses.
 * @throws UsageError for anything else, and for an address with a password
 */
export function parseStoreAddress(text: string): StoreAddress {
  const match = /^clickhouse:\/\/(?:([^@/?]*)@)?([^@/?]+)(?:\/([^/?]*))?\/?(?:\?(.*))?$/.exec(text);
  const [, login = '', hosts = '', database = '', query = ''] = match ?? [];
  if (login.includes(':')) {
    throw new UsageError(
      sentence(
        'store/password-in-address',
      )`A password does not belong in the store's address, where others can read it; set the environment variable ${{ variable: PASSWORD_VARIABLE }}.`,
    );
  }
  const settings = new URLSearchParams(query);
  const cluster = settings.get('cluster');
  const secure = settings.has('secure');
  const servers = hosts.split(',').map((host) => serverOf(host, secure));
  const known = [...settings.keys()].every((name) => name === 'cluster' || name === 'secure');
  const user = decode(login);
  const named = [database || 'default', cluster ?? 'default'].every((name) => NAME.test(name));
  if (match === null || !known || !named || user === undefined || servers.includes(undefined)) {
    throw new UsageError(
      sentence(
        'store/address',
      )`The store's address is '${{ address: text }}'; one such as clickhouse://user@host:8123/database was expected, with ?cluster=name behind it for a cluster.`,
    );
  }
  return {
    servers: servers.filter((server) => server !== undefined),
    user: user || 'default',
    database: database || 'default',
    ...(cluster !== null && { cluster }),
  };
}

/** The variable of the environment that holds the password. */
export const PASSWORD_VARIABLE = 'MALMOI_STORE_PASSWORD';

function serverOf(host: string, secure: boolean): string | undefined {
  const [, name, port = secure ? SECURE_PORT : PORT] =
    /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(host) ?? [];
  return name === undefined || Number(port) > MOST_PORT
    ? undefined
    : `${secure ? 'https' : 'http'}://${name}:${port}`;
}

/** Reads what is written for URLs; undefined where a percent sign stands alone. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

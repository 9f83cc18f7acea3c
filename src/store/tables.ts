import { InputError, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { StoreServer } from './server.ts';
import { quote } from './tab-separated.ts';

/** A table of the store. */
export interface Table {
  readonly name: string;
  /** Its columns with their types, as SQL. */
  readonly columns: string;
  /** The columns that tell rows apart: rows that agree in them are one row, however often they arrive. */
  readonly key: string;
  /** The column that is added up over rows of one key; absent where such rows are one row. */
  readonly adds?: string;
  /** What decides on which shard a row lies; the same for a row that arrives again. */
  readonly shard: string;
}

/** What was counted: a row for each count. */
export const COUNTS: Table = {
  name: 'malmoi_counts',
  columns: 'id String, name String, kind String, description String',
  key: 'id',
  shard: 'id',
};

/** The ledger: a row for each part that is whole. It is written when all batches of the part are stored. */
export const PARTS: Table = {
  name: 'malmoi_parts',
  columns: 'id String, part UInt32, rows UInt64, total UInt64, documents UInt64, digest String',
  // With what was counted in the key, two different countings of a part cannot pass for one.
  key: 'id, part, rows, total, documents, digest',
  shard: 'id',
};

/** How often terms occur: words, n-grams, or pairs of words, in all documents or in those of a class. */
export const TERMS: Table = {
  name: 'malmoi_terms',
  columns:
    'id String, part UInt32, batch UInt32, class String, term String, total UInt64, documents UInt64, place UInt64',
  key: 'id, part, batch, class, term',
  shard: 'class, term',
};

/**
 * Has each shard end the query by itself, since a term is on one shard only: else one server would have to hold all
 * terms, rare ones too.
 */
export const BY_SHARD = 'SETTINGS distributed_group_by_no_merge = 1';

/** How often words stand near each other: cells of a triangle, by the words' numbers. */
export const CELLS: Table = {
  name: 'malmoi_cells',
  columns: 'id String, part UInt32, batch UInt32, row UInt32, column UInt32, total UInt64',
  key: 'id, part, batch, row, column',
  shard: 'row, column',
};

/** Cells added up over the parts, in their order. */
export const SUMS: Table = {
  name: 'malmoi_sums',
  columns: 'id String, sum String, row UInt32, column UInt32, total UInt64',
  key: 'id, sum, row, column',
  adds: 'total',
  shard: 'row, column',
};

/** Sums that are whole: a row for each, written when all its rows are stored. */
export const WHOLE_SUMS: Table = {
  name: 'malmoi_whole_sums',
  columns: 'id String, sum String',
  key: 'id, sum',
  shard: 'id',
};

const TABLES: readonly Table[] = [COUNTS, PARTS, TERMS, CELLS, SUMS, WHOLE_SUMS];

/** The name by which a table is written and read: that of the servers' cluster, or the one server's own. */
export function nameTable({ address }: StoreServer, table: Table): string {
  return address.cluster === undefined ? ownName(table) : table.name;
}

/**
 * SQL for the rows of a count in a table whose rows of one key are one row: `FINAL`, for those that arrived again are
 * there until the servers have merged them.
 */
export function fromRows(
  server: StoreServer,
  table: Table,
  { id }: { readonly id: string },
): string {
  return `FROM ${nameTable(server, table)} FINAL WHERE id = ${quote(id)}`;
}

/** The name of a server's own rows of a table. */
export function ownName({ name }: Table): string {
  return `${name}_local`;
}

/**
 * Makes the tables that are not there: on each server its own, in a cluster also those that spread rows over the
 * shards. Workers write to a `ReplacingMergeTree`, which takes rows of one key for one row: a `SummingMergeTree` would add
 * them up, and a batch that arrives twice would count twice.
 * @throws UsageError where the servers have no such cluster
 * @throws InputError where the address names too few of its servers, and nothing else hands statements on
 */
export async function createTables(server: StoreServer): Promise<void> {
  const { cluster, servers } = server.address;
  const { shards } = await countShards(server);
  const where = servers.length < shards ? ` ON CLUSTER ${cluster}` : '';
  for (const table of TABLES) {
    const { name, columns, key, adds, shard } = table;
    const engine = adds === undefined ? 'ReplacingMergeTree()' : `SummingMergeTree((${adds}))`;
    const own = `CREATE TABLE IF NOT EXISTS ${ownName(table)}${where} (${columns})
      ENGINE = ${engine} PARTITION BY id ORDER BY (${key})`;
    try {
      await server.command(own, where === '' ? 'each' : 'first');
    } catch (cause) {
      if (where === '') throw cause;
      throw new InputError(
        sentence(
          'store/name-every-server',
        )`the cluster has ${{ shards }} shards, and nothing that hands statements on to them; name a server of each: clickhouse://host1,host2/database?cluster=${{ cluster }}`,
        { input: servers[0] ?? '' },
        { cause },
      );
    }
    if (cluster === undefined) continue;
    const spread = `CREATE TABLE IF NOT EXISTS ${name}${where} (${columns})
      ENGINE = Distributed(${cluster}, ${server.address.database}, ${ownName(table)}, cityHash64(${shard}))`;
    await server.command(spread, where === '' ? 'each' : 'first');
  }
}

/** Returns whether the first server has all tables, and the user may see them. */
export async function hasTables(server: StoreServer): Promise<boolean> {
  const names = TABLES.map((table) => quote(nameTable(server, table)));
  const query = `SELECT count() FROM system.tables WHERE database = currentDatabase() AND name IN (${names.join()})`;
  for await (const [[there]] of server.query(query)) return Number(there) === names.length;
  return false;
}

/** Removes the rows of a count from every table. */
export async function dropCount(
  server: StoreServer,
  { id }: { readonly id: string },
): Promise<void> {
  const { cluster, servers } = server.address;
  const { shards } = await countShards(server);
  const where = servers.length < shards ? ` ON CLUSTER ${cluster}` : '';
  // What was counted last: until then the count can be named, and dropped again.
  for (const table of TABLES.toReversed()) {
    await server.command(
      `ALTER TABLE ${ownName(table)}${where} DROP PARTITION ${quote(id)}`,
      where === '' ? 'each' : 'first',
    );
  }
}

/** Returns whether the address names a server of every shard, and no shard has others that must agree with it. */
export async function reachesEveryShard(server: StoreServer): Promise<boolean> {
  const { shards, replicas } = await countShards(server);
  return server.address.servers.length === shards && replicas === shards;
}

/** Counts the shards of the servers' cluster, and the servers in them. */
async function countShards(
  server: StoreServer,
): Promise<{ readonly shards: number; readonly replicas: number }> {
  const { cluster, servers } = server.address;
  if (cluster === undefined) return { shards: 1, replicas: 1 };
  let counts = { shards: 0, replicas: 0 };
  const query = `SELECT uniqExact(shard_num), count() FROM system.clusters WHERE cluster = ${quote(cluster)}`;
  for await (const [[shards, replicas]] of server.query(query)) {
    counts = { shards: Number(shards), replicas: Number(replicas) };
  }
  if (counts.shards > 0) return counts;
  throw new UsageError(
    sentence(
      'store/no-cluster',
    )`The servers of ${{ server: servers[0] }} have no cluster "${{ cluster }}"; its name stands in their configuration, under remote_servers.`,
  );
}

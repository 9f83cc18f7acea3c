import { parseStoreAddress, type StoreAddress } from './address.ts';
import { type ConnectOptions, connectStore, type StoreServer } from './server.ts';
import { isForbidden } from './server-failure.ts';
import { createTables, hasTables } from './tables.ts';

/**
 * Connects to the servers of a store, and makes the tables that are not there. The database must exist. A user who may
 * only read reads the tables that others have made. Whoever opens a store closes it.
 * @param address such as `clickhouse://user@host:8123/database`, with `?secure` for HTTPS and `?cluster=name` for a cluster
 * @throws UsageError when the address is none, or the servers have no such cluster
 * @throws InputError where `@clickhouse/client` is not installed, a server does not answer, or it refuses user or password
 */
export async function openStore(
  address: string | StoreAddress,
  options: ConnectOptions = {},
): Promise<StoreServer> {
  const parsed = typeof address === 'string' ? parseStoreAddress(address) : address;
  const server = await connectStore(parsed, options);
  try {
    await requireTables(server);
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

/** Makes the tables that are not there; a user who may not has those that are. */
async function requireTables(server: StoreServer): Promise<void> {
  try {
    await createTables(server);
  } catch (error) {
    if (!isForbidden(error) || !(await hasTables(server))) throw error;
  }
}

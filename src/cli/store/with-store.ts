import type { StoreAddress } from '../../store/address.ts';
import { openStore, type StoreServer } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { connectionOf } from './connection.ts';

/** Connects to a store for as long as work takes. */
export async function withStore<Result>(
  address: StoreAddress,
  environment: Environment,
  work: (server: StoreServer) => Promise<Result>,
): Promise<Result> {
  const server = await openStore(address, connectionOf(environment));
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

import {
  connectStore,
  createTables,
  PASSWORD_VARIABLE,
  type StoreAddress,
  type StoreServer,
} from '../../store/index.ts';
import type { Environment } from '../environment.ts';

/** Connects to a store for as long as work takes. The password comes from the environment alone. */
export async function withStore<Result>(
  address: StoreAddress,
  { signal }: Environment,
  work: (server: StoreServer) => Promise<Result>,
): Promise<Result> {
  const { [PASSWORD_VARIABLE]: password } = process.env;
  const server = await connectStore(address, {
    signal,
    ...(password !== undefined && { password }),
  });
  try {
    await createTables(server);
    return await work(server);
  } finally {
    await server.close();
  }
}

import type { ByteSource } from '../io/byte-source.ts';
import type { StoreAddress } from './address.ts';
import { type ConnectOptions, connectStore } from './server.ts';

/**
 * Makes a source of bytes from a query to a ClickHouse: its rows as a table in CSV, whose columns are named by the query.
 * Every reading asks anew; the server answers once it has all rows, so that an error is never taken for a row.
 */
export function querySource(
  address: StoreAddress,
  query: string,
  options: ConnectOptions = {},
): ByteSource {
  const { servers, database } = address;
  return {
    name: `${servers[0]}/${database}`,
    rereadable: true,
    async *open() {
      const server = await connectStore(address, options);
      try {
        yield* server.table(query);
      } finally {
        await server.close();
      }
    },
  };
}

import type { ByteSource } from '../io/byte-source.ts';
import { isDuckDbAddress, nameDuckDb } from '../io/duckdb-address.ts';
import { isStoreAddress, parseStoreAddress } from './address.ts';
import { readDuckDb } from './duckdb.ts';
import { encodeTable, type TableCells } from './encode-table.ts';
import { type ConnectOptions, connectStore } from './server.ts';

/** Returns whether an input is the address of a database, and no file. */
export function isAddress(input: string): boolean {
  return isStoreAddress(input) || isDuckDbAddress(input);
}

/**
 * Makes a source of bytes from a query to the database at an address: its rows as a table in CSV, whose columns are named
 * by the query. A cell without a value (`NULL`) is empty. Every reading asks anew.
 * @throws UsageError for an address that is none
 */
export function querySource(
  address: string,
  query: string,
  options: ConnectOptions = {},
): ByteSource {
  if (isDuckDbAddress(address)) {
    return tableSource(nameDuckDb(address), () => readDuckDb(address, query, options));
  }
  const store = parseStoreAddress(address);
  return tableSource(address, async function* () {
    const server = await connectStore(store, options);
    try {
      yield* server.table(query);
    } finally {
      await server.close();
    }
  });
}

function tableSource(name: string, read: () => AsyncIterable<TableCells[]>): ByteSource {
  return { name, rereadable: true, open: () => encodeTable(read()) };
}

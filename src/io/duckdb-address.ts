/** How the address of a DuckDB begins; the path of its file follows, or nothing. */
const PREFIX = 'duckdb:';

/** Returns whether an input is the address of a DuckDB, and no file. */
export function isDuckDbAddress(input: string): boolean {
  return input.startsWith(PREFIX);
}

/** Returns the path of the database that an address such as `duckdb:shop.duckdb` names; empty where it names none. */
export function duckDbFile(address: string): string {
  return address.slice(PREFIX.length);
}

/** How errors call the database of an address: one in memory has no name but its query's. */
export function nameDuckDb(address: string): string {
  return address === PREFIX ? 'the query' : address;
}

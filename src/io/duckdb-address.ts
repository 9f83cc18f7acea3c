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

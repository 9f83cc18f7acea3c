import type { Count } from './count.ts';
import type { StoreServer } from './server.ts';
import { quote } from './tab-separated.ts';
import { BY_SHARD, nameTable, TERMS } from './tables.ts';

/** Which terms of a count are read. */
export interface TermChoice {
  /** The class that they are counted under. */
  readonly under: string;
  /** A condition in SQL on what a term comes to, which it calls `times`. */
  readonly having: string;
}

/** Reads terms of a count, and what each comes to over all parts, in batches. */
export async function* readTermSums(
  server: StoreServer,
  { id }: Count,
  { under, having }: TermChoice,
): AsyncGenerator<(readonly [term: string, times: number])[], void, undefined> {
  const query = `SELECT term, sum(total) AS times FROM ${nameTable(server, TERMS)} FINAL
    WHERE id = ${quote(id)} AND class = ${quote(under)} GROUP BY term HAVING ${having} ${BY_SHARD}`;
  for await (const rows of server.query(query)) {
    yield rows.map(([term, times]) => [term, Number(times)]);
  }
}

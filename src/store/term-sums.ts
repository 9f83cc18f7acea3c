import type { TermCount } from '../counts/term-counts.ts';
import type { Count } from './count.ts';
import type { StoreServer } from './server.ts';
import { quote } from './tab-separated.ts';
import { BY_SHARD, fromRows, TERMS } from './tables.ts';

/** Which terms of a count are read. */
export interface TermChoice {
  /** The class that they are counted under. */
  readonly under: string;
  /** A condition in SQL on what a term comes to: how often it occurs (`times`), and in how many documents (`found_in`). */
  readonly where: string;
}

/** Reads terms of a count, and what each comes to over all parts, in batches. */
export async function* readTermSums(
  server: StoreServer,
  count: Count,
  { under, where }: TermChoice,
): AsyncGenerator<TermCount[], void, undefined> {
  const query = `SELECT term, sum(total) AS times, sum(documents) AS found_in ${fromRows(server, TERMS, count)}
    AND class = ${quote(under)} GROUP BY term HAVING ${where} ${BY_SHARD}`;
  for await (const rows of server.query(query)) {
    yield rows.map(([term, total, documents]) => ({
      ...{ term, total: Number(total), documents: Number(documents) },
    }));
  }
}

/** Counts the different terms of a count. */
export async function countDistinctTerms(server: StoreServer, count: Count): Promise<number> {
  let distinct = 0;
  for await (const shards of server.query(
    `SELECT uniqExact(term) ${fromRows(server, TERMS, count)} ${BY_SHARD}`,
  )) {
    for (const [terms] of shards) distinct += Number(terms);
  }
  return distinct;
}

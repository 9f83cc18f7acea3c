import { randomUUID } from 'node:crypto';
import type { Count } from './count.ts';
import { checkParts } from './ledger.ts';
import type { StoreServer } from './server.ts';
import { quote, writeRow } from './tab-separated.ts';
import { CELLS, nameTable, SUMS, WHOLE_SUMS } from './tables.ts';

/**
 * Adds up the cells of a count over its parts, if nobody has, so that they can be read in order, a few rows at a time:
 * the batches lie part by part. The server copies a part after the other into a `SummingMergeTree`, each cell once, and
 * adds up there. Each try has an identity of its own, and counts once all parts are copied and the sum of its cells is
 * that of the parts: what a killed or failed try has left is never read.
 * @returns the identity of the sum
 * @throws InputError where parts are missing or not whole
 */
export async function sumCells(server: StoreServer, count: Count): Promise<string> {
  const { total } = await checkParts(server, count);
  for await (const rows of server.query(
    `SELECT sum FROM ${nameTable(server, WHOLE_SUMS)} FINAL WHERE id = ${quote(count.id)} ORDER BY sum`,
  )) {
    for (const [sum] of rows) if ((await totalOf(server, count, sum)) === total) return sum;
  }
  for (let tries = 1; ; tries++) {
    const sum = randomUUID();
    try {
      for (let part = 1; part <= count.parts; part++) {
        await server.insertFrom(`INSERT INTO ${nameTable(server, SUMS)} (id, sum, row, column, total)
          SELECT id, ${quote(sum)}, row, column, total FROM ${nameTable(server, CELLS)} FINAL
          WHERE id = ${quote(count.id)} AND part = ${part}`);
      }
      if ((await totalOf(server, count, sum)) !== total) continue;
    } catch (error) {
      if (tries === TRIES) throw error;
      continue;
    }
    await server.insert(nameTable(server, WHOLE_SUMS), writeRow([count.id, sum]));
    return sum;
  }
}

const TRIES = 3;

async function totalOf(server: StoreServer, { id }: Count, sum: string): Promise<bigint> {
  let total = 0n;
  for await (const [[value]] of server.query(
    `SELECT sum(total) FROM ${nameTable(server, SUMS)} WHERE id = ${quote(id)} AND sum = ${quote(sum)}`,
  )) {
    total = BigInt(value);
  }
  return total;
}

import { randomUUID } from 'node:crypto';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type Count, placeOf } from './count.ts';
import { checkParts } from './ledger.ts';
import type { StoreServer } from './server.ts';
import { quote, writeRow } from './tab-separated.ts';
import {
  CELLS,
  fromRows,
  nameTable,
  ownName,
  reachesEveryShard,
  SUMS,
  WHOLE_SUMS,
} from './tables.ts';

/** Sums that are tried before the servers' trouble is told. */
const TRIES = 3;

/** Parts that are copied at once. */
const PARTS_AT_ONCE = 4;

/**
 * Adds up the cells of a count over its parts, if nobody has, so that they can be read in order, some rows at a time:
 * the batches lie part by part. The servers copy the parts into a `SummingMergeTree`, each cell once, and add up there.
 * Each try has an identity of its own, and counts once all parts are copied and the sum of its cells is that of the
 * parts: what a killed or failed try has left is never read.
 * @returns the identity of the sum
 * @throws InputError where parts are missing or not whole
 */
export async function sumCells(server: StoreServer, count: Count): Promise<string> {
  const { total } = await checkParts(server, count);
  for await (const rows of server.query(
    `SELECT sum ${fromRows(server, WHOLE_SUMS, count)} ORDER BY sum`,
  )) {
    for (const [sum] of rows) if ((await totalOf(server, count, sum)) === total) return sum;
  }
  let trouble: unknown = new InputError(
    sentence(
      'store/sum-differs',
    )`the sum over the parts of "${{ name: count.name }}" is not what the parts come to; read them again when the servers have settled`,
    { input: placeOf(server) },
  );
  for (let tries = 0; tries < TRIES; tries++) {
    const sum = randomUUID();
    try {
      await copyParts(server, count, sum);
      if ((await totalOf(server, count, sum)) !== total) continue;
    } catch (error) {
      trouble = error;
      continue;
    }
    await server.insert(nameTable(server, WHOLE_SUMS), writeRow([count.id, sum]));
    return sum;
  }
  throw trouble;
}

/** Copies the cells of every part into a sum; a shard its own where that can be asked of it, since a cell stays on it. */
async function copyParts(server: StoreServer, { id, parts }: Count, sum: string): Promise<void> {
  const where = (await reachesEveryShard(server)) ? 'each' : 'first';
  const [from, to] = [CELLS, SUMS].map((table) =>
    where === 'each' ? ownName(table) : nameTable(server, table),
  );
  const copy = (part: number): Promise<void> =>
    server.insertFrom(
      `INSERT INTO ${to} (id, sum, row, column, total)
        SELECT id, ${quote(sum)}, row, column, total FROM ${from} FINAL
        WHERE id = ${quote(id)} AND part = ${part}`,
      where,
    );
  for (let first = 1; first <= parts; first += PARTS_AT_ONCE) {
    const length = Math.min(PARTS_AT_ONCE, parts - first + 1);
    await Promise.all(Array.from({ length }, (_, i) => copy(first + i)));
  }
}

async function totalOf(server: StoreServer, { id }: Count, sum: string): Promise<bigint> {
  let total = 0n;
  for await (const [[value]] of server.query(
    `SELECT sum(total) FROM ${nameTable(server, SUMS)} WHERE id = ${quote(id)} AND sum = ${quote(sum)}`,
  )) {
    total = BigInt(value);
  }
  return total;
}

import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { type Count, placeOf, tableOf } from './count.ts';
import type { StoreServer } from './server.ts';
import { fromRows, PARTS } from './tables.ts';

/** What the ledger says of a part that is whole. */
export interface WholePart {
  /** From 1. */
  readonly part: number;
  /** Its rows in all batches. */
  readonly rows: number;
  /** The sum of what they count. */
  readonly total: number;
  /** Its documents. */
  readonly documents: number;
  /** The hash of its rows, which shows two countings of other texts. */
  readonly digest: string;
}

/** What all parts of a count come to. */
export interface CountSums {
  /** May be more than numbers hold exactly: weighted sums of terabytes are. */
  readonly total: bigint;
  readonly documents: number;
}

/**
 * Returns the whole parts of a count, in order, those alone whose rows are all there.
 * @param only the one part to look at; default all
 */
export async function readWholeParts(
  server: StoreServer,
  count: Count,
  only?: number,
): Promise<WholePart[]> {
  const found = await readRows(server, count, only);
  return (await readLedger(server, count)).filter(({ part, rows, total }) => {
    if (only !== undefined && part !== only) return false;
    // A part of which no line is counted has no rows.
    const there = found.get(part) ?? { rows: 0, total: 0 };
    return there.rows === rows && there.total === total;
  });
}

/**
 * Checks that every part of a count is whole, and sums them up.
 * @throws InputError where parts are missing, have lost rows, or were counted twice with different results
 */
export async function checkParts(server: StoreServer, count: Count): Promise<CountSums> {
  const { name, parts } = count;
  const place = { input: placeOf(server) };
  const ledger = await readLedger(server, count);
  const numbers = ledger.map(({ part }) => part);
  const twice = numbers.filter((part, i) => numbers.indexOf(part) !== i);
  if (twice.length > 0) {
    throw new InputError(
      sentence(
        'store/part-twice',
      )`parts of "${{ name }}" were counted twice with different results: ${{ parts: twice }}; the texts have changed meanwhile. Drop the count, and count again`,
      place,
    );
  }
  const missing = await listMissing(server, count);
  if (missing.length > 0) {
    throw new InputError(
      sentence(
        'store/parts-missing',
      )`of the ${{ parts }} parts of "${{ name }}" these are not there, or not whole: ${{ missing: listRanges(missing) }}; count them`,
      place,
    );
  }
  return {
    total: ledger.reduce((sum, { total }) => sum + BigInt(total), 0n),
    documents: ledger.reduce((sum, { documents }) => sum + documents, 0),
  };
}

/** Lists the parts of a count that are not there, or not whole. */
export async function listMissing(server: StoreServer, count: Count): Promise<number[]> {
  const whole = new Set((await readWholeParts(server, count)).map(({ part }) => part));
  const all = Array.from({ length: count.parts }, (_, i) => i + 1);
  return all.filter((part) => !whole.has(part));
}

/** Writes numbers that follow each other as `3–7`. */
export function listRanges(numbers: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
}

async function readLedger(server: StoreServer, count: Count): Promise<WholePart[]> {
  const ledger: WholePart[] = [];
  const query = `SELECT part, rows, total, documents, digest ${fromRows(server, PARTS, count)} ORDER BY part`;
  for await (const lines of server.query(query)) {
    for (const [part, rows, total, documents, digest] of lines) {
      ledger.push({
        ...{ part: Number(part), rows: Number(rows), total: Number(total) },
        ...{ documents: Number(documents), digest },
      });
    }
  }
  return ledger;
}

/** Counts the rows of each part that are stored. */
async function readRows(
  server: StoreServer,
  count: Count,
  only?: number,
): Promise<Map<number, { readonly rows: number; readonly total: number }>> {
  const parts = new Map<number, { rows: number; total: number }>();
  const query = `SELECT part, count(), sum(total) ${fromRows(server, tableOf(count.kind), count)}
    ${only === undefined ? '' : `AND part = ${only}`} GROUP BY part`;
  for await (const lines of server.query(query)) {
    for (const [part, rows, total] of lines) {
      parts.set(Number(part), { rows: Number(rows), total: Number(total) });
    }
  }
  return parts;
}

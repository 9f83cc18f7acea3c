/**
 * Calculates what counting into ClickHouse takes for texts of 1, 10 and 100 TB, for docs/scale.md, from constants that
 * `npm run bench:store` measured on one machine and from how vocabularies and cells grow with a text.
 *
 *   node bench/store-model.mjs [--part-gigabytes 1] [--workers 64] [--shards 4] [--cores 16]
 */
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    'part-gigabytes': { type: 'string', default: '1' },
    workers: { type: 'string', default: '64' },
    shards: { type: 'string', default: '4' },
    cores: { type: 'string', default: '16' },
  },
});
const partGigabytes = Number(options['part-gigabytes']);
const [workers, shards, cores] = [options.workers, options.shards, options.cores].map(Number);

/** Bytes of text a token, in the English corpus. */
const TOKEN_BYTES = 5.45;

/** Measured; microseconds of one core's processor. Growth: rows of n tokens are `scale · n ** power`. */
const COUNTINGS = {
  vocabulary: {
    token: 0.196,
    row: { worker: 3.4, insert: 2.2, read: 1.1 },
    bytes: { wire: 34.8, disk: 11.8 },
    growth: { scale: 4.96, power: 0.681 },
    streams: 1,
    /** Rows at which a worker writes what it holds and begins anew. */
    flush: 2 ** 20,
  },
  'words and pairs': {
    token: 0.196,
    row: { worker: 5.1, insert: 3.0, read: 1.5 },
    bytes: { wire: 38.6, disk: 11.4 },
    growth: { scale: 10.2, power: 0.776 },
    streams: 1,
    flush: 2 ** 20,
  },
  'co-occurrences': {
    token: 0.196,
    row: { worker: 2.4, insert: 0.82, read: 1.5 },
    bytes: { wire: 36.7, disk: 5.98 },
    growth: { scale: 27.0, power: 0.83 },
    streams: 4,
    flush: Number.POSITIVE_INFINITY,
  },
};

/** Rows of a part. */
function rowsOf({ growth: { scale, power }, flush }, tokens) {
  const rows = scale * tokens ** power;
  if (rows <= flush) return rows;
  const tokensAtFlush = (flush / scale) ** (1 / power);
  return (tokens / tokensAtFlush) * flush;
}

const show = (number) => Number(number.toPrecision(2)).toLocaleString('en');
console.log(
  `${partGigabytes} GB a part; ${workers} workers, ${shards} shards of ${cores} cores; hours unless said otherwise`,
);
console.log(
  '| what | text | parts | rows | on the wire | on disk | counting | inserting | reading |',
);
for (const [name, counting] of Object.entries(COUNTINGS)) {
  for (const terabytes of [1, 10, 100]) {
    const parts = (terabytes * 1000) / partGigabytes;
    const tokens = (terabytes * 1e12) / TOKEN_BYTES;
    const rows = parts * rowsOf(counting, tokens / parts);
    const { token, row, bytes } = counting;
    const workerHours = (tokens * token + rows * row.worker) / 3.6e9;
    const inserting = (rows * row.insert) / 3.6e9 / (shards * cores);
    // Each shard reads a stream of rows after the other, of co-occurrences four at once.
    const reading = (rows * row.read) / 3.6e9 / shards / counting.streams;
    const columns = [
      ...[name, `${terabytes} TB`, show(parts), `${show(rows / 1e9)} · 10⁹`],
      ...[`${show((rows * bytes.wire) / 1e12)} TB`, `${show((rows * bytes.disk) / 1e12)} TB`],
      ...[workerHours / workers, inserting, reading].map(show),
    ];
    console.log(`| ${columns.join(' | ')} |`);
  }
}

/**
 * Counting into ClickHouse: a vocabulary, n-grams and co-occurrences of the English corpus (MALMOI_DATA, or
 * ../shared/data) in four parts, by 1, 2 and 4 processes, into one server and into two shards, all on this machine. Prints for each the
 * seconds, the processor's seconds of workers and servers, and what the rows weigh on the wire and on the disk; then
 * the constants of the model in docs/scale.md.
 *
 *   npm run bench:store -- [--megabytes 16] [--ngrams 2] [--neighbors 2] [--processes 1,2,4] [--shards 1,2]
 *
 * `--megabytes` of text are counted for the vocabulary, `--ngrams` for words and pairs of them, `--neighbors` for
 * co-occurrences.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CLICKHOUSE, CLUSTER, SKIPPED, startCluster } from '../tests/store/cluster.ts';

if (CLICKHOUSE === undefined) throw new Error(SKIPPED);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '16' },
    ngrams: { type: 'string', default: '2' },
    neighbors: { type: 'string', default: '2' },
    processes: { type: 'string', default: '1,2,4' },
    shards: { type: 'string', default: '1,2' },
  },
});
const PARTS = 4;
const folder = mkdtempSync(join(tmpdir(), 'store-bench-'));

/** Writes the first megabytes of the corpus to a file. */
function cutText(megabytes) {
  const bytes = Buffer.alloc(Number(megabytes) * 1e6);
  readSync(openSync(join(data, 'text/english-corpus.txt')), bytes);
  const path = join(folder, `${megabytes}.txt`);
  writeFileSync(path, bytes.subarray(0, bytes.lastIndexOf(10) + 1));
  return path;
}

/** Runs a command of Malmoi; gives the processor's seconds that it took, and what it printed. */
async function run(args) {
  const command = [process.execPath, join(root, 'dist/cli/main.js'), ...args];
  const child = spawn('bash', ['-c', `TIMEFORMAT='%U %S'; time "$@"`, 'run', ...command]);
  let [printed, errors] = ['', ''];
  child.stdout.on('data', (text) => (printed += text));
  child.stderr.on('data', (text) => (errors += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(errors);
  const [user, system] = errors.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds: user + system, printed };
}

/** Runs the parts by a number of processes, each of which takes the next part. */
async function runParts(processes, argsOf) {
  const parts = Array.from({ length: PARTS }, (_, i) => `${i + 1}/${PARTS}`);
  const results = [];
  const started = performance.now();
  const work = async () => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      results.push(await run(argsOf(part)));
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  return {
    wall: (performance.now() - started) / 1000,
    workers: results.reduce((sum, { seconds }) => sum + seconds, 0),
    rows: results.reduce((sum, { printed }) => sum + JSON.parse(printed).rows, 0),
    documents: results.reduce((sum, { printed }) => sum + JSON.parse(printed).documents, 0),
  };
}

/** The processor's seconds that the servers have used, at 100 ticks a second. */
function serverSeconds(cluster) {
  return cluster.shards.reduce((sum, { process: { pid } }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  }, 0);
}

async function measure(work, cluster) {
  const before = serverSeconds(cluster);
  const started = performance.now();
  const result = await work();
  const wall = (performance.now() - started) / 1000;
  return { wall, ...result, servers: serverSeconds(cluster) - before };
}

const round = (number) => Number(number.toPrecision(3));
const print = (name, row) =>
  console.log(
    name.padEnd(34),
    Object.entries(row)
      .map(([key, value]) => `${key} ${round(value)}`)
      .join('  '),
  );

/** What is counted: the command, its text, and the rows of its table. */
const COUNTINGS = [
  {
    ...{ name: 'vocabulary', command: 'vocab', run: 'words', flags: [] },
    ...{ text: cutText(options.megabytes), table: 'malmoi_terms', wire: 'length(term)' },
  },
  {
    ...{ name: 'n-grams', command: 'vocab', run: 'ngrams', flags: ['--ngrams', '1-2'] },
    ...{ text: cutText(options.ngrams), table: 'malmoi_terms', wire: 'length(term)' },
  },
  {
    ...{ name: 'co-occurrences', command: 'cooccur', run: 'pairs', flags: [] },
    ...{ text: cutText(options.neighbors), table: 'malmoi_cells' },
    wire: 'length(toString(row)) + length(toString(column)) + 1',
  },
];
const WHITE = ['--tokenizer', 'whitespace'];

try {
  for (const { name, command, flags, text } of COUNTINGS) {
    const output = ['-o', join(folder, 'embedded'), '--json', ...WHITE];
    const { seconds, printed } = await run([command, text, ...flags, ...output]);
    console.log(
      `${name}, embedded, one process: ${round(seconds)} s of processor; ${printed.trim()}`,
    );
  }
  for (const shards of options.shards.split(',').map(Number)) {
    for (const processes of options.processes.split(',').map(Number)) {
      const cluster = await startCluster();
      try {
        const both = await cluster.createAddress('bench');
        const store =
          shards === 1 ? both.replace(/,[^/]*/, '').replace(`?cluster=${CLUSTER}`, '') : both;
        for (const { name, command, run: count, flags, text, table, wire } of COUNTINGS) {
          if (command === 'cooccur') {
            await run(['vocab', text, ...WHITE, '--store', store, '--run', count]);
          }
          const stored = [...flags, '--store', store, '--run', count, '--json'];
          const args = [command, text, ...stored, ...WHITE];
          const written = await measure(
            () => runParts(processes, (part) => [...args, '--part', part]),
            cluster,
          );
          const place = `${name}, ${shards} shard${shards > 1 ? 's' : ''}, ${processes} process${processes > 1 ? 'es' : ''}`;
          print(`${place}: count`, written);
          const id = await cluster.ask(
            0,
            `SELECT DISTINCT id FROM bench.malmoi_counts${shards === 1 ? '_local' : ''} WHERE name = '${count}' AND kind = '${name}'`,
          );
          const sums = { wire: 0, disk: 0 };
          for (let shard = 0; shard < shards; shard++) {
            const own = `bench.${table}_local`;
            sums.wire += Number(
              await cluster.ask(
                shard,
                `SELECT sum(length(id) + length(toString(part)) + length(toString(batch)) + ${wire} + length(toString(total)) + 8) FROM ${own} WHERE id = '${id}'`,
              ),
            );
            await cluster.ask(shard, `OPTIMIZE TABLE ${own} FINAL`);
            sums.disk += Number(
              await cluster.ask(
                shard,
                `SELECT sum(bytes_on_disk) FROM system.parts WHERE database = 'bench' AND table = '${table}_local' AND active AND partition = '${id}'`,
              ),
            );
          }
          print(`${place}: bytes a row`, {
            wire: sums.wire / written.rows,
            disk: sums.disk / written.rows,
          });
          const finish = [command, ...stored, '-o', join(folder, 'stored')];
          const read = await measure(
            async () => ({ reader: (await run(finish)).seconds }),
            cluster,
          );
          print(`${place}: read`, read);
        }
      } finally {
        await cluster.stop();
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

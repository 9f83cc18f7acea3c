/**
 * Runs a store's own statements on today's ClickHouse, in this process by chdb (543 MB, so that no test needs it): counts
 * the words, n-grams and co-occurrences of a text in parts, one of them twice, and compares them with what one process counts.
 * The statements of a cluster are left out, since it is no server.
 *
 *   mkdir /tmp/chdb && (cd /tmp/chdb && npm init --yes && npm install chdb) && npm run build
 *   CHDB=/tmp/chdb/node_modules/chdb/index.js node bench/store-today.mjs [text]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCooccurrences, countNgrams, TextCorpus } from '../dist/corpus/index.js';
import { textFile } from '../dist/corpus/node-text-file.js';
import { openNodeScratch } from '../dist/io/node-scratch.js';
import {
  countCooccurrencesPart,
  countNgramsPart,
  countVocabularyPart,
  readCooccurrences,
  readNgrams,
} from '../dist/store/index.js';
import { readRow } from '../dist/store/tab-separated.js';
import { createTables } from '../dist/store/tables.js';
import { createTextPipeline } from '../dist/text/index.js';

const { Session } = (await import(process.env.CHDB)).default;
const [path = 'samples/romeo-and-juliet.txt'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'malmoi-today-'));
const session = new Session(folder);
session.query('CREATE DATABASE words');
session.query('USE words');

const server = {
  address: { servers: ['chdb'], user: 'default', database: 'words' },
  command: async (sql) => session.query(sql),
  insertFrom: async (sql) => session.query(sql),
  insert: async (table, rows) => session.query(`INSERT INTO ${table} FORMAT TabSeparated\n${rows}`),
  async *query(sql) {
    const text = session.query(sql, 'TabSeparated');
    if (text !== '') yield text.trimEnd().split('\n').map(readRow);
  },
};

const PARTS = 3;
const COUNTING = { minCount: 2, window: 5 };
const NGRAMS = { ngramRange: [1, 2], minDf: 2 };
const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });

/** Counts every part of the text, the second twice. */
async function countParts(countPart, ...options) {
  for (const number of [3, 2, 1, 2]) {
    const part = { name: 'text', part: { number, of: PARTS }, analyzer };
    await countPart(server, [path], part, ...options);
  }
}

/** Lists what comes in batches as lines. */
async function linesOf(batches, listLines) {
  const lines = [];
  for await (const batch of batches) lines.push(...listLines(batch));
  return lines.join('\n');
}

const listCells = ({ rows, columns, values }) =>
  Array.from(rows, (row, i) => `${row} ${columns[i]} ${values[i]}`);
const listNgrams = (ngrams) => ngrams.map((one) => JSON.stringify(one));

const scratch = await openNodeScratch();
try {
  console.log(
    `ClickHouse ${session.query('SELECT version()', 'TabSeparated').trim()}, ${path} in ${PARTS} parts`,
  );
  await createTables(server);
  await countParts(countVocabularyPart);
  await countParts(countNgramsPart, { ngramRange: NGRAMS.ngramRange });
  await countParts(countCooccurrencesPart, { ...COUNTING, scratch });
  const corpus = new TextCorpus([textFile(path)], { analyzer });
  const stored = await readCooccurrences(server, 'text');
  const own = await countCooccurrences(corpus, { ...COUNTING, scratch });
  const sameCells =
    stored.header.words.join(' ') === own.vocabulary.words.join(' ') &&
    stored.header.counts.join(' ') === own.vocabulary.counts.join(' ') &&
    (await linesOf(stored.blocks, listCells)) === (await linesOf(own.counter.finish(), listCells));
  const ngrams = await readNgrams(server, 'text', NGRAMS);
  const ownNgrams = await countNgrams(corpus, NGRAMS);
  const sameNgrams =
    (await linesOf(ngrams.read(), listNgrams)) === (await linesOf(ownNgrams.read(), listNgrams));
  const tell = (what, same) => console.log(`${what} are ${same ? '' : 'NOT '}the same`);
  tell(`${own.vocabulary.size} words and their co-occurrences`, sameCells);
  tell(`${ngrams.size} n-grams and their documents`, sameNgrams);
  if (!sameCells || !sameNgrams) process.exitCode = 1;
} finally {
  await scratch.dispose();
  rmSync(folder, { recursive: true });
}

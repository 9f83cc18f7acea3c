/**
 * Runs a store's own statements on today's ClickHouse, in this process by chdb (543 MB, so that no test needs it): counts
 * the words and co-occurrences of a text in parts, one of them twice, and compares them with what one process counts.
 * The statements of a cluster are left out, since it is no server.
 *
 *   npm install --prefix /tmp/chdb chdb && npm run build
 *   CHDB=/tmp/chdb/node_modules/chdb/index.js node bench/store-today.mjs [text]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCooccurrences, TextCorpus } from '../dist/corpus/index.js';
import { createByteText } from '../dist/corpus/text-source.js';
import { openNodeScratch } from '../dist/io/node-scratch.js';
import { fileSource } from '../dist/io/node-source.js';
import {
  beginCount,
  countCooccurrencePart,
  countVocabularyPart,
  createTables,
  cutPart,
  describeCooccurrences,
  PartWriter,
  readCooccurrences,
  readLimitedVocabulary,
} from '../dist/store/index.js';
import { readRow } from '../dist/store/tab-separated.js';

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
const LIMITS = { minCount: 2, maxVocabulary: null };
const COUNTING = { window: 5, weighting: 'inverse-distance' };

/** Counts every part of the text, the second twice. */
async function countParts(kind, settings, countPart) {
  const count = await beginCount(server, {
    name: 'text',
    kind,
    parts: PARTS,
    inputs: [],
    settings,
  });
  for (const number of [3, 2, 1, 2]) {
    const input = { source: fileSource(path), layout: {}, bytes: statSync(path).size };
    const cut = await cutPart([input], { number, of: PARTS });
    const corpus = new TextCorpus(cut.map(({ source }) => createByteText(source)));
    const writer = new PartWriter(server, count, number);
    await writer.finish(await countPart(corpus, writer));
  }
}

const scratch = await openNodeScratch();
try {
  console.log(
    `ClickHouse ${session.query('SELECT version()', 'TabSeparated').trim()}, ${path} in ${PARTS} parts`,
  );
  await createTables(server);
  await countParts('vocabulary', {}, countVocabularyPart);
  const { vocabulary } = await readLimitedVocabulary(server, 'text', LIMITS);
  const settings = describeCooccurrences(vocabulary, COUNTING, LIMITS);
  await countParts('co-occurrences', settings, (corpus, writer) =>
    countCooccurrencePart(corpus, writer, vocabulary, { ...COUNTING, scratch }),
  );
  const stored = await readCooccurrences(server, 'text');
  const corpus = new TextCorpus([createByteText(fileSource(path))]);
  const own = await countCooccurrences(corpus, { minCount: 2, ...COUNTING, scratch });
  const cellsOf = async (blocks) => {
    const cells = [];
    for await (const { rows, columns, values } of blocks) {
      for (const [i, row] of rows.entries()) cells.push(`${row} ${columns[i]} ${values[i]}`);
    }
    return cells.join('\n');
  };
  const same =
    stored.header.words.join(' ') === own.vocabulary.words.join(' ') &&
    stored.header.counts.join(' ') === own.vocabulary.counts.join(' ') &&
    (await cellsOf(stored.blocks)) === (await cellsOf(own.counter.finish()));
  console.log(
    `${vocabulary.size} words and their co-occurrences are ${same ? '' : 'NOT '}the same`,
  );
  if (!same) process.exitCode = 1;
} finally {
  await scratch.dispose();
  rmSync(folder, { recursive: true });
}

import { createHash } from 'node:crypto';
import { InputError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import { withDefaults } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { countNeighbors } from '../corpus/count-cooccurrences.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import { MIN_COUNT, type WordLimits } from '../corpus/word-vocabulary.ts';
import type { CellBlock } from '../counts/co-occurrence/cell-block.ts';
import {
  COOCCURRENCE_OPTIONS,
  type CooccurrenceOptions,
} from '../counts/co-occurrence/co-occurrence-counter.ts';
import type { CooccurrenceFile } from '../counts/co-occurrence/co-occurrence-file.ts';
import {
  createDistanceWeights,
  type DistanceWeighting,
} from '../counts/co-occurrence/distance-weights.ts';
import { BLOCK_LENGTH } from '../counts/co-occurrence/merge-cells.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import { type Count, findCount, placeOf, requireAnalyzer } from './count.ts';
import {
  analyzerOf,
  type CountedPart,
  countPart,
  type PartOptions,
  type PartText,
} from './count-part.ts';
import type { PartWriter } from './part-writer.ts';
import type { StoreServer } from './server.ts';
import { sumCells } from './sums.ts';
import { quote } from './tab-separated.ts';
import { nameTable, SUMS } from './tables.ts';
import { readLimitedVocabulary, type StoredLimits } from './vocabulary.ts';

/** What co-occurrences depend on beside the texts; kept in the count's description. */
export interface CooccurrenceSettings extends JsonObject {
  readonly window: number;
  readonly weighting: DistanceWeighting;
  readonly limits: StoredLimits;
  /** The hash of the words by their numbers. */
  readonly words: string;
}

/** Which words are counted, and how far apart they may stand. */
export type CooccurrencePartOptions = Partial<WordLimits> & CooccurrenceOptions;

/** Describes how co-occurrences of the words of a vocabulary are counted. */
function describeCooccurrences(
  vocabulary: Vocabulary,
  { window, weighting }: Required<Pick<CooccurrenceOptions, 'window' | 'weighting'>>,
  limits: StoredLimits,
): CooccurrenceSettings {
  return { window, weighting, limits, words: hashWords(vocabulary) };
}

function hashWords({ words }: Vocabulary): string {
  return createHash('sha256').update(words.join('\n')).digest('hex');
}

/**
 * Counts how often words occur near each other in a part of texts: those of the vocabulary of the same name, which must be
 * whole, and be cut from the texts in the same way.
 * @throws InputError where the vocabulary is not there or not whole, and for what cannot be read
 * @throws UsageError for an option out of range, another analyzer, and another count of the name
 */
export async function countCooccurrencesPart(
  server: StoreServer,
  texts: readonly PartText[],
  part: PartOptions,
  options: CooccurrencePartOptions = {},
): Promise<CountedPart> {
  const { minCount = MIN_COUNT, maxVocabulary = null, ...counting } = options;
  const limits = { minCount, maxVocabulary };
  const { count: words, vocabulary } = await readLimitedVocabulary(server, part.name, limits);
  requireAnalyzer(words, analyzerOf(part).description);
  const { window, weighting } = withDefaults(COOCCURRENCE_OPTIONS, counting);
  return countPart(server, texts, part, {
    kind: 'co-occurrences',
    settings: describeCooccurrences(vocabulary, { window, weighting }, limits),
    count: (corpus, writer) => writeCells(corpus, writer, vocabulary, counting),
  });
}

/**
 * Counts how often the words of a vocabulary occur near each other in a part, and writes the sums in whole numbers of
 * the weights' unit, so that they can be added up in any order to the same bits.
 * @returns the number of documents
 */
async function writeCells(
  corpus: TextCorpus,
  writer: PartWriter,
  vocabulary: Vocabulary,
  options: CooccurrenceOptions,
): Promise<number> {
  let documents = 0;
  const counter = await countNeighbors(corpus, vocabulary, options, () => documents++);
  for await (const { rows, columns, values } of counter.wholeSums()) {
    for (let i = 0; i < rows.length; i++) {
      // A promise a cell would cost more than the cell.
      const batch = writer.add([rows[i], columns[i]], values[i]);
      if (batch !== undefined) await batch;
    }
  }
  return documents;
}

/**
 * Reads the co-occurrences of a count as a file of them is read: their words, then the cells in order.
 * @throws InputError where there is no such count, or it is not whole
 */
export async function readCooccurrences(
  server: StoreServer,
  name: string,
): Promise<CooccurrenceFile> {
  const count = await findCount(server, 'co-occurrences', name);
  const { window, weighting, limits, words: hash } = count.settings as CooccurrenceSettings;
  const { vocabulary } = await readLimitedVocabulary(server, name, limits);
  if (hashWords(vocabulary) !== hash) {
    throw new InputError(
      sentence(
        'store/other-words',
      )`the vocabulary "${{ name }}" is not the one that the co-occurrences were counted with; drop both, and count again`,
      { input: placeOf(server) },
    );
  }
  const { words, counts } = vocabulary;
  const { unit } = createDistanceWeights(window, weighting);
  return { header: { window, weighting, words, counts }, blocks: readCells(server, count, unit) };
}

/** Cells that are read by one query, unless one row has more. */
const CELLS_AT_ONCE = 2 ** 20;

async function* readCells(
  server: StoreServer,
  count: Count,
  unit: number,
): AsyncGenerator<CellBlock> {
  const sum = await sumCells(server, count);
  const from = `FROM ${nameTable(server, SUMS)} WHERE id = ${quote(count.id)} AND sum = ${quote(sum)}`;
  let block = createBlock();
  let length = 0;
  for (const [first, last] of await cutRows(server, from)) {
    const cells = server.query(`SELECT row, column, sum(total) ${from}
      AND row >= ${first} AND row <= ${last} GROUP BY row, column ORDER BY row, column`);
    for await (const some of cells) {
      for (const [row, column, total] of some) {
        block.rows[length] = Number(row);
        block.columns[length] = Number(column);
        block.values[length] = Number(total) / unit;
        if (++length < BLOCK_LENGTH) continue;
        yield block;
        block = createBlock();
        length = 0;
      }
    }
  }
  if (length > 0) {
    yield {
      rows: block.rows.slice(0, length),
      columns: block.columns.slice(0, length),
      values: block.values.slice(0, length),
    };
  }
}

function createBlock(): CellBlock {
  return {
    rows: new Uint32Array(BLOCK_LENGTH),
    columns: new Uint32Array(BLOCK_LENGTH),
    values: new Float64Array(BLOCK_LENGTH),
  };
}

/** Cuts the rows of the matrix into ranges of about a million cells. */
async function cutRows(server: StoreServer, from: string): Promise<[number, number][]> {
  const ranges: [number, number][] = [];
  let cells = Number.POSITIVE_INFINITY;
  for await (const some of server.query(`SELECT row, count() ${from} GROUP BY row ORDER BY row`)) {
    for (const [row, inRow] of some) {
      cells += Number(inRow);
      const last = ranges[ranges.length - 1];
      if (last === undefined || cells > CELLS_AT_ONCE) {
        ranges.push([Number(row), Number(row)]);
        cells = Number(inRow);
      } else last[1] = Number(row);
    }
  }
  return ranges;
}

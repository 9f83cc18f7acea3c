import { createTaggedSource } from 'malmoi/corpus';
import { readDocuments, readTable } from 'malmoi/io';
import type { OpenedData } from './protocol.ts';
import { readShapeFile, SHAPE_FILE } from './shape-file.ts';

/** Rows, lines or sentences that are shown. */
const SHOWN = 5;

/** Bytes that tell a text's layout. */
const LOOKED_AT = 65_536;

/** What a name's end says without a look: models of ours and of other tools. */
const MODEL_NAME = /\.(?:malmoi|bin|ftz|vec|safetensors)$/i;
const TABLE_NAME = /\.(?:csv|tsv|jsonl|ndjson|parquet)(?:\.gz)?$/i;
const TAGGED_NAME = /\.(?:conllu|conll|bio|iob2?|tags)$/i;

/** What a file is: a model to use, or data of some shape to train on. */
export type FileNature = 'model' | OpenedData['shape'];

/** Tells what a file is by its name, and where that says little by its first lines. */
export async function sniff(file: File): Promise<FileNature> {
  if (MODEL_NAME.test(file.name)) return 'model';
  if (SHAPE_FILE.test(file.name)) return 'pictures';
  if (TAGGED_NAME.test(file.name)) return 'tagged';
  const start = await file.slice(0, LOOKED_AT).text();
  if (looksTagged(start) && !/\.(?:csv|jsonl|ndjson)/i.test(file.name)) return 'tagged';
  if (TABLE_NAME.test(file.name)) return 'table';
  if (looksLikeVectors(start)) return 'model';
  return looksTabbed(start) ? 'table' : 'text';
}

/** Whether a token and its label stand on each line, and an empty line between sentences. */
function looksTagged(start: string): boolean {
  const lines = wholeLines(start);
  const filled = lines.filter((line) => line !== '');
  const hasBreaks = lines.slice(0, -1).some((line, i) => line === '' && i > 0);
  return (
    hasBreaks && filled.length > 1 && filled.every((line) => /^[^\t]+(?:\t[^\t]*)+$/.test(line))
  );
}

/** Whether each line is a word and the same many numbers, as in word2vec's and GloVe's files. */
function looksLikeVectors(start: string): boolean {
  const [first = '', second = ''] = wholeLines(start);
  return /^\d+ \d+$/.test(first.trim()) || /^\S+(?: -?\d\S*){4,}$/.test(second);
}

/** Whether every line has as many tabs as the first, one at least. */
function looksTabbed(start: string): boolean {
  const lines = wholeLines(start).filter((line) => line !== '');
  const tabs = lines.map((line) => line.split('\t').length);
  return lines.length > 1 && (tabs[0] ?? 0) > 1 && tabs.every((count) => count === tabs[0]);
}

function wholeLines(start: string): string[] {
  const lines = start.split(/\r?\n/);
  // The last line may be cut.
  return start.length >= LOOKED_AT / 4 ? lines.slice(0, -1) : lines;
}

/** The file as one of the format that it was found to have, where its name does not say so. */
export function withFormatName(file: File, nature: FileNature): File {
  if (nature === 'table' && !TABLE_NAME.test(file.name))
    return new File([file], `${file.name}.tsv`);
  return file;
}

/** Reads a file of data once, and says what stands in it. */
export async function openData(file: File, shape: OpenedData['shape']): Promise<OpenedData> {
  const preview: string[][] = [];
  let [count, characters] = [0, 0];
  let columns: readonly string[] = [];
  if (shape === 'pictures') return openPictures(file);
  if (shape === 'table') {
    for await (const batch of readTable(file)) {
      columns = batch.columns;
      count += batch.rows.length;
      for (const row of batch.rows) {
        const cells = columns.map((name) => String(row[name] ?? ''));
        for (const cell of cells) characters += cell.length;
        if (preview.length < SHOWN) preview.push(cells);
      }
    }
  } else if (shape === 'tagged') {
    for await (const tagged of createTaggedSource(file, taggedLayout(file)).sentences()) {
      columns = Object.keys(tagged.columns);
      count += 1;
      for (const token of tagged.tokens) characters += token.length;
      if (preview.length < SHOWN) preview.push([...tagged.tokens]);
    }
  } else {
    for await (const { texts } of readDocuments(file, { format: 'text' })) {
      count += texts.length;
      for (const text of texts) characters += text.length;
      for (const text of texts.slice(0, SHOWN - preview.length)) preview.push([text]);
    }
  }
  return { what: 'data', shape, columns, preview, count, characters };
}

async function openPictures(file: File): Promise<OpenedData> {
  const all = await readShapeFile(file);
  const shown = all.slice(0, SHOWN);
  return {
    ...{ what: 'data', shape: 'pictures', columns: [], count: all.length },
    characters: all.reduce((sum, { caption }) => sum + caption.length, 0),
    preview: shown.map(({ caption }) => [caption]),
    pictures: shown.map(({ picture }) => picture),
  };
}

/** Of a file whose name does not say it: columns. */
export function taggedLayout({ name }: File): { format?: 'columns' } {
  return /\.(?:conllu|tsv)$/i.test(name) || TAGGED_NAME.test(name) ? {} : { format: 'columns' };
}

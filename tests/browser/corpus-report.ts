import { TextCorpus } from '../../src/corpus/text-corpus.ts';
import { createTextSource, type TextInput } from '../../src/corpus/text-input.ts';
import type { TextLayout } from '../../src/corpus/text-source.ts';
import { countVocabulary } from '../../src/corpus/word-vocabulary.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { openBrowserScratch } from '../../src/io/browser-scratch.ts';
import { trainWord2Vec } from '../../src/word2vec/train-on-text.ts';

const SENTENCES = Array.from({ length: 200 }, (_, i) =>
  i % 2 === 0 ? 'the king, rules' : '왕이 성을 다스린다',
);

/** What came of reading and training, wherever it ran. */
export interface CorpusReport {
  /** By kind of source, the words and their numbers. */
  readonly ids: Readonly<Record<string, string>>;
  readonly vector: readonly number[];
  /** Entries of the origin's private file system while a scratch is open: none where it is in memory. */
  readonly scratchFolders: number;
  /** The same after it was disposed of. */
  readonly leftFolders: number;
  readonly scratchRead: readonly number[];
}

/** Reads one text from every kind of source that a browser has, and trains on it. */
export async function reportCorpus(): Promise<CorpusReport> {
  const text = `\ufeff${SENTENCES.join('\r\n')}\r\n`;
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const gzip = await new Response(packed).blob();
  const csv = `text;n\n${SENTENCES.map((one) => `"${one}";1`).join('\n')}\n`;
  const wide = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
  const ids = {
    file: await readIds(new File([text], 'text.txt')),
    gzip: await readIds(new File([gzip], 'text.txt.gz')),
    unnamedGzip: await readIds(gzip),
    utf16: await readIds(new Blob([wide])),
    array: await readIds(SENTENCES),
    csv: await readIds(new File([csv], 'text.csv'), { delimiter: ';' }),
    jsonl: await readIds(
      new File([SENTENCES.map((one) => JSON.stringify({ a: [one] })).join('\n')], 'text.jsonl'),
      { text: 'a.0' },
    ),
  };
  const engine = await createEngine({ engine: 'wasm', workers: 1, instructions: 'simd128' });
  const options = { dimensions: 8, epochs: 2, engine };
  const { vectors } = await trainWord2Vec(new File([gzip], 'text.txt.gz'), options);
  const vector = Array.from(vectors.vector('왕이'));
  engine.dispose();
  return { ids, vector, ...(await reportScratch()) };
}

async function readIds(input: TextInput, layout: TextLayout = {}): Promise<string> {
  const corpus = new TextCorpus([createTextSource(input as Blob, layout)]);
  const vocabulary = await countVocabulary(corpus, { minCount: 1 });
  const ids: number[] = [];
  for await (const batch of corpus.ids(vocabulary)) ids.push(...batch);
  return `${vocabulary.words.join(' ')}: ${ids.join(' ')}`;
}

async function reportScratch(): Promise<
  Pick<CorpusReport, 'scratchFolders' | 'leftFolders' | 'scratchRead'>
> {
  const scratch = await openBrowserScratch();
  const file = await scratch.createFile();
  const other = await scratch.createFile();
  await file.write(Uint8Array.of(1, 2, 3));
  await other.write(Uint8Array.of(9));
  await file.write(Uint8Array.of(4, 5));
  const scratchRead = [...(await file.read(1, 3)), ...(await file.read(4, 9, new Uint8Array(16)))];
  const scratchFolders = await countFolders();
  await scratch.dispose();
  return { scratchFolders, leftFolders: await countFolders(), scratchRead };
}

async function countFolders(): Promise<number> {
  if (typeof navigator === 'undefined' || navigator.storage === undefined) return 0;
  const root = await navigator.storage.getDirectory().catch(() => undefined);
  let folders = 0;
  // TypeScript's library leaves the names of a directory out.
  const names = (root as unknown as { keys?(): AsyncIterable<string> } | undefined)?.keys?.() ?? [];
  for await (const name of names) if (name.startsWith('malmoi-')) folders++;
  return folders;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textFile } from '../../src/corpus/node-text-file.ts';
import { TextCorpus } from '../../src/corpus/text-corpus.ts';
import { createTextSources, type TextInput } from '../../src/corpus/text-input.ts';
import { countVocabulary } from '../../src/corpus/word-vocabulary.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The words of a text and their numbers, all documents one after another. */
async function readIds(input: TextInput): Promise<{ words: readonly string[]; ids: number[] }> {
  const corpus = new TextCorpus(createTextSources(input));
  const vocabulary = await countVocabulary(corpus, { minCount: 1 });
  const ids: number[] = [];
  for await (const batch of corpus.ids(vocabulary)) ids.push(...batch);
  return { words: vocabulary.words, ids };
}

/** Pieces of some bytes, as a stream that has no asynchronous iterator, as Safari's have none. */
function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  Object.defineProperty(stream, Symbol.asyncIterator, { value: undefined });
  return stream;
}

const lines = fc.array(
  fc.constantFrom('a b', '가 나 가', 'tree', ' 나무  a ', '👍 b', 'x'.repeat(5000)),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe('a text', () => {
  it('has the same words and numbers from every kind of source, however it is cut', async () => {
    const path = join(folder, 'text.txt');
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (documents, size, end, marked) => {
          const text = `${marked ? '\ufeff' : ''}${documents.join(end)}${end}`;
          const bytes = encode(text);
          writeFileSync(path, bytes);
          writeFileSync(`${path}.gz`, gzipSync(bytes));
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.slice(i * size, (i + 1) * size),
          );
          const expected = await readIds(text);
          const sources: TextInput[] = [
            bytes,
            gzipSync(bytes),
            bytes.slice().buffer,
            documents,
            new Set(documents).size === documents.length ? new Set(documents) : documents,
            documents.map((one) => ({ text: one })),
            new Blob([bytes as BlobPart]),
            new File([gzipSync(bytes) as BlobPart], 'text.txt.gz'),
            pieces,
            {
              async *[Symbol.asyncIterator]() {
                yield* pieces;
              },
            },
            {
              async *[Symbol.asyncIterator]() {
                yield* documents;
              },
            },
            textFile(path),
            textFile(`${path}.gz`),
          ];
          for (const source of sources) expect(await readIds(source)).toEqual(expected);
          const documentsOf = async (input: TextInput): Promise<string[]> => {
            const read: string[] = [];
            const corpus = new TextCorpus(createTextSources(input));
            for await (const { texts } of corpus.documents('reading')) read.push(...texts);
            return read;
          };
          expect(await documentsOf(streamOf(bytes, size))).toEqual(documents);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('may be in several files, read one after another', async () => {
    const files = ['a b\n', 'b c\n'].map((text, i) => new File([text], `${i}.txt`));
    expect(await readIds(files)).toEqual({ words: ['b', 'a', 'c'], ids: [1, 0, -1, 0, 2, -1] });
    const texts = files.map((_, i) => {
      writeFileSync(join(folder, `${i}.txt`), ['a b\n', 'b c\n'][i] as string);
      return textFile(join(folder, `${i}.txt`));
    });
    expect(await readIds(texts)).toEqual(await readIds(files));
  });

  it('has the format of its name, or of the layout', async () => {
    const table = new File(['text,label\n"a, b",x\n'], 'table.csv');
    expect((await readIds(table)).words).toEqual(['a,', 'b']);
    const path = join(folder, 'table.dat');
    writeFileSync(path, 'id;body\n1;a b\n');
    const source = textFile(path, { format: 'csv', delimiter: ';', text: 'body' });
    expect((await readIds(source)).words).toEqual(['a', 'b']);
  });

  it('that is empty is refused by its name, because it has no words', async () => {
    writeFileSync(join(folder, 'empty.txt'), '');
    const empty = textFile(join(folder, 'empty.txt'));
    await expect(readIds(empty)).rejects.toThrow(`${empty.name}: no word comes 1 times`);
    await expect(readIds([])).rejects.toThrow('no word comes 1 times');
  });

  it('that can be read only once is refused where it is read twice', () => {
    const once = new TextCorpus(
      createTextSources(
        (function* () {
          yield 'a';
        })(),
      ),
    );
    expect(() => once.requireRereading()).toThrow('the text is read twice');
    const stream = new TextCorpus(createTextSources(streamOf(encode('a'), 1)));
    expect(() => stream.requireRereading()).toThrow('the text is read twice');
    expect(() => new TextCorpus(createTextSources(['a'])).requireRereading()).not.toThrow();
  });

  it('cannot be a folder, a number, or documents without text', async () => {
    expect(() => textFile(folder)).toThrow(`${folder}: this is a folder, but a file was expected`);
    expect(() => textFile(join(folder, 'none'))).toThrow('there is no such file or folder');
    expect(() => createTextSources(3 as unknown as string)).toThrow(
      'the input is a number, of which',
    );
    await expect(readIds([{ body: 'a' }] as unknown as string[])).rejects.toThrow(
      'Document 1 is neither a text nor an object such as',
    );
  });

  it('is stopped by its signal, between pieces in memory, too', async () => {
    const interruption = new AbortController();
    const documents = Array.from({ length: 50_000 }, () => 'a b c d e f g');
    const corpus = new TextCorpus(createTextSources(documents), { signal: interruption.signal });
    setTimeout(() => interruption.abort(), 5);
    const read = async () => {
      for (;;) await countVocabulary(corpus, { minCount: 1 });
    };
    await expect(read()).rejects.toThrow('Stopped before the end');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../src/io/byte-reader.ts';
import { detectVectorFormat } from '../../src/vectors/formats/detect-format.ts';
import { readFastTextVec, writeFastTextVec } from '../../src/vectors/formats/fasttext-vec.ts';
import { formatFloat32 } from '../../src/vectors/formats/format-number.ts';
import { readGloveText, writeGloveText } from '../../src/vectors/formats/glove-text.ts';
import { parseNumber } from '../../src/vectors/formats/parse-number.ts';
import {
  readProjectorTsv,
  writeProjectorMetadata,
  writeProjectorVectors,
} from '../../src/vectors/formats/projector-tsv.ts';
import type { ReadVectors } from '../../src/vectors/formats/read-options.ts';
import type { ReadTextOptions } from '../../src/vectors/formats/read-text-rows.ts';
import {
  readWord2vecBinary,
  writeWord2vecBinary,
} from '../../src/vectors/formats/word2vec-binary.ts';
import { readWord2vecText, writeWord2vecText } from '../../src/vectors/formats/word2vec-text.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { wordVectorsFromState, wordVectorsToState } from '../../src/vectors/word-vectors-state.ts';
import { golden, goldenVectors } from './golden-vectors.ts';

const name = 'v.txt';
const encoder = new TextEncoder();

/** A reader of bytes that arrive in pieces. */
function readerOf(bytes: Uint8Array, piece = bytes.length): ByteReader {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece);
  }
  return new ByteReader(pieces());
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: number[] = [];
  for await (const chunk of chunks) for (const byte of chunk) all.push(byte);
  return Uint8Array.from(all);
}

const readText = (text: string, options: Partial<ReadTextOptions> = {}): Promise<ReadVectors> =>
  readWord2vecText(readerOf(encoder.encode(text)), { name, ...options });

const plain = ({ vectors }: ReadVectors): unknown => ({
  words: [...vectors.words],
  rows: [...vectors.words].map((_, id) => [...vectors.row(id)]),
});

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
  .map((text) => text.replace(/\s|\u0085/gu, '가'));
const someVectors = fc
  .tuple(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 5 }))
  .chain(([words, dimensions]) => {
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    const numbers = { minLength: words.length * dimensions, maxLength: words.length * dimensions };
    return fc.array(float, numbers).map(
      (values) =>
        new WordVectors({
          words: WordList.of(words),
          vectors: Float32Array.from(values),
          dimensions,
        }),
    );
  });

const formats = [
  {
    format: 'word2vec text',
    write: writeWord2vecText,
    read: readWord2vecText,
    detected: 'word2vec-text',
  },
  {
    format: 'word2vec binary',
    write: writeWord2vecBinary,
    read: readWord2vecBinary,
    detected: 'word2vec-binary',
  },
  {
    format: 'fastText .vec',
    write: writeFastTextVec,
    read: readFastTextVec,
    detected: 'word2vec-text',
  },
  { format: 'GloVe text', write: writeGloveText, read: readGloveText, detected: 'glove' },
];

describe.each(formats)('$format', ({ write, read, detected }) => {
  it('reads back bit-identical, however the bytes are chunked', async () => {
    await fc.assert(
      fc.asyncProperty(someVectors, fc.integer({ min: 1, max: 40 }), async (vectors, piece) => {
        const bytes = await collect(write(vectors));
        for (const byteLength of [undefined, bytes.length]) {
          const back = await read(readerOf(bytes, piece), {
            name,
            ...(byteLength && { byteLength }),
          });
          expect(plain(back)).toEqual(plain({ vectors, duplicates: 0 }));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read and written up to a limit', async () => {
    const bytes = await collect(write(goldenVectors, { limit: 20 }));
    const { vectors } = await read(readerOf(bytes), { name, limit: 7 });
    expect([...vectors.words]).toEqual(golden.words.slice(0, 7));
    expect((await read(readerOf(bytes), { name })).vectors.size).toBe(20);
  });

  it('is detected by its bytes', async () => {
    const bytes = await collect(write(goldenVectors));
    expect(await detectVectorFormat(readerOf(bytes, 100), name)).toBe(detected);
  });

  it('names the file in an error when it is truncated, or reads fewer rows', async () => {
    const bytes = await collect(write(WordVectors.of({ one: [1.5, 2.25], two: [3, 4.75] })));
    for (let length = 0; length < bytes.length - 1; length++) {
      const cut = read(readerOf(bytes.subarray(0, length)), { name });
      await cut.then(
        ({ vectors }) => expect(vectors.size).toBeLessThanOrEqual(2),
        (error: Error) => expect(error.message).toMatch(/^v\.txt/),
      );
    }
  });
});

describe('files that gensim wrote', () => {
  const bytesOf = (base64: string): Uint8Array =>
    Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  it('are read: text and binary', async () => {
    for (const [bytes, read] of [
      [bytesOf(golden.word2vecText), readWord2vecText],
      [bytesOf(golden.word2vecBinary), readWord2vecBinary],
    ] as const) {
      const { vectors } = await read(readerOf(bytes), { name });
      expect([...vectors.words]).toEqual(golden.words);
      expect(vectors.vectors).toEqual(goldenVectors.vectors);
    }
  });
});

describe('dialects of text', () => {
  it.each([
    ['a byte order mark', '\uFEFF2 2\na 1 2\nb 3 4\n'],
    ['carriage returns', '2 2\r\na 1 2\r\nb 3 4\r\n'],
    ['no newline at the end', '2 2\na 1 2\nb 3 4'],
    ['blank lines', '\n2 2\n\na 1 2\n\n\nb 3 4\n\n'],
    ['spaces at the ends', '2 2 \na 1 2 \nb 3 4 \n'],
    ['tabs and several spaces', '2\t2\na\t1  2\nb\t 3\t4\n'],
    ['no header', 'a 1 2\nb 3 4\n'],
    ['exponents and signs', '2 2\na +1e0 .2E+1\nb 3. 40e-1\n'],
    ['a word twice', '3 2\na 1 2\nb 3 4\na 5 6\n'],
  ])('%s', async (_, text) => {
    expect(plain(await readText(text))).toEqual({
      words: ['a', 'b'],
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it('counts the rows of repeated words', async () => {
    expect((await readText('a 1 2\na 3 4\nb 5 6\na 7 8\n')).duplicates).toBe(2);
  });

  it('reads words with spaces, and words that are numbers, from the right', async () => {
    const text = '. . . 1 2\nNew York 3 4\n2024 5 6\n7 8 9\n';
    expect(plain(await readText(text))).toEqual({
      words: ['. . .', 'New York', '2024', '7'],
      rows: [
        [1, 2],
        [3, 4],
        [5, 6],
        [8, 9],
      ],
    });
  });

  it('reads a first line of two whole numbers as a row with noHeader', async () => {
    expect(plain(await readText('5 3\n6 4\n', { noHeader: true }))).toEqual({
      words: ['5', '6'],
      rows: [[3], [4]],
    });
  });

  it.each([
    ['', 'v.txt: the file is empty'],
    ['2 3\na 1 2 3\nb 1 2\n', 'v.txt, line 3: a word and 3 numbers were expected; the line has 2'],
    ['2 2\na 1 2\nb 1 x\n', 'v.txt, line 3: number 2 of the row is "x"'],
    ['2 2\na 1 nan\n', 'v.txt, line 2: number 2 of the row is "nan"'],
    ['3 2\na 1 2\nb 1 2\n', 'v.txt, line 3: the header promises 3 words, but only 2 rows follow'],
    ['1 2\na 1 2\nb 1 2\n', 'v.txt, line 3: the header promises 1 words, but more rows follow'],
    ['just some words\nand more\n', 'v.txt, line 1: a word and its numbers were expected'],
  ])('%j is an error', async (text, message) => {
    await expect(readText(text)).rejects.toThrow(message);
  });

  it('names the line of a word that is not UTF-8, or replaces its bad bytes', async () => {
    const bytes = Uint8Array.of(
      ...encoder.encode('ok 1 2\n'),
      0x61,
      0xff,
      ...encoder.encode(' 3 4\n'),
    );
    await expect(readWord2vecText(readerOf(bytes), { name })).rejects.toThrow(
      'v.txt, line 2: the word is not UTF-8',
    );
    const { vectors } = await readWord2vecText(readerOf(bytes), { name, invalidUtf8: 'replace' });
    expect([...vectors.words]).toEqual(['ok', 'a\uFFFD']);
  });

  it('refuses a header that promises more than the file can hold, before it takes memory', async () => {
    const text = '999999999 300\na 1 2\n';
    await expect(readText(text, { byteLength: text.length })).rejects.toThrow(
      /more than 20 bytes can hold/,
    );
    const read = readWord2vecBinary(readerOf(encoder.encode(text)), {
      name,
      byteLength: text.length,
    });
    await expect(read).rejects.toThrow(/cut short or damaged/);
  });
});

describe('dialects of binary', () => {
  const float = (value: number): number[] => [...new Uint8Array(Float32Array.of(value).buffer)];
  const row = (text: string, value: number): number[] => [
    ...encoder.encode(`${text} `),
    ...float(value),
  ];
  it.each([
    ['newlines after rows', [...row('a', 1), 10, ...row('b', 2), 10]],
    ['no newlines', [...row('a', 1), ...row('b', 2)]],
    ['none after the last row', [...row('a', 1), 10, ...row('b', 2)]],
  ])('%s', async (_, rows) => {
    for (const header of ['2 1\n', '2 1 \n', '2 1\r\n']) {
      const bytes = Uint8Array.of(...encoder.encode(header), ...rows);
      expect(plain(await readWord2vecBinary(readerOf(bytes, 3), { name }))).toEqual({
        words: ['a', 'b'],
        rows: [[1], [2]],
      });
    }
  });

  it('names the truncated word, and reports a missing header', async () => {
    const bytes = Uint8Array.of(...encoder.encode('2 1\n'), ...row('a', 1), 0x62);
    await expect(readWord2vecBinary(readerOf(bytes), { name })).rejects.toThrow(
      'v.txt: word 2 of 2 is not whole',
    );
    const text = readWord2vecBinary(readerOf(encoder.encode('a 1 2\n')), { name });
    await expect(text).rejects.toThrow('v.txt, line 1: a header was expected');
  });

  it('refuses to write a word that it cannot hold', async () => {
    const vectors = WordVectors.of({ 'New York': [1] });
    await expect(collect(writeWord2vecBinary(vectors))).rejects.toThrow(/"New York" \(word 1\)/);
    const broken = WordVectors.of({ 'two\nlines': [1] });
    await expect(collect(writeGloveText(broken))).rejects.toThrow(/"two<U\+000A>lines" \(word 1\)/);
  });
});

describe('the Projector', () => {
  const read = (vectors: string, metadata: string): Promise<ReadVectors> =>
    readProjectorTsv(readerOf(encoder.encode(vectors), 5), readerOf(encoder.encode(metadata), 3), {
      name: 'vectors.tsv',
      metadataName: 'metadata.tsv',
    });

  it('is read back as written', async () => {
    await fc.assert(
      fc.asyncProperty(someVectors, async (vectors) => {
        const back = await readProjectorTsv(
          readerOf(await collect(writeProjectorVectors(vectors))),
          readerOf(await collect(writeProjectorMetadata(vectors))),
          { name: 'vectors.tsv', metadataName: 'metadata.tsv' },
        );
        expect(plain(back)).toEqual(plain({ vectors, duplicates: 0 }));
      }),
      { numRuns: 40 },
    );
  });

  it('takes the column "word" of a table with a heading', async () => {
    const table = 'count\tword\r\n9\tNew York\r\n3\t말\r\n';
    expect(plain(await read('1\t2\r\n3\t4\r\n', table))).toEqual({
      words: ['New York', '말'],
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it.each([
    ['1\t2\n3\n', 'a\nb\n', 'vectors.tsv, line 2: 2 numbers were expected'],
    ['1\tx\n', 'a\n', 'vectors.tsv, line 1: numbers parted by tabs'],
    ['1\t2\n3\t4\n', 'a\n', 'metadata.tsv: it has fewer words'],
    ['1\t2\n', 'a\nb\n', 'metadata.tsv: it has more words'],
    ['', '', 'vectors.tsv: the file is empty'],
  ])('%j with %j is an error', async (vectors, metadata, message) => {
    await expect(read(vectors, metadata)).rejects.toThrow(message);
  });

  it('is detected by its bytes', async () => {
    expect(await detectVectorFormat(readerOf(encoder.encode('0.5\t2\n3\t4\n')), name)).toBe(
      'projector',
    );
  });
});

describe('the model state', () => {
  it('restores the same word vectors', () => {
    expect(wordVectorsFromState(wordVectorsToState(goldenVectors))).toEqual(goldenVectors);
  });

  it('is refused when its parts do not fit together', () => {
    const state = wordVectorsToState(WordVectors.of({ a: [1, 2], b: [3, 4] }));
    const change = (tensors: object) => () =>
      wordVectorsFromState({ ...state, tensors: { ...state.tensors, ...tensors } });
    expect(change({ vectors: { shape: [2, 3], data: new Float32Array(4) } })).toThrow(
      /"vectors" is/,
    );
    expect(change({ vectors: { shape: [4], data: new Float32Array(4) } })).toThrow(/"vectors" is/);
    expect(change({ 'vocabulary.offsets': { shape: [2], data: Uint32Array.of(0, 1) } })).toThrow(
      /"vocabulary.offsets" is/,
    );
    expect(change({ 'vocabulary.offsets': { shape: [3], data: Uint32Array.of(0, 9, 2) } })).toThrow(
      /do not rise/,
    );
    expect(change({ 'vocabulary.text': { shape: [2], data: encoder.encode('aa') } })).toThrow(
      /twice/,
    );
    expect(() => wordVectorsFromState({ ...state, tensors: {} })).toThrow(/"vectors" is missing/);
  });
});

describe('numbers', () => {
  it('parse like in JavaScript', () => {
    const text = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(6)),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential(4)),
    );
    fc.assert(
      fc.property(text, (number) => {
        const bytes = encoder.encode(number);
        expect(parseNumber(bytes, 0, bytes.length)).toBe(Number(number));
      }),
    );
    for (const wrong of ['', '-', '.', '+.', 'e5', '1e', '1e+', '1.2.3', '0x10', 'inf', '1_0']) {
      const bytes = encoder.encode(wrong);
      expect(parseNumber(bytes, 0, bytes.length)).toBeNaN();
    }
  });

  it('read back as the same float', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(formatFloat32(value))) === value).toBe(true);
      }),
    );
  });
});

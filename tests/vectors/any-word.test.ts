import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { ByteReader } from '../../src/io/byte-reader.ts';
import { encodeModel, readModel } from '../../src/io/model-file.ts';
import { detectVectorFormat } from '../../src/vectors/formats/detect-format.ts';
import { readFastTextVec, writeFastTextVec } from '../../src/vectors/formats/fasttext-vec.ts';
import { readGloveText, writeGloveText } from '../../src/vectors/formats/glove-text.ts';
import {
  readProjectorTsv,
  writeProjectorMetadata,
  writeProjectorVectors,
} from '../../src/vectors/formats/projector-tsv.ts';
import { showWord } from '../../src/vectors/formats/show-word.ts';
import {
  readWord2vecBinary,
  writeWord2vecBinary,
} from '../../src/vectors/formats/word2vec-binary.ts';
import { readWord2vecText, writeWord2vecText } from '../../src/vectors/formats/word2vec-text.ts';
import { readVectors } from '../../src/vectors/read-vectors.ts';
import { WordList } from '../../src/vectors/word-list.ts';
import { WordVectors } from '../../src/vectors/word-vectors.ts';
import { wordVectorsFromState, wordVectorsToState } from '../../src/vectors/word-vectors-state.ts';

const name = 'v';

/** Every white space of Unicode, and marks that readers take for something. */
const SPACES = Array.from({ length: 0x3001 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => /\p{White_Space}/u.test(character),
);
const MARKS = ['\ufeff', '\u0085', '\0', '\u001c', '\u200b', '5', '0.5', 'e', 'word', ',', ';'];

const anyWord = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc
    .array(fc.oneof(fc.constantFrom(...SPACES, ...MARKS), fc.string({ unit: 'binary' })), {
      maxLength: 4,
    })
    .map((parts) => parts.join('')),
);
const anyVectors = fc
  .tuple(fc.uniqueArray(anyWord, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 4 }))
  .chain(([words, dimensions]) => {
    const length = words.length * dimensions;
    const numbers = fc.array(
      fc.float({ noNaN: true, noDefaultInfinity: true, max: 2 ** 50, min: -(2 ** 50) }),
      {
        minLength: length,
        maxLength: length,
      },
    );
    return numbers.map(
      (values) =>
        new WordVectors({
          words: WordList.of(words),
          vectors: Float32Array.from(values),
          dimensions,
        }),
    );
  });

async function collect(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return new Uint8Array(Buffer.concat(pieces));
}

function readerOf(bytes: Uint8Array): ByteReader {
  return new ByteReader(
    (async function* () {
      if (bytes.length > 0) yield bytes;
    })(),
  );
}

interface Format {
  readonly format: string;
  /** Writes and reads again. */
  readonly through: (vectors: WordVectors) => Promise<WordVectors>;
  /** Whether a word can be in it. */
  readonly holds: (word: string, id: number) => boolean;
}

const isTextWord = (word: string): boolean => word !== '' && !/[\n\r]|^[ \t]|[ \t]$/u.test(word);

const FORMATS: Format[] = [
  {
    format: 'word2vec text',
    through: async (vectors) =>
      (await readWord2vecText(readerOf(await collect(writeWord2vecText(vectors))), { name }))
        .vectors,
    holds: isTextWord,
  },
  {
    format: 'fastText .vec',
    through: async (vectors) =>
      (await readFastTextVec(readerOf(await collect(writeFastTextVec(vectors))), { name })).vectors,
    holds: isTextWord,
  },
  {
    format: 'GloVe',
    through: async (vectors) =>
      (await readGloveText(readerOf(await collect(writeGloveText(vectors))), { name })).vectors,
    holds: (word, id) => isTextWord(word) && !(id === 0 && word.startsWith('\ufeff')),
  },
  {
    format: 'word2vec binary',
    through: async (vectors) =>
      (await readWord2vecBinary(readerOf(await collect(writeWord2vecBinary(vectors))), { name }))
        .vectors,
    holds: (word) => word !== '' && !/[ \n]/u.test(word),
  },
  {
    format: 'the Projector',
    through: async (vectors) =>
      (
        await readProjectorTsv(
          readerOf(await collect(writeProjectorVectors(vectors))),
          readerOf(await collect(writeProjectorMetadata(vectors))),
          { name, metadataName: 'm' },
        )
      ).vectors,
    holds: (word, id) =>
      word !== '' && !/[\t\n\r]/u.test(word) && !(id === 0 && word.startsWith('\ufeff')),
  },
  {
    format: 'a model file',
    through: async (vectors) => {
      const bytes = await collect(encodeModel(wordVectorsToState(vectors)));
      return wordVectorsFromState(await readModel(readerOf(bytes), name));
    },
    holds: () => true,
  },
];

const plain = ({ words, vectors }: WordVectors) => ({ words: [...words], vectors: [...vectors] });

describe.each(FORMATS)('$format', ({ format, through, holds }) => {
  it('reads back what it wrote, of any words; what it cannot hold it names', async () => {
    await fc.assert(
      fc.asyncProperty(anyVectors, async (vectors) => {
        const words = [...vectors.words];
        let read: WordVectors;
        try {
          read = await through(vectors);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          const { message } = error as Error;
          expect(message).toContain('cannot be written');
          const wrong = words.filter((word, id) => !holds(word, id));
          // Without a header, words that all end in numbers would be read as longer rows.
          if (wrong.length === 0) expect(format).toBe('GloVe');
          else
            expect([...wrong, words[0]!].some((word) => message.includes(showWord(word)))).toBe(
              true,
            );
          expect(message).not.toMatch(/[^\P{White_Space} ]|\p{Cc}/u);
          return;
        }
        expect(words.every(holds)).toBe(true);
        expect(plain(read)).toEqual(plain(vectors));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['\u00a0', 'a\u00a0', '\u3000영화', 'New\u2009York', '\u2028', '\u0085x'])(
    'holds %j',
    async (word) => {
      const vectors = WordVectors.of({ [word]: [1, 2], other: [0.5, -3] });
      expect(plain(await through(vectors))).toEqual(plain(vectors));
    },
  );
});

it('words are shown with what does not show', () => {
  expect(showWord('\u00a0')).toBe('"<U+00A0>"');
  expect(showWord('New York ')).toBe('"New York<U+0020>"');
  expect(showWord('a\n\ufeffb')).toBe('"a<U+000A><U+FEFF>b"');
  expect(showWord('영화')).toBe('"영화"');
});

describe('no text is taken for binary', () => {
  const rows: [string, string][] = [
    ['decimal commas', 'king 0,91207 0,47194'],
    ['semicolons', 'king;0.1;0.2'],
    ['nan', 'king nan 0.2'],
    ['nan at the end', 'king 0.2 nan'],
    ['inf', 'king inf -inf'],
    ['hex floats', 'king 0x1.8p+1 0x1p-3'],
    ['a ragged row', 'king 0.5'],
    ['a word alone', 'king'],
    ['too long a row', 'king 1 2 3 x'],
    ['numbers that overflow', 'king 1e39 1'],
    ['as many bytes as floats take', 'k 0,91207'],
    ['a word in Korean and fullwidth digits', '왕 ０．５ １'],
  ];
  it.each(rows)('%s', async (_, row) => {
    for (const header of ['2 2\n', '2 2\r\n', '']) {
      // Without a header these are words with spaces, of one dimension.
      if (header === '' && row === 'king 0.5') continue;
      const text = `${header}${row}\nqueen 0.25 0.5\n`;
      const bytes = new TextEncoder().encode(text);
      if (header !== '')
        expect(await detectVectorFormat(readerOf(bytes), name)).toBe('word2vec-text');
      const reading = readVectors(bytes, { name });
      await expect(reading).rejects.toThrow(InputError);
      await expect(reading).rejects.toThrow(header === '' ? /^v/ : /^v.*(line|"king")/);
    }
  });

  it('of words in another encoding neither', async () => {
    const latin1 = (row: string) => Uint8Array.from(Buffer.from(`1 2\n${row}\n`, 'latin1'));
    for (const row of ['caf\xe9 0.5 1', 'caf\xe9 0,5 1', '\xe9 \xe8 nan 1']) {
      expect(await detectVectorFormat(readerOf(latin1(row)), name)).toBe('word2vec-text');
    }
  });

  it('and binary not for text', async () => {
    await fc.assert(
      fc.asyncProperty(anyVectors, async (vectors) => {
        const bytes = await collect(writeWord2vecBinary(vectors)).catch(() => undefined);
        // Floats whose bytes are all letters look like text; those of vectors that were trained do not.
        const small = vectors.vectors.every((value) => Math.abs(value) < 1 && value !== 0);
        if (bytes === undefined || !small) return;
        expect(await detectVectorFormat(readerOf(bytes), name)).toBe('word2vec-binary');
      }),
    );
  });
});

describe('numbers that are not finite', () => {
  const sentence = 'The vector of "queen" (word 2) holds a number that is infinite or not a number';
  it.each([NaN, Infinity, -Infinity])('%f is refused in a binary file', async (value) => {
    const vectors = WordVectors.of({ king: [1, 2], queen: [0.5, value] });
    const bytes = await collect(writeWord2vecBinary(vectors));
    await expect(readVectors(bytes, { name })).rejects.toThrow(`v: ${sentence}`);
    expect(() => vectors.vector('queen')).toThrow(sentence);
  });

  it('bytes left over in a binary file', async () => {
    const vectors = WordVectors.of({ king: [0.1, 0.2], queen: [0.5, -0.1] });
    const bytes = await collect(writeWord2vecBinary(vectors));
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    longer[bytes.length] = 0x0a;
    expect((await readVectors(longer, { name })).vectors.size).toBe(2);
    longer[bytes.length] = 0x78;
    await expect(readVectors(longer, { name })).rejects.toThrow('v: more bytes follow the 2 words');
    expect((await readVectors(longer, { name, limit: 2 })).vectors.size).toBe(2);
  });
});

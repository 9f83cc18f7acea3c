import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextCorpus, type WordAnalyzer } from '../../src/corpus/text-corpus.ts';
import { createByteText, type TextLayout } from '../../src/corpus/text-source.ts';
import type { ByteSource } from '../../src/io/byte-source.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { buildVocabulary } from '../../src/text/vocabulary/build-vocabulary.ts';
import { WordCounter } from '../../src/text/vocabulary/word-counter.ts';
import { anyText } from '../text/any-text.ts';

const WHITE_SPACE = [
  ...'\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000',
  ...Array.from({ length: 11 }, (_, i) => String.fromCharCode(0x2000 + i)),
];

/** Lines of few different words, so that they come again, with all of Unicode's white space between them. */
const anyLines = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('가', '나무', 'a', 'tree', '\ufeff', '\u{1f44d}') },
      { weight: 4, arbitrary: fc.constantFrom(...WHITE_SPACE, '\r\n', '\n\n') },
      // Beside white space in the order of bytes, and none.
      { weight: 1, arbitrary: fc.constantFrom('\u0084', '\u1681', '\u200b', '\u2030', '\u3001') },
      { weight: 1, arbitrary: anyText },
      { weight: 1, arbitrary: fc.nat(20_000).map((length) => 'ㅋ'.repeat(length)) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** Bytes that come in pieces, all in the same memory: a reader must keep none of them. */
function inPieces(bytes: Uint8Array, places: readonly number[]): ByteSource {
  const open = async function* () {
    const buffer = new Uint8Array(bytes.length);
    const cuts = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
    let start = 0;
    for (const end of cuts.sort((a, b) => a - b)) {
      buffer.fill(0x20).set(bytes.subarray(start, end));
      yield buffer.subarray(0, end - start);
      start = end;
    }
  };
  return { name: 'in.txt', rereadable: true, open };
}

const pipeline = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
/** The same analyzer where it cuts strings alone. */
const slow: WordAnalyzer = { words: (text) => pipeline.words(text) };

interface Read {
  readonly words: number;
  readonly counts: readonly (readonly [string, number])[];
  readonly numbers: readonly number[];
}

async function read(
  analyzer: WordAnalyzer,
  bytes: Uint8Array,
  places: readonly number[],
  layout: TextLayout = {},
): Promise<Read> {
  const corpus = new TextCorpus([createByteText(inPieces(bytes, places), layout)], { analyzer });
  const counter = new WordCounter();
  const words = await corpus.countWords(counter);
  const vocabulary = buildVocabulary(counter.counts, { minCount: 2 });
  const numbers: number[] = [];
  for await (const batch of corpus.ids(vocabulary)) numbers.push(...batch);
  return { words, counts: [...counter.counts], numbers };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('words that are cut in the bytes', () => {
  it('are counted and numbered like words cut from strings, for any pieces of bytes', async () => {
    expect(pipeline.walkUtf8).toBeDefined();
    await fc.assert(
      fc.asyncProperty(anyLines, fc.array(fc.nat(), { maxLength: 5 }), async (text, places) => {
        const bytes = encode(text);
        expect(await read(pipeline, bytes, places)).toEqual(await read(slow, bytes, places));
      }),
    );
  });

  it('are the same where bytes that are not UTF-8 are replaced', async () => {
    const bytes = fc
      .array(fc.oneof(fc.constantFrom(0x20, 0x0a, 0xe2, 0x80, 0xc2, 0xed), fc.nat(255)))
      .map((values) => Uint8Array.from(values));
    await fc.assert(
      fc.asyncProperty(bytes, async (values) => {
        const options = { invalidUtf8: 'replace' } as const;
        const fast = await read(pipeline, values, [], options);
        expect(fast).toEqual(await read(slow, values, [], options));
      }),
    );
  });

  it('stop at the same errors', async () => {
    const bytes = Uint8Array.from([...encode('a b\n\nc '), 0xff, 0x0a]);
    for (const source of [pipeline, slow]) {
      await expect(read(source, bytes, [3])).rejects.toThrow(
        'in.txt, line 3: the bytes are not UTF-8',
      );
      const long = encode(`a\n${'x'.repeat(2 ** 20)}`);
      await expect(read(source, long, [7], { maxLineBytes: 2 ** 20 })).resolves.toMatchObject({
        words: 2,
      });
      await expect(
        read(source, encode(`a\n${'x'.repeat(2 ** 20 + 1)}`), [7], { maxLineBytes: 2 ** 20 }),
      ).rejects.toThrow('in.txt, line 2: the line is longer than 1 MiB');
    }
  });

  it('skip empty lines, and keep a line of white space as a sentence without words', async () => {
    const { counts, numbers } = await read(pipeline, encode('\ufeff\n\r\n \na a\r\n\r\r\n'), []);
    expect(counts).toEqual([['a', 2]]);
    expect(numbers).toEqual([-1, 0, 0, -1, -1]);
  });
});

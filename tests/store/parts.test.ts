import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { createByteText, type TextLayout } from '../../src/corpus/text-source.ts';
import type { ByteSource } from '../../src/io/byte-source.ts';
import { cutPart, type PartInput, parsePart } from '../../src/store/parts.ts';

/** A file in memory. */
function fileOf(name: string, bytes: Uint8Array, layout: TextLayout = {}): PartInput {
  return {
    layout,
    bytes: bytes.length,
    source: {
      ...{ name, size: bytes.length, rereadable: true },
      async *open() {
        yield bytes.slice();
      },
      readRange: async (start, end) => bytes.slice(start, end),
    },
  };
}

async function readDocuments(files: readonly PartInput[]): Promise<(readonly string[])[]> {
  const documents: (readonly string[])[] = [];
  for (const { source, layout } of files) {
    for await (const { texts, labels } of createByteText(source, layout).documents()) {
      documents.push(...texts.map((text, i) => [text, ...labels.slice(i, i + 1)]));
    }
  }
  return documents;
}

const PARQUET_LABELS: TextLayout = { format: 'parquet', label: 'label' };

/** Reads every part of files, one after the other. */
async function readParts(files: readonly PartInput[], of: number): Promise<(readonly string[])[]> {
  const documents: (readonly string[])[] = [];
  for (let number = 1; number <= of; number++) {
    documents.push(...(await readDocuments(await cutPart(files, { number, of }))));
  }
  return documents;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the parts of a text', () => {
  const characters = fc.constantFrom('a', '\n', '\r', '\r\n', ' ', '말', '\ufeff', '😀', '\u0085');
  const text = fc.array(characters, { maxLength: 40 }).map((all) => all.join(''));

  it('are together the text, in order, whatever its line ends, and however many they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        async (texts, of) => {
          const files = texts.map((one, i) => fileOf(`${i}.txt`, encode(one)));
          const whole = await readDocuments(files);
          expect(await readParts(files, of)).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are cut at byte ranges of about one length', async () => {
    const file = fileOf('a.txt', encode('line\n'.repeat(1000)));
    const lengths: number[] = [];
    for (let number = 1; number <= 7; number++) {
      const [{ source }] = await cutPart([file], { number, of: 7 });
      lengths.push(source.size ?? 0);
    }
    for (const length of lengths) expect(Math.abs(length - 5000 / 7)).toBeLessThan(7);
  });

  it.each([
    ['t.tsv', '\n\ntext\tlabel\na\tx\nb\ty\nc\tz\n', { text: 'text', label: 'label' }],
    ['t.jsonl', '{"text":"a"}\n\n{"text":"b"}\r\n{"text":"c"}', {}],
    ['t.csv', 'text\n"a\nb"\nc\n"d\n\ne"\n', {}],
    ['labels.txt', '__label__x a\n\nb __label__y\n__label__x c\n', { label: 'any' }],
    ['none.tsv', 'a\tx\nb\ty\nc\tz\n', { header: false, text: '2' }],
  ] satisfies [string, string, TextLayout][])(
    'of %s hold its rows',
    async (name, content, layout) => {
      const files = [name, `more-${name}`].map((one) => fileOf(one, encode(content), layout));
      const whole = await readDocuments(files);
      expect(whole.length).toBeGreaterThan(3);
      for (let of = 1; of < 30; of++) expect(await readParts(files, of)).toEqual(whole);
    },
  );

  it('of Parquet are groups of rows, each in one part, whatever the layout of their pages', async () => {
    const groups = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(groups, fc.integer({ min: 1, max: 40 }), async (rowGroupSize, of) => {
        const rows = rowGroupSize.reduce((sum, rows) => sum + rows, 0);
        const column = (name: string) => ({
          name,
          data: Array.from({ length: rows }, (_, i) => `${name} ${name === 'label' ? i % 2 : i}`),
        });
        // Labels stand in a dictionary, before their pages.
        const columnData = [{ ...column('text'), encoding: 'PLAIN' as const }, column('label')];
        const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));
        const layout = { label: 'label' };
        const files = [fileOf('a.parquet', bytes, layout), fileOf('b', bytes, PARQUET_LABELS)];
        const whole = await readDocuments(files);
        expect(whole).toHaveLength(2 * rows);
        expect(await readParts(files, of)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('of one large Parquet file share its rows', async () => {
    const data = Array.from({ length: 1000 }, (_, i) => `text ${i}`.padEnd(500));
    const columnData = [{ name: 'text', data, encoding: 'PLAIN' as const }];
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 50 }));
    for (let number = 1; number <= 4; number++) {
      const part = await cutPart([fileOf('a.parquet', bytes)], { number, of: 4 });
      const { length } = await readDocuments(part);
      expect(length).toBeGreaterThanOrEqual(150);
      expect(length).toBeLessThanOrEqual(300);
    }
  });

  it('leave UTF-16 whole, whose line feeds are half a character', async () => {
    const units = Uint16Array.from('\ufeff말\nĊ가\n나\n', (c) => c.charCodeAt(0));
    for (const layout of [{}, { encoding: 'utf-16le' }]) {
      const files = [fileOf('a.txt', new Uint8Array(units.buffer), layout)];
      for (let of = 1; of < 12; of++) {
        expect(await readParts(files, of)).toEqual([['말'], ['Ċ가'], ['나']]);
      }
    }
  });

  it('cut texts of an old encoding', async () => {
    const bytes = Uint8Array.from([0xb8, 0xbb, 10, 0xb8, 0xf0, 13, 10, 0xc0, 0xcc]);
    const layout = { encoding: 'cp949' };
    for (let of = 1; of < 12; of++) {
      const parts = await readParts([fileOf('a.txt', bytes, layout)], of);
      expect(parts).toEqual([['말'], ['모'], ['이']]);
    }
  });

  it('give what cannot be cut, such as a pipe, to one part', async () => {
    const source: ByteSource = {
      ...{ name: 'packed.txt.gz', rereadable: true },
      async *open() {
        yield encode('a\nb\n');
      },
    };
    for (const bytes of [0, 50]) {
      const parts = await readParts(
        [{ source, layout: {}, bytes }, fileOf('a.txt', encode('c\n'))],
        5,
      );
      expect(parts).toEqual([['a'], ['b'], ['c']]);
    }
  });
});

it.each(['3', '0/4', '5/4', '1/0', 'a/b', '1/2/3', ' 1/2', '1/9999999'])(
  'there is no part %s',
  (text) => {
    expect(() => parsePart(text)).toThrow('such as 3/16');
  },
);

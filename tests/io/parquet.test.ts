import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { BytesInput } from '../../src/io/bytes-input.ts';
import { type DocumentOptions, readDocuments } from '../../src/io/documents.ts';

const table = (codec: 'SNAPPY' | 'ZSTD' | 'UNCOMPRESSED' = 'SNAPPY', rows = 2500): ArrayBuffer =>
  parquetWriteBuffer({
    columnData: [
      { name: 'text', data: Array.from({ length: rows }, (_, i) => `글 ${i}`), type: 'STRING' },
      {
        name: 'author',
        data: Array.from({ length: rows }, (_, i) => 9007199254740992n + BigInt(i)),
        type: 'INT64',
      },
      {
        name: 'data',
        data: Array.from({ length: rows }, (_, i) => ({ body: `body ${i}` })),
        type: 'JSON',
      },
    ],
    rowGroupSize: 1000,
    codec,
  });

async function read(input: BytesInput, options: DocumentOptions) {
  const all = { texts: [] as string[], labels: [] as string[], lines: [] as number[], batches: 0 };
  for await (const batch of readDocuments(input, { name: 'in.parquet', ...options })) {
    all.texts.push(...batch.texts);
    all.labels.push(...batch.labels);
    all.lines.push(...batch.lines);
    all.batches++;
  }
  return all;
}

describe('Parquet', () => {
  it('is read by columns, one group of rows after another, with all digits of 64-bit numbers', async () => {
    const { texts, labels, lines, batches } = await read(table(), { label: 'author' });
    expect(texts).toEqual(Array.from({ length: 2500 }, (_, i) => `글 ${i}`));
    expect(labels.slice(0, 2)).toEqual(['9007199254740992', '9007199254740993']);
    expect(new Set(labels).size).toBe(2500);
    expect([lines[0], lines[2499], batches]).toEqual([1, 2500, 3]);
  });

  it('is read from a browser file, too, by a path into a column', async () => {
    const file = new File([table()], 'in.parquet');
    expect((await read(file, { text: 'data.body' })).texts[7]).toBe('body 7');
  });

  it.each([
    [
      'a column that is not there',
      table(),
      { text: 'body' },
      'in.parquet: there is no column "body"; the columns are text, author, data',
    ],
    [
      'a part of a file',
      table().slice(0, 5000),
      {},
      'in.parquet: this is not a whole Parquet file: ',
    ],
    ['text', 'text\n', {}, 'in.parquet: this is not a whole Parquet file: '],
    ['a stream', [new Uint8Array(table())], {}, 'in.parquet: Parquet is read from its end on'],
    [
      'an object',
      table(),
      { text: 'data' },
      'in.parquet, line 1: "data" must be text, a number or a boolean, but is an object; name what it holds, such as data.body',
    ],
  ] as const)('refuses %s', async (_, input, options, message) => {
    await expect(read(input, options)).rejects.toThrow(message);
  });
});

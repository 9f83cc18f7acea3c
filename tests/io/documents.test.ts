import { describe, expect, it } from 'vitest';
import { type DocumentOptions, readDocuments } from '../../src/io/documents.ts';

async function read(
  text: string,
  options: Omit<DocumentOptions, 'name'>,
): Promise<{ texts: string[]; labels: string[]; lines: number[] }> {
  const all = { texts: [] as string[], labels: [] as string[], lines: [] as number[] };
  const bytes = (async function* () {
    yield new TextEncoder().encode(text);
  })();
  for await (const batch of readDocuments(bytes, {
    name: 'in',
    ...options,
  })) {
    all.texts.push(...batch.texts);
    all.labels.push(...batch.labels);
    all.lines.push(...batch.lines);
  }
  return all;
}

describe('readDocuments', () => {
  it('reads TSV by column names, with quotes as they are', async () => {
    const text = 'id\tdocument\tlabel\n1\t"재미\t1\n2\t별로"\t0\n';
    expect(await read(text, { format: 'tsv', text: 'document', label: 'label' })).toEqual({
      texts: ['"재미', '별로"'],
      labels: ['1', '0'],
      lines: [2, 3],
    });
  });

  it('reads columns by number, and without a header', async () => {
    const read1 = await read('a\tx\nb\ty\n', { format: 'tsv', header: false, label: '2' });
    expect(read1).toEqual({ texts: ['a', 'b'], labels: ['x', 'y'], lines: [1, 2] });
  });

  it('reads CSV with quoted commas, doubled quotes and line breaks, and keeps line numbers', async () => {
    const text = 'text,label\n"a, ""b""\nc",x\nd,y\n';
    expect(await read(text, { format: 'csv', label: 'label' })).toEqual({
      texts: ['a, "b"\nc', 'd'],
      labels: ['x', 'y'],
      lines: [2, 4],
    });
  });

  it.each(['csv', 'tsv'] as const)('reads %s whose lines end as on old Macs', async (format) => {
    const tab = format === 'csv' ? ',' : '\t';
    const text = ['text,label', 'a,x', 'b,y', ''].join('\r').replaceAll(',', tab);
    expect(await read(text, { format, label: 'label' })).toEqual({
      texts: ['a', 'b'],
      labels: ['x', 'y'],
      lines: [2, 3],
    });
  });

  it('keeps a carriage return within a field of CSV', async () => {
    const { texts, labels } = await read('text,label\na\rb,x\n"c\rd",y\n', {
      format: 'csv',
      label: 'label',
    });
    expect([texts, labels]).toEqual([
      ['a\rb', 'c\rd'],
      ['x', 'y'],
    ]);
  });

  it('reads JSON lines', async () => {
    const text = '{"text":"맑다","label":1}\n\n{"label":0,"text":"흐리다"}\n';
    expect(await read(text, { format: 'jsonl', label: 'label' })).toEqual({
      texts: ['맑다', '흐리다'],
      labels: ['1', '0'],
      lines: [1, 3],
    });
  });

  it('reads each line of a plain text as a document', async () => {
    expect(await read('a\n\nb', { format: 'text' })).toEqual({
      texts: ['a', 'b'],
      labels: [],
      lines: [1, 3],
    });
  });

  it.each([
    [
      'a missing column',
      'a\tb\n1\t2\n',
      { format: 'tsv', text: 'c' },
      'line 1: there is no column "c"; the columns are a, b',
    ],
    [
      'no column known to hold the text',
      'a\tb\n1\t2\n',
      { format: 'tsv' },
      'line 1: none of the columns a, b is known to hold the text',
    ],
    [
      'a row of another width',
      'a\tb\n1\t2\n3\n',
      { format: 'tsv', text: 'a' },
      'line 3: the line has 1 fields, but the first has 2',
    ],
    [
      'an unclosed quote',
      'text,b\n1,2\n"3,4\n5,6\n',
      { format: 'csv' },
      'line 3: the row that begins here has a quote that is never closed',
    ],
    [
      'an unclosed quote, without reading on to the end',
      `text,b\n1,2\n"3,4\n${'5,6\n'.repeat(100)}`,
      { format: 'csv', maxLineBytes: 100 },
      'line 3: the row that begins here is too long',
    ],
    [
      'a CSV row of another width',
      'text,b\n1,2\n3\n',
      { format: 'csv' },
      'line 3: the row has 1 fields, but the first has 2; put fields with commas in quotes',
    ],
    [
      'a quote in the middle of a CSV field',
      'text,b\na "c",2\n',
      { format: 'csv' },
      'line 2: the row is not CSV: a quote stands within a field that does not begin with one',
    ],
    [
      'a CSV field that goes on after its quotes',
      'text,b\n"a"c,2\n',
      { format: 'csv' },
      'line 2: the row is not CSV: a closing quote is followed by more of the field',
    ],
    [
      'a row of CSV without a label',
      'text,label\na,x\nb,\n',
      { format: 'csv', label: 'label' },
      'in, line 3: the row has no label; fill it in, or leave the row out',
    ],
    [
      'an object without a label',
      '{"text":"a","label":""}\n',
      { format: 'jsonl', label: 'label' },
      'in, line 1: the row has no label',
    ],
    [
      'a line that is not JSON',
      '{"text":"a"}\nb\n',
      { format: 'jsonl' },
      'line 2: the line is not JSON',
    ],
    [
      'a missing property',
      '{"text":"a"}\n',
      { format: 'jsonl', label: 'y' },
      'line 1: the object has no property "y"; it has text',
    ],
    [
      'a label of a plain text',
      'a\n',
      { format: 'text', label: 'y' },
      'line 1: a plain text has no column "y", and its first line no __label__',
    ],
  ] as const)('refuses %s', async (_, text, options, message) => {
    await expect(read(text, options)).rejects.toThrow(message);
  });
});

describe('lines with labels, as fastText reads them', () => {
  const labeled = { format: 'text', label: 'label' } as const;

  it('are read as texts and labels', async () => {
    const text = '__label__good a fine  film\n\n__label__bad\tdull\nso __label__good so\n';
    expect(await read(text, labeled)).toEqual({
      texts: ['a fine  film', 'dull', 'so so'],
      labels: ['good', 'bad', 'good'],
      lines: [1, 3, 4],
    });
  });

  it('are the lines as they stand where no labels are asked for', async () => {
    const { texts, labels } = await read('__label__good film\n', { format: 'text' });
    expect({ texts, labels }).toEqual({ texts: ['__label__good film'], labels: [] });
  });

  it('may have several labels where they are asked for', async () => {
    const text = '__label__a x\n__label__a y __label__b z\n';
    const batches = [];
    for await (const batch of readDocuments([Buffer.from(text)], {
      ...labeled,
      name: 'x',
      severalLabels: true,
    }))
      batches.push(batch);
    expect(batches).toEqual([
      { texts: ['x', 'y z'], labels: ['a', 'a'], labelSets: [['a'], ['a', 'b']], lines: [1, 2] },
    ]);
  });

  it.each([
    [
      '__label__a x\n__label__a __label__b y\n',
      'line 2: the line has 2 labels, but a text has one here',
    ],
    ['__label__a x\ny\n', 'line 2: the line has no label; write __label__'],
    ['__label__a x\n__label__ y\n', 'line 2: the line has no label'],
    ['x\n', 'line 1: a plain text has no column "label", and its first line no __label__'],
  ])('are refused in %j', async (text, message) => {
    await expect(read(text, labeled)).rejects.toThrow(message);
  });
});

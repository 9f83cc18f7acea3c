import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/io/documents.ts';
import { parseJsonExactly } from '../../src/io/json-numbers.ts';

async function read(lines: readonly string[], text: string, label?: string) {
  const all = { texts: [] as string[], labels: [] as string[] };
  const options = { name: 'in.jsonl', text, ...(label !== undefined && { label }) };
  for await (const batch of readDocuments(lines.join('\n'), options)) {
    all.texts.push(...batch.texts);
    all.labels.push(...batch.labels);
  }
  return all;
}

describe('JSONL', () => {
  it('is read by paths through objects and arrays, and by exact property names first', async () => {
    const lines = [
      '{"data":{"body":"a"},"turns":[{"text":"b"}]}',
      '{"data.body":"c","turns":[{"text":"d"}]}',
    ];
    expect((await read(lines, 'data.body')).texts).toEqual(['a', 'c']);
    expect((await read(lines, 'turns.0.text')).texts).toEqual(['b', 'd']);
    expect((await read(lines, 'turns[0].text')).texts).toEqual(['b', 'd']);
  });

  it.each([
    ['data.title', '"data.title"', 'the object has no property "title"; it has body'],
    [
      'turns.3',
      '"turns.3"',
      'leads nowhere: the array has 1 items, numbered from 0, and none is "3"',
    ],
    ['data.body.more', '', 'what should hold "more" is neither an object nor an array'],
    [
      'data',
      '',
      '"data" must be text, a number or a boolean, but is an object; name what it holds, such as data.body',
    ],
  ])('says where the path %s ends', async (path, _, message) => {
    await expect(read(['{"data":{"body":"a"},"turns":["b"]}'], path)).rejects.toThrow(message);
  });

  it('distinguishes 64-bit labels that JavaScript rounds to one number', async () => {
    const ids = [
      '9007199254740992',
      '9007199254740993',
      '9007199254740994',
      '-0.1',
      '1e400',
      '1e500',
    ];
    const lines = ids.map((id) => `{"text":"\\"1e999\\" 12345678901234567","author":${id}}`);
    const { texts, labels } = await read(lines, 'text', 'author');
    expect(labels).toEqual(ids);
    expect(new Set(texts)).toEqual(new Set(['"1e999" 12345678901234567']));
    expect((await read(['{"text":1.0}', '{"text":10e-1}', '{"text":true}'], 'text')).texts).toEqual(
      ['1', '1', 'true'],
    );
  });

  it('parses all JSON that JavaScript writes as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        expect(parseJsonExactly(json)).toEqual(JSON.parse(json));
      }),
    );
  });
});

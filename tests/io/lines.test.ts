import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineOptions } from '../../src/io/line-blocks.ts';
import { readLines } from '../../src/io/lines.ts';
import { isUtf8 } from '../../src/io/valid-utf8.ts';

/** The bytes in pieces cut at the given places. */
async function* cut(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    const end = Math.min(place, bytes.length);
    yield bytes.slice(start, end);
    start = end;
  }
  yield bytes.slice(start);
}

async function linesOf(
  bytes: Uint8Array,
  options: Partial<LineOptions> = {},
  places: readonly number[] = [],
): Promise<string[]> {
  const lines: string[] = [];
  let number = 0;
  for await (const batch of readLines(cut(bytes, places), { name: 'test.txt', ...options })) {
    for (const line of batch) {
      expect(line.number).toBe(++number);
      lines.push(line.text);
    }
  }
  return lines;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('isUtf8', () => {
  it('agrees with the decoder on any bytes', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf),
      fc.constantFrom(0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5),
    );
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 5 }), fc.array(byte, { maxLength: 5 }));
    fc.assert(
      fc.property(bytes, fc.string({ unit: 'binary' }), (values, text) => {
        const all = new Uint8Array([...encode(text), ...values]);
        let decodes = true;
        try {
          decoder.decode(all);
        } catch {
          decodes = false;
        }
        expect(isUtf8(all)).toBe(decodes);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readLines', () => {
  it('gives the same lines wherever the bytes are cut', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((s) => s.replace(/[\r\n]/g, ''));
    const cuts = fc.array(fc.nat(100), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(line), cuts, async (lines, places) => {
        fc.pre(lines[0]?.[0] !== '\ufeff');
        const bytes = encode(lines.map((text) => `${text}\n`).join(''));
        expect(await linesOf(bytes, {}, places)).toEqual(lines);
      }),
    );
  });

  it('accepts a last line without a line feed, carriage returns, and a byte-order mark', async () => {
    expect(await linesOf(encode('\ufeff맑다\r\n\r\n흐리다'))).toEqual(['맑다', '', '흐리다']);
    expect(await linesOf(encode(''))).toEqual([]);
    expect(await linesOf(encode('old\rMac\r\rline'))).toEqual(['old', 'Mac', '', 'line']);
    expect(await linesOf(encode('not\rold\nMac\r'))).toEqual(['not\rold', 'Mac']);
  });

  it('names the line whose bytes are not UTF-8, or replaces them when asked', async () => {
    const bytes = new Uint8Array([...encode('맑다\n흐'), 0xff, ...encode('리다\n끝\n')]);
    await expect(linesOf(bytes, {}, [3])).rejects.toThrow(
      'test.txt, line 2: the bytes are not UTF-8',
    );
    expect(await linesOf(bytes, { invalidUtf8: 'replace' })).toEqual([
      '맑다',
      '흐\ufffd리다',
      '끝',
    ]);
  });

  it('refuses a line longer than the limit without holding it', async () => {
    const long = encode(`short\n${'x'.repeat(3 * 2 ** 20)}`);
    const places = [2 ** 20, 2 * 2 ** 20];
    await expect(linesOf(long, { maxLineBytes: 2 ** 20 }, places)).rejects.toThrow(
      'test.txt, line 2: the line is longer than 1 MiB',
    );
  });

  it("come from a stream of Node's, too", async () => {
    const lines = [];
    for await (const batch of readLines(createReadStream(import.meta.filename), { name: 'x' }))
      lines.push(...batch);
    expect(lines[0]).toEqual({ text: "import { createReadStream } from 'node:fs';", number: 1 });
  });
});

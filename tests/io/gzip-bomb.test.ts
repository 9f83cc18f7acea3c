import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { readBytes } from '../../src/io/bytes-input.ts';
import { fileSource } from '../../src/io/node-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-gzip-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function lengthOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const piece of bytes) length += piece.length;
  return length;
}

it('a bomb is refused after 64 MiB, from a file and from memory', async () => {
  // 400 MiB of zeros in 400 kB.
  const packed = Buffer.concat(Array(4).fill(gzipSync(new Uint8Array(100 * 2 ** 20))));
  const path = join(folder, 'zeros.gz');
  writeFileSync(path, packed);
  for (const open of [() => fileSource(path).open(), () => readBytes(packed, 'zeros.gz')]) {
    let length = 0;
    const reading = (async () => {
      for await (const piece of open()) length += piece.length;
    })();
    await expect(reading).rejects.toThrow('zeros.gz: it is packed more than 200 to 1');
    expect(length).toBeLessThan(200 * 2 ** 20);
  }
});

it('texts that repeat themselves are read, however long', async () => {
  let text = '';
  for (let i = 0; i < 12_000; i++)
    text += `2026-11-27 03:${i % 60}:00 서버가 요청 ${i}을 처리했다\n`;
  const packed = gzipSync(text.repeat(150));
  const length = 150 * Buffer.byteLength(text);
  expect(length).toBeGreaterThan(2 ** 26);
  const path = join(folder, 'log.gz');
  writeFileSync(path, packed);
  expect(await lengthOf(fileSource(path).open())).toBe(length);
  expect(await lengthOf(readBytes(packed, 'log.gz'))).toBe(length);
});

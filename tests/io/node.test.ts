import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import { checkWritable, readFileBytes, writeFileAtomic } from '../../src/io/node.ts';
import { fileSource } from '../../src/io/node-source.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  path = join(folder, 'file');
  writeFileSync(path, 'old');
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What stood there before is there still, and nothing else. */
function expectUntouched(): void {
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['file']);
}

describe('writing a file whole or not at all', () => {
  it('replaces the file, and leaves no other file beside it', async () => {
    await writeFileAtomic(path, [bytes('ne'), bytes(''), bytes('w')]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('replaces the file that a symbolic link names, not the link', async () => {
    const link = join(folder, 'link');
    symlinkSync(path, link);
    await writeFileAtomic(link, [bytes('new')]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['file', 'link']);
  });

  it('makes no file named -', async () => {
    await expect(writeFileAtomic('-', [bytes('new')])).rejects.toThrow(
      '-: results are written to files; name one, or give /dev/stdout',
    );
    await expect(checkWritable('-')).rejects.toThrow('name one');
  });

  it('changes nothing when the source of the bytes fails half-way', async () => {
    const chunks = (async function* () {
      yield bytes('half');
      throw new Error('half-way');
    })();
    await expect(writeFileAtomic(path, chunks)).rejects.toThrow('half-way');
    expectUntouched();
  });

  it('changes nothing when it is aborted half-way', async () => {
    const interruption = new AbortController();
    const chunks = (async function* () {
      yield bytes('half');
      interruption.abort();
      yield bytes('more');
    })();
    await expect(writeFileAtomic(path, chunks, interruption.signal)).rejects.toThrow(
      InterruptedError,
    );
    expectUntouched();
  });

  it.skipIf(process.platform === 'win32')(
    'leaves everything as it was when the system takes no more bytes (skipped on Windows)',
    () => {
      // The shell's limit on file sizes ends the write in the middle, as a full disk does.
      const script =
        "const { writeFileAtomic } = await import('./src/io/node.ts');" +
        'const chunk = new Uint8Array(400_000);' +
        'await writeFileAtomic(process.argv[1], [chunk, chunk, chunk])' +
        '.catch((error) => console.log(error.message));';
      const loader = ['--import', './tests/support/typescript-loader.mjs'];
      const { stdout } = spawnSync(
        'sh',
        [
          ...['-c', 'ulimit -f 1000; exec "$@"', 'sh', process.execPath, ...loader],
          ...['--input-type=module', '-e', script, path],
        ],
        { encoding: 'utf8' },
      );
      expect(stdout).toContain(`${path}: it cannot be written: it would be larger`);
      expectUntouched();
    },
  );
});

describe('opening an input', () => {
  async function readAll(name: string): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of fileSource(name).open()) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  }

  it('unpacks gzip', async () => {
    const text = '맑다\n'.repeat(100_000);
    writeFileSync(`${path}.gz`, gzipSync(text));
    expect(await readAll(`${path}.gz`)).toBe(text);
  });

  it('reports gzip that is cut short or damaged', async () => {
    writeFileSync(`${path}.gz`, gzipSync('맑다\n'.repeat(1000)).subarray(0, 30));
    await expect(readAll(`${path}.gz`)).rejects.toThrow('file.gz: this is not a whole gzip file');
    writeFileSync(`${path}.gz`, '맑다\n');
    await expect(readAll(`${path}.gz`)).rejects.toThrow('file.gz: this is not a whole gzip file');
  });

  it('reads a whole file at once, even an empty one', async () => {
    expect(new TextDecoder().decode(await readFileBytes(path))).toBe('old');
    writeFileSync(path, '');
    expect((await readFileBytes(path)).byteLength).toBe(0);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  createReadStream,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import { checkWritable, writeFileAtomic, writeFilesAtomic } from '../../src/io/node.ts';
import { openNodeScratch } from '../../src/io/node-scratch.ts';
import { temporaryFileName, temporaryFolderName } from '../../src/io/node-temporary.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const isRoot = process.getuid?.() === 0;
const onPosix = process.platform !== 'win32';

describe('temporary files', () => {
  it('have names that nobody can predict, and are never written through what has the name already', async () => {
    let seen: string[] = [];
    const chunks = (async function* () {
      yield bytes('new');
      seen = readdirSync(folder);
    })();
    await writeFileAtomic(at('file'), chunks);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/^\.malmoi-[0-9a-f]{8}-\d+-[0-9a-f]{16}\.tmp$/);
    expect(temporaryFileName()).not.toBe(temporaryFileName());
  });

  it('fit beside a file whose name is as long as a name can be', async () => {
    const name = at('x'.repeat(255));
    await checkWritable(name);
    await writeFileAtomic(name, [bytes('new')]);
    expect(readFileSync(name, 'utf8')).toBe('new');
    await expect(checkWritable(at('x'.repeat(256)))).rejects.toThrow('its name is too long');
  });

  it.skipIf(!onPosix)(
    'of killed processes are removed; those of living ones and of other machines stay',
    async () => {
      // A process that has ended, so that its number is free.
      const { pid: dead } = spawnSync(process.execPath, ['--version']);
      const ofProcess = (name: string, pid: number): string =>
        name.replace(`-${process.pid}-`, `-${pid}-`);
      const [file, room] = [temporaryFileName(), temporaryFolderName()];
      const elsewhere = ofProcess(file, dead).replace(/malmoi-./, 'malmoi-x');
      const stay = [file, ofProcess(file, process.ppid), elsewhere, '.malmoi-notes.tmp'].sort();
      for (const name of [...stay, ofProcess(file, dead)]) writeFileSync(at(name), 'half');
      mkdirSync(at(ofProcess(room, dead)));
      writeFileSync(join(at(ofProcess(room, dead)), '0'), 'half');
      await checkWritable(at('file'));
      expect(readdirSync(folder).sort()).toEqual(stay);

      mkdirSync(at(ofProcess(room, dead)));
      const scratch = await openNodeScratch(folder);
      expect(readdirSync(folder)).not.toContain(ofProcess(room, dead));
      await scratch.dispose();
      expect(readdirSync(folder).sort()).toEqual(stay);
    },
  );
});

describe.skipIf(!onPosix)('a file that is replaced', () => {
  it('passes on its mode', async () => {
    for (const mode of [0o600, 0o640, 0o664, 0o755]) {
      writeFileSync(at('file'), 'old');
      chmodSync(at('file'), mode);
      await writeFileAtomic(at('file'), [bytes('new')]);
      expect(statSync(at('file')).mode & 0o7777).toBe(mode);
    }
  });

  it.skipIf(!isRoot)('passes on its owner', async () => {
    writeFileSync(at('file'), 'old');
    chownSync(at('file'), 1234, 2345);
    await writeFileAtomic(at('file'), [bytes('new')]);
    expect(statSync(at('file'))).toMatchObject({ uid: 1234, gid: 2345 });
    expect(readFileSync(at('file'), 'utf8')).toBe('new');
  });

  it('is refused where it is read-only, before long work and after', async () => {
    writeFileSync(at('file'), 'old');
    chmodSync(at('file'), 0o444);
    const refusal = `${at('file')}: it cannot be written: it is read-only; make it writable first`;
    await expect(checkWritable(at('file'))).rejects.toThrow(refusal);
    await expect(writeFileAtomic(at('file'), [bytes('new')])).rejects.toThrow(refusal);
    expect(readFileSync(at('file'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('is the one that a chain of links leads to, whether it exists or not', async () => {
    mkdirSync(at('models'));
    symlinkSync('models', at('latest'));
    symlinkSync('latest/model', at('link'));
    symlinkSync(at('link'), at('models/back'));
    for (const text of ['first', 'second']) {
      await checkWritable(at('models/back'));
      await writeFileAtomic(at('models/back'), [bytes(text)]);
      expect(readFileSync(at('models/model'), 'utf8')).toBe(text);
      expect(lstatSync(at('models/model')).isFile()).toBe(true);
    }
    expect(readlinkSync(at('link'))).toBe('latest/model');
    symlinkSync('nowhere/model', at('astray'));
    await expect(checkWritable(at('astray'))).rejects.toThrow('its folder does not exist');
    symlinkSync('circle', at('circle'));
    await expect(checkWritable(at('circle'))).rejects.toThrow('leads back to itself');
  });
});

it('files that belong together are replaced together, or none is', async () => {
  const failing = (async function* () {
    yield bytes('half');
    throw new Error('a word with a tab');
  })();
  writeFileSync(at('vectors.tsv'), 'old');
  const pair = (words: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) => [
    { path: at('vectors.tsv'), chunks: [bytes('new')] },
    { path: at('metadata.tsv'), chunks: words },
  ];
  await expect(writeFilesAtomic(pair(failing))).rejects.toThrow('a word with a tab');
  expect(readFileSync(at('vectors.tsv'), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['vectors.tsv']);
  await writeFilesAtomic(pair([bytes('words')]));
  expect(readdirSync(folder)).toEqual(['metadata.tsv', 'vectors.tsv']);
  expect(readFileSync(at('vectors.tsv'), 'utf8')).toBe('new');
});

it('an input is told by the file itself, for links of both kinds', async () => {
  writeFileSync(at('in'), 'text');
  linkSync(at('in'), at('hard'));
  symlinkSync('in', at('soft'));
  for (const name of ['in', 'hard', 'soft']) {
    await expect(checkWritable(at(name), [at('in')])).rejects.toThrow('would replace the input');
  }
});

describe.skipIf(!onPosix)('a named pipe', () => {
  beforeEach(() => {
    spawnSync('mkfifo', [at('pipe')]);
  });

  it('without a reader hears the signal', async () => {
    const interruption = new AbortController();
    const writing = writeFileAtomic(at('pipe'), [bytes('text')], interruption.signal);
    interruption.abort();
    await expect(writing).rejects.toThrow(InterruptedError);
  });

  it('whose reader does not read hears the signal, and says that a part was written', async () => {
    const reader = spawn('sh', ['-c', `exec 3<"$0"; echo open; sleep 60`, at('pipe')]);
    try {
      const interruption = new AbortController();
      const chunks = (function* () {
        yield new Uint8Array(2 ** 20);
      })();
      const writing = writeFileAtomic(at('pipe'), chunks, interruption.signal);
      const aborted = once(reader.stdout, 'data')
        .then(() => setTimeout(300))
        .then(() => interruption.abort());
      await expect(writing).rejects.toThrow(`${at('pipe')} has got only a part`);
      await aborted;
    } finally {
      reader.kill();
    }
  });

  it('takes all, as fast as it is read', async () => {
    const read = (async () => {
      let length = 0;
      for await (const piece of createReadStream(at('pipe'))) {
        length += piece.length;
        if (length % 7 === 0) await setTimeout(1);
      }
      return length;
    })();
    const chunks = Array.from({ length: 40 }, () => new Uint8Array(50_001));
    await writeFileAtomic(at('pipe'), chunks);
    expect(await read).toBe(40 * 50_001);
  });

  it('says so when its reader has gone', async () => {
    spawn('sh', ['-c', 'head -c 10 "$0" >/dev/null', at('pipe')]);
    const chunks = (function* () {
      for (;;) yield new Uint8Array(65_536);
    })();
    await expect(writeFileAtomic(at('pipe'), chunks)).rejects.toThrow(
      `${at('pipe')}: its reader has closed it, so the rest was not written`,
    );
  });
});

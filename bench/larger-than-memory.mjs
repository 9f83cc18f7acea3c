/**
 * Trains Word2Vec and GloVe on a small and a large text, and compares the memory that they take at most, and what they
 * read and write for each byte of text. The texts are the English corpus (MALMOI_DATA, or ../shared/data) over and over,
 * in which every third line has a word replaced by one from anywhere, so that no two copies are the same.
 *
 *   npm run bench:larger-than-memory -- [--gigabytes 0.2,2] [--folder /tmp] [--only word2vec,glove,lm]
 *
 * The vectors are small (32 dimensions, a window of 2, one pass), since memory is what is measured here; the language
 * model takes 200 steps. Reads /proc, so it runs on Linux only. Needs twice the large text's size on the disk; the
 * language model, which reads characters, five times.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../dist/base/random.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const { values: options } = parseArgs({
  options: {
    gigabytes: { type: 'string', default: '0.2,2' },
    folder: { type: 'string', default: tmpdir() },
    only: { type: 'string', default: 'word2vec,glove,lm' },
  },
});
const sizes = options.gigabytes.split(',').map(Number);
const folder = mkdtempSync(join(options.folder, 'larger-than-memory-'));

// Without a least count every text has all words of the corpus: memory would differ by the words, not by the text.
const VECTORS = ['--dimensions', '32', '--window', '2', '--min-count', '1', '--workers', '1'];
/** The arguments of each training. */
const TRAININGS = {
  word2vec: ['word2vec', ...VECTORS, '--negatives', '2', '--epochs', '1'],
  glove: ['glove', ...VECTORS, '--iterations', '1', '--memory', '64'],
  lm: ['lm', '--steps', '200', '--validation', '0.001', '--memory', '16', '--workers', '1'],
};

/** Writes a text of at least so many bytes. */
async function writeText(path, bytes) {
  const lines = readFileSync(join(data, 'text/english-corpus.txt'), 'utf8').split('\n');
  const random = createRandom(1, 'noise');
  const anyWord = () => {
    const words = lines[random.integer(lines.length)].split(' ');
    return words[random.integer(words.length)];
  };
  const file = createWriteStream(path);
  for (let written = 0; written < bytes; ) {
    for (let first = 0; first < lines.length && written < bytes; first += 5000) {
      const block = lines.slice(first, first + 5000).map((line) => {
        if (random.integer(3) > 0) return line;
        const from = line.indexOf(' ', random.integer(line.length + 1)) + 1;
        const to = line.indexOf(' ', from);
        return to < 0 ? line : line.slice(0, from) + anyWord() + line.slice(to);
      });
      const buffer = Buffer.from(`${block.join('\n')}\n`);
      written += buffer.length;
      if (!file.write(buffer)) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'close');
}

/** Reads a line `name: number` of a file of /proc. */
const readNumber = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]);

/** Trains on a text; gives the most memory, and the bytes read and written, in bytes. */
async function measure(name, text) {
  const output = join(folder, `${name}.malmoi`);
  const given = [text, '--temporary', folder, '--quiet', '-o', output];
  const args = [join(root, 'dist/cli/main.js'), 'train', ...TRAININGS[name], ...given];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const seen = {};
  const look = () => {
    try {
      const io = readFileSync(`/proc/${child.pid}/io`, 'utf8');
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const peak = readNumber(status, 'VmHWM') * 1024;
      // A process that ended has no memory, but still a status.
      if (!Number.isNaN(peak)) seen.peak = peak;
      Object.assign(seen, { read: readNumber(io, 'rchar'), written: readNumber(io, 'wchar') });
    } catch {
      // It has ended between two looks.
    }
  };
  const timer = setInterval(look, 200);
  const started = performance.now();
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`malmoi train ${name} ended with ${code}`);
  return { ...seen, seconds: (performance.now() - started) / 1000 };
}

const MIB = 2 ** 20;
try {
  const names = options.only.split(',');
  const first = {};
  console.log(
    'training   text      peak memory  ÷ smallest  read ÷ text  written ÷ text  MB of text/s',
  );
  for (const gigabytes of sizes) {
    const text = join(folder, 'text.txt');
    await writeText(text, gigabytes * 1e9);
    const { size } = statSync(text);
    for (const name of names) {
      const { peak, read, written, seconds } = await measure(name, text);
      first[name] ??= peak;
      const row = [
        name.padEnd(9),
        `${(size / 1e9).toFixed(2)} GB`.padStart(8),
        `${(peak / MIB).toFixed(0)} MiB`.padStart(12),
        (peak / first[name]).toFixed(2).padStart(11),
        (read / size).toFixed(2).padStart(12),
        (written / size).toFixed(2).padStart(15),
        (size / 1e6 / seconds).toFixed(1).padStart(13),
      ];
      console.log(row.join(' '));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

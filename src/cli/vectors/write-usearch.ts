import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { createEventBreaks } from '../../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import { makeTemporaryFolder } from '../../io/node-temporary.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';

/** Words that are added at once: between two such calls an abort takes effect. */
const WORDS_AT_ONCE = 256;

/**
 * Loads the library usearch, which users install themselves.
 * @throws InputError where it is not there, or does not run on this machine
 */
export async function loadUsearch(): Promise<typeof import('usearch')> {
  try {
    return await import('usearch');
  } catch (cause) {
    const { code, message = '' } = Object(cause) as NodeJS.ErrnoException;
    const reason =
      code === 'ERR_MODULE_NOT_FOUND'
        ? sentence('cli/not-installed')`it is not installed`
        : message.split('\n')[0];
    throw new InputError(
      sentence(
        'cli/no-usearch',
      )`The library usearch, which makes such an index, cannot be loaded (${{ reason }}); install it: npm install usearch`,
      undefined,
      { cause },
    );
  }
}

/**
 * Writes an index of usearch, a graph in which the nearest directions are found fast and approximately: by the cosine,
 * of 32-bit floats; a word's key is its number, from 0. All cores build it, each in its own time, so that the graph is
 * another one each time.
 * @throws InputError without the library, InterruptedError when the signal is aborted
 */
export async function* writeUsearch(
  vectors: WordVectors,
  { signal, onProgress }: LongWork,
): AsyncGenerator<Uint8Array> {
  const { Index, MetricKind } = await loadUsearch();
  const { size, dimensions } = vectors;
  const index = new Index(dimensions, MetricKind.Cos);
  const takeBreak = createEventBreaks({ every: 0 });
  for (let start = 0; start < size; start += WORDS_AT_ONCE) {
    throwIfAborted(signal);
    const count = Math.min(WORDS_AT_ONCE, size - start);
    const keys = BigUint64Array.from({ length: count }, (_, i) => BigInt(start + i));
    index.add(keys, vectors.vectors.subarray(start * dimensions, (start + count) * dimensions));
    onProgress?.({ phase: 'indexing', done: start + count, total: size, unit: 'words' });
    await takeBreak();
  }
  yield* saveThrough(index);
}

/** Gives the bytes that an index saves, which it does to a file only. */
async function* saveThrough(index: {
  readonly save: (path: string) => void;
}): AsyncGenerator<Uint8Array> {
  const folder = await makeTemporaryFolder();
  try {
    const path = join(folder, 'index');
    index.save(path);
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

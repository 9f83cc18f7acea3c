import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { InterruptedError } from '../base/errors.ts';
import { throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { Chunks } from './chunks.ts';
import { namingWriteErrors } from './node-write-errors.ts';

/** Milliseconds between two looks for a reader. */
const BETWEEN_LOOKS = 50;

/**
 * Writes to a named pipe, once it has a reader and as fast as that reads.
 * @throws InputError when the reader goes away
 * @throws InterruptedError when the signal is aborted, also while nobody reads
 */
export async function writeToPipe(
  path: string,
  chunks: Chunks,
  signal: AbortSignal | undefined,
): Promise<void> {
  const fd = await namingWriteErrors(path, () => openForWriting(path, signal));
  const socket = new Socket({ fd, readable: false, writable: true });
  try {
    await writeToStream({ path, stream: socket, chunks, signal });
  } finally {
    socket.destroy();
  }
}

/** Waits for a reader by looking for one: a call that waits itself would hear no signal. */
async function openForWriting(path: string, signal: AbortSignal | undefined): Promise<number> {
  for (;;) {
    throwIfAborted(signal);
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      // The pipes of a shell's `>(…)` have had their reader before.
      if (code !== 'ENXIO' || path.startsWith('/dev/fd/')) throw cause;
    }
    await setTimeout(BETWEEN_LOOKS);
  }
}

/** What is written to a stream. */
export interface StreamWriting {
  /** What errors call the stream. */
  readonly path: string;
  readonly stream: Writable;
  readonly chunks: Chunks;
  readonly signal: AbortSignal | undefined;
}

/**
 * Writes to a stream as fast as its reader reads.
 * @throws InputError when the reader goes away, InterruptedError when the signal is aborted
 */
export async function writeToStream({
  path,
  stream,
  chunks,
  signal,
}: StreamWriting): Promise<void> {
  let stop: () => void = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    stop = () => resolve('aborted');
  });
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  // Each write reports its error itself; without a listener the stream's own report would end the program.
  const ignore = (): void => {};
  stream.on('error', ignore);
  try {
    for await (const chunk of chunks) {
      const written = namingWriteErrors(path, () => writeChunk(stream, chunk));
      // Whichever comes second is of no interest.
      written.catch(() => {});
      if ((await Promise.race([written, aborted])) === 'aborted') {
        throw new InterruptedError(
          sentence('io/stopped-within')`Stopped before the end; ${{ path }} has got only a part.`,
          { cause: signal?.reason },
        );
      }
    }
  } finally {
    stream.off('error', ignore);
    signal?.removeEventListener('abort', stop);
  }
}

function writeChunk(stream: Writable, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

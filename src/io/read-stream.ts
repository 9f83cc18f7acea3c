/** Reads a stream piece by piece, in browsers that cannot iterate over streams (Safari), too. */
export async function* readStream<T>(
  stream: ReadableStream<T>,
): AsyncGenerator<T, void, undefined> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    // The reader stopped early and needs no more.
    if (!ended) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

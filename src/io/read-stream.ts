/** Reads a stream piece by piece, also where the browser cannot iterate over streams (Safari). */
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
    // Who stops early wants no more of it.
    if (!ended) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

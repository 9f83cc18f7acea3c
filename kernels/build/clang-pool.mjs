import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/**
 * Threads that run Clang compiled to WebAssembly. Each unpacks it once and then compiles file after file.
 */
export class ClangPool {
  #idle = [];
  #waiting = [];
  #threads = [];

  constructor(threads = availableParallelism()) {
    // Each function of the compiler is translated once, quickly: translating it again for speed, as V8 does
    // while it runs, took longer than all of our C takes to compile (16 s of processor time against 7).
    setFlagsFromString('--liftoff-only');
    for (let i = 0; i < threads; i++) {
      const thread = new Worker(new URL('clang-worker.mjs', import.meta.url));
      this.#threads.push(thread);
      this.#idle.push(thread);
    }
  }

  /**
   * Runs a tool on files of its own.
   * @param {{tool: 'clang' | 'wasm-ld', args: string[], files: object, output: string}} call `files` as the
   *   compiler's file system wants them, a folder being an object; `output` is the file wanted
   * @returns {Promise<Uint8Array>} the output
   * @throws Error with the tool's messages
   */
  async run(call) {
    const thread =
      this.#idle.pop() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
    try {
      return await new Promise((resolve, reject) => {
        thread.once('error', reject);
        thread.once('message', ({ bytes, error }) => {
          thread.off('error', reject);
          if (error === undefined) resolve(bytes);
          else reject(new Error(error));
        });
        thread.postMessage(call);
      });
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(thread);
      else next(thread);
    }
  }

  async close() {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }
}

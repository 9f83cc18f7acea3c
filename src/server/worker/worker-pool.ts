import { availableParallelism } from 'node:os';
import type { Log } from '../log.ts';
import { type AskOptions, ComputeThread, ThreadLost } from './compute-thread.ts';
import type { ModelFile, OpenedModel, PostedCall, ThreadSetup } from './protocol.ts';

/** Two threads at least, so that one long piece of work leaves another free; each holds all models in memory. */
const [LEAST_THREADS, MOST_THREADS] = [2, 4];

/** Milliseconds before another thread is tried where one was never ready. */
const BEFORE_RETRY = 1000;

/** How a pool is started. */
export interface PoolOptions {
  readonly setup: ThreadSetup;
  /** Default: the processors, from 2 to 4. */
  readonly workers?: number | undefined;
  readonly log: Log;
}

/**
 * Threads that compute, each with all models. A request goes to the one that has least to do; a thread that ends is
 * replaced.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #ready = new Set<ComputeThread>();
  readonly #all = new Set<ComputeThread>();
  readonly #files = new Map<string, ModelFile>();
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    const own = Math.min(MOST_THREADS, Math.max(LEAST_THREADS, availableParallelism()));
    const { workers = own } = options;
    for (let i = 0; i < workers; i++) this.#ready.add(this.#start());
  }

  /** How many threads are there. */
  get size(): number {
    return this.#ready.size;
  }

  /**
   * Opens a model in all threads, first in one: where that fails, no other has read it.
   * @throws ThreadFailure when it cannot be opened
   * @throws ThreadLost when the thread ends over it
   */
  async open(file: ModelFile): Promise<OpenedModel> {
    const [first, ...others] = this.#ready;
    if (first === undefined) throw new ThreadLost('there is no thread');
    const model = await openIn(first, file);
    // From here on a thread that replaces another opens it, too.
    this.#files.set(file.key, file);
    try {
      // One after another, so that the others answer meanwhile. What takes the place of one that ends opens it, too.
      for (const thread of others) await openIn(thread, file).catch(unlessLost);
    } catch (error) {
      this.close(file.key);
      throw error;
    }
    return model;
  }

  /** Closes a model in all threads, once what was asked of it is done. */
  close(key: string): void {
    this.#files.delete(key);
    for (const thread of this.#all) thread.close(key);
  }

  /**
   * Computes a request on the thread that has least to do.
   * @returns the results as JSON; those of a stream are told as they come
   * @throws ThreadFailure with the error of the call
   * @throws ThreadLost when the thread ends over it, or there is none
   */
  async call(call: PostedCall, options: AskOptions): Promise<string> {
    const thread = this.#leastBusy();
    if (thread === undefined) throw new ThreadLost('there is no thread');
    const answer = await thread.ask({ type: 'call', call }, options);
    return answer.type === 'done' ? answer.results : '[]';
  }

  /** Ends all threads. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#all].map((thread) => thread.stop()));
  }

  #leastBusy(): ComputeThread | undefined {
    let least: ComputeThread | undefined;
    for (const thread of this.#ready) {
      if (least === undefined || thread.busy < least.busy) least = thread;
    }
    return least;
  }

  #start(): ComputeThread {
    const { setup, log } = this.#options;
    const thread = new ComputeThread(setup);
    this.#all.add(thread);
    void thread.ended.then((reason) => {
      this.#all.delete(thread);
      const wasReady = this.#ready.delete(thread);
      if (this.#stopped) return;
      log({ event: 'thread-lost', level: 'error', reason });
      // One that ended before it was ready would do so again.
      setTimeout(() => void this.#replace(), wasReady ? 0 : BEFORE_RETRY).unref();
    });
    return thread;
  }

  async #replace(): Promise<void> {
    if (this.#stopped) return;
    const thread = this.#start();
    try {
      for (const file of this.#files.values()) await openIn(thread, file);
      this.#ready.add(thread);
    } catch (error) {
      // Its end is heard where it was started, and it is replaced.
      if (error instanceof ThreadLost) return;
      this.#options.log({ event: 'thread-not-ready', level: 'error', reason: String(error) });
      await thread.stop();
    }
  }
}

function unlessLost(error: unknown): void {
  if (!(error instanceof ThreadLost)) throw error;
}

async function openIn(thread: ComputeThread, file: ModelFile): Promise<OpenedModel> {
  const answer = await thread.ask({ type: 'open', file });
  if (answer.type !== 'opened') throw new TypeError('a thread answered something else');
  return answer.model;
}

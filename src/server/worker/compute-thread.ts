import { Worker } from 'node:worker_threads';
import { Outbox } from './outbox.ts';
import {
  HEARD_AT_ONCE,
  type StreamedEvent,
  type ThreadAnswer,
  type ThreadError,
  type ThreadRequest,
  type ThreadSetup,
} from './protocol.ts';

/** The program of threads: the built one, also where the rest runs from the source. */
const PROGRAM = new URL('../../../dist/server/worker/thread.js', import.meta.url);

/** An error that a thread answered. */
export class ThreadFailure extends Error {
  readonly data: ThreadError;

  constructor(data: ThreadError) {
    super(data.message);
    this.data = data;
  }
}

/** A thread that ended with work on it: it ran out of memory, say. */
export class ThreadLost extends Error {}

/** What hears a thread's answers to a request. */
interface Pending {
  readonly resolve: (answer: LastAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly onEvent: (event: StreamedEvent) => void;
  /** Events of which the thread does not know yet that they were heard. */
  heard: number;
}

/** An answer after which none comes. */
type LastAnswer = Exclude<ThreadAnswer, { type: 'event' }>;

/** What a thread is asked; the request's number is its own. */
type Asked =
  | { readonly type: 'open'; readonly file: Extract<ThreadRequest, { type: 'open' }>['file'] }
  | { readonly type: 'call'; readonly call: Extract<ThreadRequest, { type: 'call' }>['call'] };

/** What goes with a request. */
export interface AskOptions {
  /** Tells the thread to stop. */
  readonly signal?: AbortSignal;
  /** Hears the parts of a streamed answer. */
  readonly onEvent?: (event: StreamedEvent) => void;
}

/** A thread that computes, seen from the one that serves. */
export class ComputeThread {
  /** Settled when the thread has ended, by itself or because it was told to, with the reason. */
  readonly ended: Promise<string>;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #outbox: Outbox<ThreadRequest>;
  #nextId = 1;
  /** Once it has ended: why. */
  #lost: ThreadLost | undefined;

  constructor(setup: ThreadSetup) {
    // Flags of the process (loaders, debuggers) are not for these threads.
    this.#worker = new Worker(PROGRAM, { workerData: setup, execArgv: [] });
    this.#outbox = new Outbox((messages) => this.#worker.postMessage(messages));
    this.#worker.on('message', (answers: readonly ThreadAnswer[]) => {
      for (const answer of answers) this.#settle(answer);
    });
    let reason = 'it exited';
    this.#worker.on('error', (error) => {
      reason = String(error);
    });
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#lost = new ThreadLost(reason);
        for (const { reject } of this.#pending.values()) reject(this.#lost);
        this.#pending.clear();
        resolve(reason);
      });
    });
  }

  /** How many requests it has not answered yet. */
  get busy(): number {
    return this.#pending.size;
  }

  /**
   * Asks the thread, and waits for its last answer.
   * @throws ThreadFailure when it answers with an error
   * @throws ThreadLost when it ends before it answers
   */
  async ask(
    asked: Asked,
    { signal, onEvent = () => {} }: AskOptions = {},
  ): Promise<Exclude<LastAnswer, { type: 'failed' }>> {
    if (this.#lost !== undefined) throw this.#lost;
    const id = this.#nextId++;
    const abort = (): void => this.#outbox.add({ type: 'abort', id });
    const answer = await new Promise<LastAnswer>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onEvent, heard: 0 });
      this.#outbox.add({ ...asked, id });
      signal?.addEventListener('abort', abort);
    }).finally(() => signal?.removeEventListener('abort', abort));
    if (answer.type === 'failed') throw new ThreadFailure(answer.error);
    return answer;
  }

  /** Closes a model once all that was asked of it is done. */
  close(key: string): void {
    this.#outbox.add({ type: 'close', key });
  }

  /** Ends the thread at once. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: ThreadAnswer): void {
    const pending = this.#pending.get(answer.id);
    if (pending === undefined) return;
    if (answer.type !== 'event') {
      this.#pending.delete(answer.id);
      pending.resolve(answer);
      return;
    }
    pending.onEvent(answer.event);
    if (++pending.heard < HEARD_AT_ONCE) return;
    this.#outbox.add({ type: 'heard', id: answer.id, events: pending.heard });
    pending.heard = 0;
  }
}

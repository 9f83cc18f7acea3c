import { InputError, MalmoiError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { errorToData } from '../../messages/index.ts';
import { type AnyModelHandle, callModel, openModel } from '../../models/index.ts';
import type {
  ModelFile,
  OpenedModel,
  PostedCall,
  ThreadAnswer,
  ThreadError,
  ThreadRequest,
  ThreadSetup,
} from './protocol.ts';

/** A model that is open in a thread. */
interface OpenModel {
  readonly handle: AnyModelHandle;
  /** The end of the work that was asked of it last: a model does one thing after another. */
  last: Promise<void>;
}

/**
 * The models of one thread. Each does one thing after another, for its engine has one memory; those of different models
 * take turns, wherever work takes a break.
 */
export class ThreadModels {
  readonly #setup: ThreadSetup;
  readonly #answer: (answer: ThreadAnswer) => void;
  readonly #models = new Map<string, OpenModel>();
  readonly #running = new Map<number, AbortController>();

  constructor(setup: ThreadSetup, answer: (answer: ThreadAnswer) => void) {
    this.#setup = setup;
    this.#answer = answer;
  }

  /** Does what the thread is told. */
  receive(message: ThreadRequest): void {
    if (message.type === 'abort') this.#running.get(message.id)?.abort();
    else if (message.type === 'close') this.#close(message.key);
    else if (message.type === 'open') void this.#open(message.id, message.file);
    else this.#enqueue(message.id, message.call);
  }

  async #open(id: number, { key, name, path }: ModelFile): Promise<void> {
    try {
      const handle = await openModel(path, { name, engine: { workers: 1, ...this.#setup.engine } });
      this.#models.set(key, { handle, last: Promise.resolve() });
      this.#answer({ type: 'opened', id, model: describe(handle) });
    } catch (error) {
      this.#fail(id, error);
    }
  }

  /** Closes a model once all that was asked of it is done. */
  #close(key: string): void {
    const model = this.#models.get(key);
    if (model === undefined) return;
    this.#models.delete(key);
    void model.last.then(() => model.handle.dispose());
  }

  #enqueue(id: number, call: PostedCall): void {
    const model = this.#models.get(call.key);
    if (model === undefined) {
      this.#fail(id, new Error(`${call.key} is not open in this thread`));
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    model.last = model.last.then(() => this.#run(id, model.handle, call, controller.signal));
  }

  async #run(
    id: number,
    handle: AnyModelHandle,
    { name, request }: PostedCall,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const results: unknown[] = [];
      for await (const result of callModel(handle, name, request, { signal })) results.push(result);
      this.#answer({ type: 'done', id, results: JSON.stringify(results) });
    } catch (error) {
      this.#fail(id, error);
    } finally {
      this.#running.delete(id);
    }
  }

  #fail(id: number, error: unknown): void {
    this.#answer({ type: 'failed', id, error: toThreadError(error) });
  }
}

function describe(handle: AnyModelHandle): OpenedModel {
  const { kind, abilities } = handle;
  return { kind, abilities, description: handle.describe() };
}

function toThreadError(error: unknown): ThreadError {
  if (error instanceof MalmoiError) return errorToData(error);
  const { name, message, stack, code, syscall } = Object(error) as NodeJS.ErrnoException;
  // What the system refuses is no bug; its message has the path in it.
  if (syscall !== undefined) {
    return errorToData(
      new InputError(sentence('server/unreadable')`the file cannot be read (${{ code }}).`),
    );
  }
  return { name: String(name), message: String(message), ...(stack !== undefined && { stack }) };
}

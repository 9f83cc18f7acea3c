import { InputError, MalmoiError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import { sentence } from '../../base/sentence.ts';
import { errorToData } from '../../messages/index.ts';
import { type AnyModelHandle, openModel } from '../../models/index.ts';
import { CallQueue } from './call-queue.ts';
import {
  MOST_UNHEARD,
  type ModelFile,
  type OpenedModel,
  type PostedCall,
  type ThreadAnswer,
  type ThreadError,
  type ThreadRequest,
  type ThreadSetup,
} from './protocol.ts';

/** A call that is computed, or waits for it. */
interface RunningCall {
  readonly controller: AbortController;
  /** Events that are on their way. */
  unheard: number;
  /** Lets the call go on that waits until fewer are. */
  goOn: () => void;
}

/** The models of one thread. Different ones take turns, wherever work takes a break. */
export class ThreadModels {
  readonly #setup: ThreadSetup;
  readonly #answer: (answer: ThreadAnswer) => void;
  readonly #models = new Map<string, CallQueue>();
  readonly #running = new Map<number, RunningCall>();

  constructor(setup: ThreadSetup, answer: (answer: ThreadAnswer) => void) {
    this.#setup = setup;
    this.#answer = answer;
  }

  /** Does what the thread is told. */
  receive(message: ThreadRequest): void {
    if (message.type === 'abort') this.#abort(message.id);
    else if (message.type === 'heard') this.#hear(message.id, message.events);
    else if (message.type === 'close') this.#close(message.key);
    else if (message.type === 'open') void this.#open(message.id, message.file);
    else this.#call(message.id, message.call);
  }

  async #open(id: number, { key, name, path }: ModelFile): Promise<void> {
    try {
      const handle = await openModel(path, { name, engine: { workers: 1, ...this.#setup.engine } });
      this.#models.set(key, new CallQueue(handle));
      this.#answer({ type: 'opened', id, model: describe(handle) });
    } catch (error) {
      this.#fail(id, error);
    }
  }

  #close(key: string): void {
    const queue = this.#models.get(key);
    this.#models.delete(key);
    void queue?.close();
  }

  #call(id: number, { key, name, body, stream }: PostedCall): void {
    const queue = this.#models.get(key);
    if (queue === undefined) {
      this.#fail(id, new Error(`${key} is not open in this thread`));
      return;
    }
    // How it is answered is no option of the model.
    const { stream: _, ...request } = JSON.parse(body) as JsonObject;
    const controller = new AbortController();
    const running: RunningCall = { controller, unheard: 0, goOn() {} };
    this.#running.set(id, running);
    queue.add({
      ...{ name, request, stream, signal: controller.signal },
      event: (event) => {
        this.#answer({ type: 'event', id, event });
        if (++running.unheard < MOST_UNHEARD || controller.signal.aborted) return undefined;
        return new Promise((resolve) => {
          running.goOn = resolve;
        });
      },
      done: (results) => {
        this.#running.delete(id);
        this.#answer({ type: 'done', id, results });
      },
      failed: (error) => {
        this.#running.delete(id);
        this.#fail(id, error);
      },
    });
  }

  #abort(id: number): void {
    const running = this.#running.get(id);
    running?.controller.abort();
    running?.goOn();
  }

  #hear(id: number, events: number): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    running.unheard -= events;
    if (running.unheard < MOST_UNHEARD) running.goOn();
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

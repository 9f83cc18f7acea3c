import { formatPlace, InputError } from '../base/errors.ts';
import { option, sentence } from '../base/sentence.ts';
import type { Log } from './log.ts';
import type { NamedFile } from './model-files.ts';
import { openQuickModel, type QuickModel } from './quick-model.ts';
import { ThreadFailure, ThreadLost } from './worker/compute-thread.ts';
import type { OpenedModel } from './worker/protocol.ts';
import type { WorkerPool } from './worker/worker-pool.ts';

/** A model that is being served. */
export interface ServedModel extends OpenedModel {
  readonly name: string;
  /** What threads call the file that it was opened from. */
  readonly key: string;
  readonly loadedAt: Date;
  /** The model itself, where small requests are computed by the thread that listens. */
  readonly quick: QuickModel | undefined;
}

/** The models of a server. Where a file changes, the old model is served until the new one has been opened whole. */
export class ModelStore {
  readonly #pool: WorkerPool;
  readonly #log: Log;
  readonly #models = new Map<string, ServedModel>();
  #generation = 0;
  /** How often a file that had changed or appeared was opened, and how often it could not be. */
  readonly reloads = { done: 0, failed: 0 };

  constructor(pool: WorkerPool, log: Log) {
    this.#pool = pool;
    this.#log = log;
  }

  /** All models, in the order in which they were first opened. */
  get models(): ServedModel[] {
    return [...this.#models.values()];
  }

  find(name: string): ServedModel | undefined {
    return this.#models.get(name);
  }

  /**
   * Opens the model of a file.
   * @throws InputError when it cannot be opened
   */
  async open(file: NamedFile): Promise<void> {
    try {
      this.#models.set(file.name, await this.#load(file));
    } catch (error) {
      throw asInputError(error, file.path);
    }
  }

  /** Opens the model of a file that has changed or appeared; where it cannot be, an old one stays. */
  async reload(file: NamedFile): Promise<void> {
    const { name, path } = file;
    const old = this.#models.get(name);
    const event = old === undefined ? 'opened' : 'reloaded';
    try {
      const model = await this.#load(file);
      this.#models.set(name, model);
      if (old !== undefined) this.#pool.close(old.key);
      this.reloads.done += 1;
      this.#log({ event, model: name, kind: model.kind });
    } catch (error) {
      this.reloads.failed += 1;
      const reason = String(error);
      this.#log({ event: `not-${event}`, level: 'error', model: name, path, reason });
    }
  }

  /** No longer serves a model; requests in flight are answered. */
  remove(name: string): void {
    const old = this.#models.get(name);
    if (old === undefined) return;
    this.#models.delete(name);
    this.#pool.close(old.key);
    this.#log({ event: 'removed', model: name });
  }

  async #load({ name, path }: NamedFile): Promise<ServedModel> {
    this.#generation += 1;
    const key = `${name} ${this.#generation}`;
    const opened = await this.#pool.open({ key, name, path });
    const quick = await openQuickModel(path, opened.kind, name);
    return { ...opened, name, key, quick, loadedAt: new Date() };
  }
}

/** The error of a thread as one of the file. */
function asInputError(error: unknown, path: string): unknown {
  if (error instanceof ThreadLost) {
    return new InputError(
      sentence(
        'server/thread-ended',
      )`the thread that opened this model has ended (${{ reason: error.message }}); where memory is short, lower ${{ workers: option('workers') }}`,
      { input: path },
    );
  }
  if (!(error instanceof ThreadFailure) || error.data.stack !== undefined) return error;
  const { message, code, values = {}, place } = error.data;
  // The message begins with the model's name in place of the path.
  const text = place === undefined ? message : message.slice(`${formatPlace(place)}: `.length);
  const problem = code === undefined ? text : { code, values, parts: [text], slots: [] };
  return new InputError(problem, { input: path });
}

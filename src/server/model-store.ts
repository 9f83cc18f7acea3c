import { setInterval } from 'node:timers';
import { formatPlace, InputError } from '../base/errors.ts';
import { option, sentence } from '../base/sentence.ts';
import type { Log } from './log.ts';
import { type NamedFile, signatureOf } from './model-files.ts';
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

/** A model's file, as it was when it was last looked at. */
interface WatchedFile extends NamedFile {
  signature: string;
}

/** The models of a server. Where a file changes, the old model is served until the new one has been opened whole. */
export class ModelStore {
  readonly #pool: WorkerPool;
  readonly #log: Log;
  readonly #models = new Map<string, ServedModel>();
  readonly #files: WatchedFile[] = [];
  #generation = 0;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  /** How often a changed file was opened, and how often it could not be. */
  readonly reloads = { done: 0, failed: 0 };

  constructor(pool: WorkerPool, log: Log) {
    this.#pool = pool;
    this.#log = log;
  }

  /** All models, in the order of their files. */
  get models(): ServedModel[] {
    return [...this.#models.values()];
  }

  find(name: string): ServedModel | undefined {
    return this.#models.get(name);
  }

  /**
   * Opens the models of files.
   * @throws InputError when one cannot be opened
   */
  async open(files: readonly NamedFile[]): Promise<void> {
    for (const { name, path } of files) {
      const signature = await signatureOf(path);
      try {
        this.#models.set(name, await this.#load({ name, path }));
      } catch (error) {
        throw asInputError(error, path);
      }
      this.#files.push({ name, path, signature });
    }
  }

  /** Looks at the files from time to time, and opens those that have changed. */
  watch(seconds: number): void {
    if (seconds === 0) return;
    this.#timer = setInterval(() => void this.#look(), seconds * 1000);
    this.#timer.unref();
  }

  stopWatching(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    for (const file of this.#files) {
      // A file that is not there is one that is being replaced: the model stays.
      const signature = await signatureOf(file.path).catch(() => file.signature);
      if (signature === file.signature) continue;
      // Before it is read: if it changes meanwhile, the next look sees that.
      file.signature = signature;
      await this.#reload(file);
    }
    this.#looking = false;
  }

  async #reload(file: NamedFile): Promise<void> {
    const old = this.#models.get(file.name);
    try {
      const model = await this.#load(file);
      this.#models.set(file.name, model);
      if (old !== undefined) this.#pool.close(old.key);
      this.reloads.done += 1;
      this.#log({ event: 'reloaded', model: file.name, kind: model.kind });
    } catch (error) {
      this.reloads.failed += 1;
      this.#log({
        ...{ event: 'not-reloaded', level: 'error', model: file.name },
        ...{ path: file.path, reason: String(error) },
      });
    }
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

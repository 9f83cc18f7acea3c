import { setInterval } from 'node:timers';
import { translate } from '../messages/index.ts';
import type { Log } from './log.ts';
import {
  listFirstFiles,
  listModelFiles,
  type ModelPlace,
  type NamedFile,
  oneName,
  signatureOf,
} from './model-files.ts';
import type { ModelStore } from './model-store.ts';

/** A model's file, as it was when it was last looked at. */
interface WatchedFile extends NamedFile {
  signature: string;
  /** Whether it has appeared, and is opened if it is the same at the next look: it may still be written. */
  appeared: boolean;
  /** At how many looks in a row it was not in its folder. */
  missed: number;
}

/** At how many looks a file may be missing: one that is being replaced is, for a moment. */
const MOST_MISSED = 2;

/** What a watcher is made of. */
export interface WatcherOptions {
  readonly places: readonly ModelPlace[];
  readonly store: ModelStore;
  readonly log: Log;
}

/**
 * Keeps the models that are served in step with their files: those that change are opened anew, those that appear in a
 * folder are served, and those that go from it no longer are. A file that was itself named stays, also where it goes.
 */
export class ModelWatcher {
  readonly #options: WatcherOptions;
  /** By their paths. */
  readonly #files = new Map<string, WatchedFile>();
  /** The paths of those whose name another has, which was said. */
  readonly #unnamed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /**
   * Opens all models.
   * @throws InputError when a folder has none, two have one name, or one cannot be opened
   */
  async openAll(): Promise<void> {
    const { places, store } = this.#options;
    for (const file of await listFirstFiles(places)) {
      // Before it is read: if it changes meanwhile, the first look sees that.
      const signature = await signatureOf(file.path);
      await store.open(file);
      this.#files.set(file.path, { ...file, signature, appeared: false, missed: 0 });
    }
  }

  /** Looks at the files from time to time. */
  start(seconds: number): void {
    if (seconds === 0) return;
    this.#timer = setInterval(() => void this.#look(), seconds * 1000);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      // Where a folder cannot be read, all stays as it is.
      const listed = await listModelFiles(this.#options.places).catch(() => undefined);
      if (listed === undefined) return;
      this.#miss(new Set(listed.map(({ path }) => path)));
      for (const file of listed) await this.#lookAt(file);
    } finally {
      this.#looking = false;
    }
  }

  /** Takes away what has been missing for some looks. */
  #miss(there: ReadonlySet<string>): void {
    for (const file of this.#files.values()) {
      file.missed = there.has(file.path) ? 0 : file.missed + 1;
      if (file.missed <= MOST_MISSED) continue;
      this.#files.delete(file.path);
      this.#options.store.remove(file.name);
    }
  }

  async #lookAt(file: NamedFile): Promise<void> {
    // A file that is not there is one that is being replaced: the model stays.
    const signature = await signatureOf(file.path).catch(() => undefined);
    if (signature === undefined) return;
    const known = this.#files.get(file.path);
    if (known === undefined) {
      if (this.#isNameFree(file)) {
        this.#files.set(file.path, { ...file, signature, appeared: true, missed: 0 });
      }
      return;
    }
    const hasChanged = signature !== known.signature;
    // Before it is read: if it changes meanwhile, the next look sees that.
    known.signature = signature;
    // One that has appeared is opened once it is no longer written to; any other whenever it changes.
    if (hasChanged === known.appeared) return;
    known.appeared = false;
    await this.#options.store.reload(known);
  }

  /** Whether no other file is served by a file's name; that one is, is said once. */
  #isNameFree(file: NamedFile): boolean {
    const other = [...this.#files.values()].find(({ name }) => name === file.name);
    if (other === undefined) {
      this.#unnamed.delete(file.path);
      return true;
    }
    if (!this.#unnamed.has(file.path)) {
      this.#unnamed.add(file.path);
      const reason = translate(oneName(file, other), 'en');
      this.#options.log({ event: 'not-opened', level: 'error', path: file.path, reason });
    }
    return false;
  }
}

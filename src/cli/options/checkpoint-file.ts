import { rm, stat } from 'node:fs/promises';
import { InputError } from '../../base/errors.ts';
import type { ModelState } from '../../base/model-state.ts';
import { sentence } from '../../base/sentence.ts';
import { readModelFile, writeModelFile } from '../../io/node.ts';

/** The files of a training that can be interrupted. */
export interface CheckpointPlaces {
  /** The model, when it is trained. */
  readonly output: string;
  /** The checkpoints; default beside the model. */
  readonly checkpoint?: string;
  /** The checkpoint that the training goes on from. */
  readonly resume?: string;
}

/**
 * The file that holds a training's last checkpoint. A training replaces and removes only what it wrote itself, or was
 * resumed from: what others put under its name meanwhile stays, and the training writes under another name.
 */
export class CheckpointFile {
  readonly #first: string;
  #path: string;
  #own: string | undefined;
  #isWritten = false;

  readonly #stays: boolean;

  private constructor(path: string, own: string | undefined, stays: boolean) {
    this.#first = path;
    this.#path = path;
    this.#own = own;
    this.#stays = stays;
  }

  /**
   * Makes sure before a training that its checkpoints will replace nothing.
   * @param options name the output, the file of the checkpoints if not beside it, and the checkpoint to go on from
   * @throws InputError when there is a file of this name, and it is another
   */
  static async claim(options: CheckpointPlaces): Promise<CheckpointFile> {
    const { checkpoint, resume } = options;
    const path = checkpointPath(options);
    const found = await identifyVersion(path);
    const resumed = resume === undefined ? undefined : await identifyVersion(resume);
    if (found === undefined || found === resumed) {
      return new CheckpointFile(path, found, checkpoint !== undefined);
    }
    throw new InputError(
      (await isCheckpoint(path))
        ? sentence(
            'cli/checkpoint-left',
          )`an interrupted training left this checkpoint, which a new one would replace; go on from it with --resume ${{ path }}, or remove it first`
        : sentence(
            'cli/checkpoint-foreign',
          )`the checkpoints of the training would replace this file, which is none; move it, or name another file with --checkpoint`,
      { input: path },
    );
  }

  /** Where the last checkpoint is; undefined before the first. */
  get written(): string | undefined {
    return this.#isWritten ? this.#path : undefined;
  }

  /** Writes a checkpoint in place of the one before. */
  async write(state: ModelState): Promise<void> {
    this.#path = await this.#freeName();
    await writeModelFile(this.#path, state);
    this.#own = await identifyVersion(this.#path);
    this.#isWritten = true;
  }

  /** Removes the last checkpoint, at the end of the training, unless the user named its file. */
  async remove(): Promise<void> {
    if (this.#stays) return;
    const found = await identifyVersion(this.#path);
    if (found !== undefined && found === this.#own) await rm(this.#path, { force: true });
  }

  async #freeName(): Promise<string> {
    let name = this.#path;
    for (let number = 2; ; number++) {
      const found = await identifyVersion(name);
      if (found === undefined || found === this.#own) return name;
      name = `${this.#first}.${number}`;
    }
  }
}

/** Where checkpoints are written. */
export function checkpointPath({
  output,
  checkpoint = `${output}.checkpoint`,
}: CheckpointPlaces): string {
  return checkpoint;
}

/** Identifies a file as it is now; undefined where there is none, and for pipes and devices. */
async function identifyVersion(path: string): Promise<string | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  if (stats?.isFile() !== true) return undefined;
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(' ');
}

async function isCheckpoint(path: string): Promise<boolean> {
  const { kind } = await readModelFile(path).catch(() => ({ kind: '' }));
  return kind.endsWith('-checkpoint');
}

import { constants, type Stats } from 'node:fs';
import {
  access,
  type FileHandle,
  lstat,
  open,
  readlink,
  realpath,
  rename,
  rm,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { sentence } from '../base/sentence.ts';
import { temporaryFileName } from './node-temporary.ts';
import { cannotWrite } from './node-write-errors.ts';

/** A new file that waits under a temporary name to take the place of another. */
export interface Replacement {
  readonly file: FileHandle;
  /** Closes the file and puts it in its place, at once and whole. */
  commit(): Promise<void>;
  /** Closes and removes the file. */
  discard(): Promise<void>;
}

/**
 * Creates the file that is to replace the one under `path`, in the same folder. It gets that file's mode and owner.
 * Through a symbolic link the file that it names is replaced, not the link, even where that file does not exist yet.
 * @param stats of the file under `path`; undefined where there is none
 * @throws InputError when the file is read-only, or its owner cannot be kept
 */
export async function createReplacement(
  path: string,
  stats: Stats | undefined,
): Promise<Replacement> {
  if (stats !== undefined) await refuseReadOnly(path, stats);
  const target = stats === undefined ? await followLinks(path) : await realpath(path);
  const temporary = join(dirname(target), temporaryFileName());
  // `wx`: whatever has this name already, such as another user's link, is never written to.
  const file = await open(temporary, 'wx', stats === undefined ? 0o666 : 0o600);
  const discard = async (): Promise<void> => {
    await file.close().catch(() => {});
    await rm(temporary, { force: true }).catch(() => {});
  };
  try {
    if (stats !== undefined) await keepModeAndOwner(file, path, stats);
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    file,
    discard,
    commit: async () => {
      await file.close();
      await rename(temporary, target);
    },
  };
}

async function refuseReadOnly(path: string, { mode }: Stats): Promise<void> {
  // The superuser may write everything, but a file is read-only so that nobody does by mistake.
  const isWritable =
    (mode & 0o222) !== 0 &&
    (await access(path, constants.W_OK).then(
      () => true,
      () => false,
    ));
  if (isWritable) return;
  throw cannotWrite(
    path,
    sentence('io/read-only-file')`it is read-only; make it writable first, or choose another name`,
  );
}

/** Returns the name at the end of a chain of symbolic links, which need not exist. */
async function followLinks(path: string): Promise<string> {
  let name = path;
  // A chain that leads back to itself was refused by `stat` before.
  for (;;) {
    const stats = await lstat(name).catch(() => undefined);
    if (stats === undefined || !stats.isSymbolicLink()) return name;
    name = resolve(await realpath(dirname(name)), await readlink(name));
  }
}

async function keepModeAndOwner(
  file: FileHandle,
  path: string,
  { mode, uid, gid }: Stats,
): Promise<void> {
  const made = await file.stat();
  if (made.uid !== uid || made.gid !== gid) {
    try {
      await file.chown(uid, gid);
    } catch (cause) {
      throw cannotWrite(
        path,
        sentence(
          'io/other-owner',
        )`it belongs to another user or group, and would no longer; remove it first, or choose another name`,
        cause,
      );
    }
  }
  // After the owner: changing that may take rights away.
  await file.chmod(mode & 0o7777);
}

import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** The name of a temporary file or folder: the machine, the process, and random digits. */
const NAME = /^\.?malmoi-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}(?:\.tmp)?$/;

/**
 * Makes a temporary folder, which its maker removes. Those of processes that were killed before they could do so are
 * removed first.
 * @param parent where the folder is made; the system's temporary folder by default
 * @throws InputError when the folder cannot be made
 */
export async function makeTemporaryFolder(parent: string = tmpdir()): Promise<string> {
  await removeLeftovers(parent);
  const folder = join(parent, temporaryFolderName());
  await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => {
    throw new InputError(
      sentence('io/no-temporary-folder')`a temporary folder cannot be made here`,
      { input: parent },
      { cause },
    );
  });
  return folder;
}

/**
 * Makes a name for a temporary folder that nobody can predict. It tells the machine and the process, so that
 * `removeLeftovers` knows whose it was.
 */
export function temporaryFolderName(): string {
  return `malmoi-${identifyMachine()}-${process.pid}-${randomBytes(8).toString('hex')}`;
}

/** Makes a name for a temporary file, as `temporaryFolderName` does; it is hidden and short, so that any folder takes it. */
export function temporaryFileName(): string {
  return `.${temporaryFolderName()}.tmp`;
}

/**
 * Removes the temporary files and folders in a folder whose processes were killed before they could do so. Those of
 * other machines and of other users stay. What cannot be removed stays, too: this is no failure of the work at hand.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  const machine = identifyMachine();
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, maker, process] = NAME.exec(name) ?? [];
    if (maker !== machine || isRunning(Number(process))) continue;
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => undefined);
    if (stats === undefined || stats.uid !== ownUser(stats.uid)) continue;
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Identifies where a process's number means something: this machine, or the container within it. Both may share a
 * folder with others in which the same number is another process.
 */
function identifyMachine(): string {
  let container = '';
  try {
    container = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has it.
  }
  return createHash('sha256').update(`${hostname()} ${container}`).digest('hex').slice(0, 8);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Returns the number of this process's user; where the system has none, that of any file's owner will do.
 */
function ownUser(owner: number): number {
  return process.getuid?.() ?? owner;
}

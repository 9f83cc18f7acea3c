import { InputError, MalmoiError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

/**
 * Runs an operation of the system on a file to be written; its error names the file, and says what to do.
 * @throws InputError for whatever the system refuses
 */
export async function namingWriteErrors<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof MalmoiError || code === undefined) throw cause;
    throw writeError(code, path, cause);
  }
}

/** Makes the error for a code of the system. */
export function writeError(code: string, path: string, cause?: unknown): InputError {
  if (code === 'EPIPE') {
    return new InputError(
      sentence('io/reader-gone')`its reader has closed it, so the rest was not written`,
      { input: path },
      { cause },
    );
  }
  return cannotWrite(path, describeWriteError(code), cause);
}

/** Makes the error for a file that cannot be written. */
export function cannotWrite(path: string, problem: Sentence, cause?: unknown): InputError {
  return new InputError(
    sentence('io/cannot-write')`it cannot be written: ${{ problem }}`,
    { input: path },
    cause === undefined ? undefined : { cause },
  );
}

/** Says what a code of the system means for a file that it cannot write. */
function describeWriteError(code: string): Sentence {
  switch (code) {
    case 'ENOSPC':
      return sentence('io/full-disk')`the disk is full; free some room and try again`;
    case 'EACCES':
      return sentence('io/may-not-write')`permission denied; choose another place`;
    case 'EROFS':
      return sentence('io/read-only-disk')`this disk is read-only; choose another place`;
    case 'ENOENT':
      return sentence('io/no-folder')`its folder does not exist; make it first`;
    case 'EISDIR':
      return sentence('io/result-is-a-folder')`it is a folder; name a file`;
    case 'ENOTDIR':
      return sentence('io/result-through-file')`a part of its path is not a folder`;
    case 'ENAMETOOLONG':
      return sentence('io/long-name')`its name is too long; choose a shorter one`;
    case 'ELOOP':
      return sentence(
        'io/result-links-to-itself',
      )`it is a symbolic link that leads back to itself; choose another name`;
    case 'EFBIG':
      return sentence(
        'io/large-file',
      )`it would be larger than the system allows; raise the limit (ulimit -f), or choose another place`;
    default:
      return sentence('io/system-answered')`the system answered ${{ code }}`;
  }
}

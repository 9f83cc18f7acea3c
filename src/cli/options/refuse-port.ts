import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/** The system's codes for a port that it does not give. */
const CODES: readonly unknown[] = ['EADDRINUSE', 'EACCES'];

/** Returns the error for a port that cannot be had, of the system's error; undefined for any other. */
export function refusePort(error: unknown, port: number): UsageError | undefined {
  const { code } = Object(error);
  return CODES.includes(code) ? portError(port, code) : undefined;
}

/** Returns the error for a port that cannot be had. */
export function portError(port: number, why: string): UsageError {
  return new UsageError(
    sentence(
      'cli/port-not-to-be-had',
    )`Port ${{ port }} cannot be had (${{ why }}); give another --port, or leave it out.`,
  );
}

import { InputError } from '../base/errors.ts';

/**
 * Runs work on an input, and names the input in errors that do not name any: what the library says
 * of data in memory becomes a sentence about a file.
 */
export function namingInput<Result>(input: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.problem, { input }, { cause: error });
  }
}

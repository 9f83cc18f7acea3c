import { InputError } from './errors.ts';

/**
 * Runs work on an input, now or in a promise, and names the input in errors that do not name any: what the library
 * says of data in memory becomes a sentence about a file.
 */
export function nameInput<Result>(input: string, work: () => Result): Result {
  const rename = (error: unknown): never => {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.message, { input }, { cause: error });
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(rename) as Result) : result;
  } catch (error) {
    return rename(error);
  }
}

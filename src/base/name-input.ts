import { InputError } from './errors.ts';

/**
 * Runs work on an input, synchronously or in a promise, and adds the input's name to errors that name none: what the
 * library says about data in memory becomes an error about a file.
 */
export function nameInput<Result>(input: string, work: () => Result): Result {
  const rename = (error: unknown): never => {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.problem, { input }, { cause: error });
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(rename) as Result) : result;
  } catch (error) {
    return rename(error);
  }
}

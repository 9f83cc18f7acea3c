import { InputError } from './errors.ts';

/**
 * Runs work on an input, and names the input in errors that do not name any: what the library says of data in
 * memory becomes a sentence about a file.
 */
export async function nameInput<Result>(
  input: string,
  work: () => Promise<Result> | Result,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.message, { input }, { cause: error });
  }
}

import { UsageError } from '../../base/errors.ts';

/** Reads a whole number from an option, for commander's argument parsers. */
export function parseWholeNumber(name: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    // Nothing at all would be read as 0.
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
    throw new UsageError(`${name} is '${text}', but a whole number from ${least} up was expected.`);
  };
}

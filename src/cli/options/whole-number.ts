import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/** Reads a whole number from an option, for commander's argument parsers. */
export function parseWholeNumber(name: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    // Nothing at all would be read as 0.
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
    throw new UsageError(
      sentence(
        'cli/no-whole-number',
      )`${{ name }} is '${{ text }}', but a whole number from ${{ least }} up was expected.`,
    );
  };
}

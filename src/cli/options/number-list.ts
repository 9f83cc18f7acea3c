import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/**
 * Reads numbers parted by commas from an option, for commander's argument parsers.
 * @param parseOne reads one of them
 */
export function parseNumberList(
  name: string,
  parseOne: (text: string) => number,
): (text: string) => number[] {
  return (text) => {
    if (text.trim() === '')
      throw new UsageError(
        sentence('cli/no-numbers')`${{ name }} is empty, but numbers were expected.`,
      );
    return text.split(',').map(parseOne);
  };
}

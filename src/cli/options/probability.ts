import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/** Reads a probability from an option, for commander's argument parsers. */
export function parseProbability(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    // Nothing at all would be read as 0.
    if (text.trim() !== '' && value >= 0 && value <= 1) return value;
    throw new UsageError(
      sentence(
        'cli/no-probability',
      )`${{ name }} is '${{ text }}', but a probability from 0 to 1 was expected.`,
    );
  };
}

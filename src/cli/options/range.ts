import { UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';

/**
 * Reads a range such as `1-3`, or one number for both of its ends.
 * @throws UsageError when it is none
 */
export function parseRange(text: string, flag: string): [number, number] {
  const [first, last = first] = text.split('-').map(Number);
  if (first !== undefined && last !== undefined && first >= 1 && last >= first)
    return [first, last];
  throw new UsageError(
    sentence(
      'cli/no-range',
    )`${{ name: option(flag) }} is '${{ text }}', but a range such as 1-3, or one number, was expected.`,
  );
}

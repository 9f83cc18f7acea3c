import { UsageError } from '../../base/errors.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';

/** Reads a number from an option, for commander's argument parsers. */
export function parseNumber(name: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= least) return value;
    throw new UsageError(
      sentence(
        'cli/no-number',
      )`${{ name }} is '${{ text }}', but a number${{ range: describe(least) }} was expected.`,
    );
  };
}

/** The range in words: the least number above zero stands for "above 0", and the least of all for any. */
function describe(least: number): Sentence {
  if (least === Number.NEGATIVE_INFINITY) return sentence('cli/any-number')``;
  return least === Number.MIN_VALUE
    ? sentence('cli/above-zero')` above 0`
    : sentence('cli/from')` from ${{ least }} up`;
}

import { UsageError } from '../../base/errors.ts';

/** Reads a number from an option, for commander's argument parsers. */
export function parseNumber(name: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= least) return value;
    throw new UsageError(`${name} is '${text}', but a number${describe(least)} was expected.`);
  };
}

/** The range in words: the least number above zero stands for "above 0", and the least of all for any. */
function describe(least: number): string {
  if (least === Number.NEGATIVE_INFINITY) return '';
  return least === Number.MIN_VALUE ? ' above 0' : ` from ${least} up`;
}

import { UsageError } from '../../base/errors.ts';

/** Reads a number from an option, for commander's argument parsers. */
export function parseNumber(name: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= least) return value;
    throw new UsageError(`${name} is '${text}', but a number from ${least} up was expected.`);
  };
}

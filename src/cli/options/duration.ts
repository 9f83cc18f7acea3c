import { UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';

/** Seconds in a unit. */
const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

/**
 * Reads a time such as `90s`, `5m` or `1h`, a bare number being seconds; returns seconds.
 * @throws UsageError when it is none
 */
export function parseDuration(text: string, flag: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(text) ?? [];
  const seconds = Number(amount) * UNITS[unit];
  if (seconds > 0) return seconds;
  throw new UsageError(
    sentence(
      'cli/no-duration',
    )`${{ name: option(flag) }} is '${{ text }}', but a time such as 90s, 5m or 1h was expected.`,
  );
}

/** How many things of a kind are right, of those expected and those found. */
export interface Tally {
  readonly correct: number;
  readonly expected: number;
  readonly found: number;
}

/** Precision, recall and their harmonic mean, from 0 to 1; 0 where nothing was found or expected. */
export interface FScore extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Computes the F score of a tally. */
export function fScore({ correct, expected, found }: Tally): FScore {
  const [precision, recall] = [share(correct, found), share(correct, expected)];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { correct, expected, found, precision, recall, f1 };
}

/** Divides a part by its whole; 0 of nothing. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Computes the mean of numbers; 0 of none. */
export function mean(numbers: readonly number[]): number {
  return share(
    numbers.reduce((sum, number) => sum + number, 0),
    numbers.length,
  );
}

/** Writes a share as a percentage with two decimals, as C's `printf` does: the last one even where two are as near. */
export function formatPercent(value: number, width = 6): string {
  const percentage = 100 * value;
  const text = percentage.toFixed(2);
  // Two decimals are as near only at odd eighths, which toFixed rounds up.
  const isTie = (percentage * 8) % 2 === 1;
  const down = isTie && Math.round(Number(text) * 100) % 2 === 1;
  return (down ? (Number(text) - 0.01).toFixed(2) : text).padStart(width);
}

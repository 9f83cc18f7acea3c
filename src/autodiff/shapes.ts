import { UsageError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';

/** Returns the number of elements of a shape; 1 for a scalar's []. */
export function shapeLength(shape: readonly number[]): number {
  let length = 1;
  for (let i = 0; i < shape.length; i++) length *= shape[i];
  return length;
}

/** Writes a shape as `[3, 5]`. */
export function formatShape(shape: readonly (number | string)[]): string {
  return `[${shape.join(', ')}]`;
}

/** Returns whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * Checks a shape. A name in `expected` stands for any size.
 * @throws UsageError `linear: weight has shape [4, 5]; expected [outputs, 3].`
 */
export function expectShape(
  operation: string,
  argument: string | Sentence,
  given: readonly number[],
  expected: readonly (number | string)[],
): void {
  let fits = given.length === expected.length;
  for (let i = 0; fits && i < expected.length; i++) {
    fits = typeof expected[i] === 'string' || expected[i] === given[i];
  }
  if (!fits) {
    throw new UsageError(
      sentence(
        'autodiff/wrong-shape',
      )`${{ operation }}: ${{ argument }} has shape ${{ shape: formatShape(given) }}; expected ${{ expected: formatShape(expected) }}.`,
    );
  }
}

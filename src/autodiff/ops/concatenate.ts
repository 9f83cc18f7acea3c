import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { expectShape, shapeLength } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Joins tensors along an axis.
 *
 *     y = [a; b; …],   ∂L/∂a += the part of ∂L/∂y where a lies
 *
 * @param parts tensors whose shapes differ in `axis` only
 * @param axis counted from 0
 * @throws UsageError when there are no parts, or their shapes do not fit
 */
export function concatenate(tape: Tape, parts: readonly Tensor[], axis: number): Tensor {
  if (parts.length === 0)
    throw new UsageError(
      sentence(
        'autodiff/nothing-to-concatenate',
      )`concatenate: no tensors were given; expected one or more.`,
    );
  const first = parts[0].shape;
  if (!(axis >= 0 && axis < first.length)) {
    throw new UsageError(
      sentence(
        'autodiff/concatenate-axis',
      )`concatenate: axis ${{ axis }} given; expected 0 to ${{ last: first.length - 1 }}.`,
    );
  }
  let total = 0;
  parts.forEach((part, i) => {
    const expected = first.map((size, j) => (j === axis ? 'any' : size));
    expectShape(
      'concatenate',
      sentence('autodiff/tensor-number')`tensor ${{ number: i }}`,
      part.shape,
      expected,
    );
    total += part.shape[axis];
  });
  const outer = shapeLength(first.slice(0, axis));
  const inner = shapeLength(first.slice(axis + 1));
  const shape = first.map((size, j) => (j === axis ? total : size));
  const y = tape.create(shape, tape.tracks(...parts));

  let begin = 0;
  for (const part of parts) {
    const from = tape.numbers(part);
    const to = tape.numbers(y);
    const width = part.shape[axis] * inner;
    for (let o = 0; o < outer; o++) {
      to.set(from.subarray(o * width, (o + 1) * width), o * total * inner + begin);
    }
    begin += width;
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      let start = 0;
      for (const part of parts) {
        const width = part.shape[axis] * inner;
        if (part.needsGradient) {
          tape.gradientOf(part);
          const dPart = tape.gradientNumbers(part);
          const dy = tape.gradientNumbers(y);
          for (let o = 0; o < outer; o++) {
            const row = o * total * inner + start;
            for (let j = 0; j < width; j++) dPart[o * width + j] += dy[row + j];
          }
        }
        start += width;
      }
    });
  }
  return y;
}

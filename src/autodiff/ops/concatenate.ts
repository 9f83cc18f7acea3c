import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { runRows } from '../run-kernel.ts';
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

  const { engine } = tape;
  const widths = parts.map((part) => part.shape[axis] * inner);
  const step = total * inner;
  let begin = 0;
  parts.forEach((part, i) => {
    const rows = { out: y.offset + 4 * begin, a: part.offset, width: widths[i] };
    const copy = { ...rows, outStep: step, aStep: widths[i], accumulate: 0 } as const;
    runRows(engine, 'copyRows', copy, [outer, widths[i]]);
    begin += widths[i];
  });
  if (y.needsGradient) {
    tape.record([y], () => {
      let start = 0;
      parts.forEach((part, i) => {
        if (part.needsGradient) {
          const accumulate = tape.claimGradient(part);
          const rows = { out: part.gradient, a: y.gradient + 4 * start, width: widths[i] };
          const add = { ...rows, outStep: widths[i], aStep: step, accumulate } as const;
          runRows(engine, 'copyRows', add, [outer, widths[i]]);
        }
        start += widths[i];
      });
    });
  }
  return y;
}

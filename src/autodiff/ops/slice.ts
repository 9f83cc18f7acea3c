import { UsageError } from '../../base/errors.ts';
import { checkNames } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { formatShape, shapeLength } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** Which part of a tensor `slice` takes. */
export interface SliceOptions {
  /** Counted from 0. */
  readonly axis: number;
  /** The first index taken. */
  readonly begin: number;
  /** One past the last index taken. */
  readonly end: number;
}

const NAMES: readonly (keyof SliceOptions)[] = ['axis', 'begin', 'end'];

/**
 * Takes the indices from `begin` to `end` along an axis.
 *
 *     y = a[…, begin:end, …],   ∂L/∂a[…, begin:end, …] += ∂L/∂y
 *
 * @throws UsageError when the range is empty or lies outside the tensor
 */
export function slice(tape: Tape, a: Tensor, options: SliceOptions): Tensor {
  checkNames('slice', NAMES, options);
  const { axis, begin, end } = options;
  const size = a.shape[axis];
  if (size === undefined || !(begin >= 0 && begin < end && end <= size)) {
    throw new UsageError(
      sentence(
        'autodiff/slice-range',
      )`slice: ${{ begin }} to ${{ end }} of axis ${{ axis }} given; the tensor has shape ${{ shape: formatShape(a.shape) }}.`,
    );
  }
  const outer = shapeLength(a.shape.slice(0, axis));
  const inner = shapeLength(a.shape.slice(axis + 1));
  const shape = a.shape.map((length, j) => (j === axis ? end - begin : length));
  const y = tape.create(shape, tape.tracks(a));
  const width = (end - begin) * inner;
  const from = tape.numbers(a);
  const to = tape.numbers(y);
  for (let o = 0; o < outer; o++) {
    const row = (o * size + begin) * inner;
    to.set(from.subarray(row, row + width), o * width);
  }
  if (y.needsGradient) {
    tape.record([y], () => {
      tape.gradientOf(a);
      const da = tape.gradientNumbers(a);
      const dy = tape.gradientNumbers(y);
      for (let o = 0; o < outer; o++) {
        const row = (o * size + begin) * inner;
        for (let j = 0; j < width; j++) da[row + j] += dy[o * width + j];
      }
    });
  }
  return y;
}

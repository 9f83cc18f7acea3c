import { runColumns, runElementwise } from '../run-kernel.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** Adds factor · (numbers of the tensor's length at a byte offset) to its gradient, if it needs one. */
export function addGradient(tape: Tape, tensor: Tensor, from: number, factor = 1): void {
  if (!tensor.needsGradient) return;
  // The first that reaches it is written, not added to zeros: one pass over memory in place of two.
  const kernel = tape.claimGradient(tensor) === 1 ? 'addScaled' : 'scale';
  const args = { out: tensor.gradient, a: from, factor };
  runElementwise(tape.engine, kernel, args, tensor.length);
}

/** Adds the sum over the batch of what each sequence gave, [batch, the tensor's shape], to the tensor's gradient. */
export function addBatchSum(tape: Tape, tensor: Tensor, parts: number, batch: number): void {
  if (!tensor.needsGradient) return;
  const accumulate = tape.claimGradient(tensor);
  const size = tensor.length;
  const sum = { out: tensor.gradient, a: parts, rows: batch, size, accumulate };
  runColumns(tape.engine, 'sumRows', sum, [batch, size]);
}

import { runRows } from './run-kernel.ts';
import type { Tape } from './tape.ts';
import type { Tensor } from './tensor.ts';

/**
 * Finds the place of the largest number in each row of a tensor, of equal ones the first. Nothing is differentiated.
 * @param a [..., size]
 * @returns a view of as many places as there are rows, which is valid until the heap grows or the tape is reset
 */
export function argmaxRows(tape: Tape, a: Tensor): Int32Array {
  const size = a.shape[a.shape.length - 1];
  const rows = a.length / size;
  const out = tape.scratch(rows);
  runRows(tape.engine, 'argmax', { out, a: a.offset, size }, [rows, size]);
  return tape.engine.heap.integers(out, rows);
}

/**
 * The rows of a matrix in 8 bits a number, with a scale for each row: element (i, j) is
 * `scales[i] * codes[i * columns + j]`.
 */
export interface Int8Rows {
  /** Whole numbers from −127 to 127. */
  readonly codes: Int8Array;
  /** From 0 up, one a row. */
  readonly scales: Float32Array;
}

/** The largest code: the scale is symmetric, so −128 is not used. */
const LARGEST_CODE = 127;

/**
 * Rounds each row of a matrix to 8 bits, symmetrically: its scale is its largest magnitude / 127, its codes the nearest
 * multiples of that.
 * @param numbers [rows, columns], all finite
 */
export function toInt8Rows(numbers: Float32Array, columns: number): Int8Rows {
  const codes = new Int8Array(numbers.length);
  const scales = new Float32Array(columns === 0 ? 0 : numbers.length / columns);
  for (let row = 0; row < scales.length; row++) {
    const values = numbers.subarray(row * columns, (row + 1) * columns);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = Math.fround(largest / LARGEST_CODE);
    scales[row] = scale;
    if (scale === 0) continue;
    // The scale was rounded, so that a quotient may come out a little above 127, of subnormal numbers far above.
    const clamp = (code: number): number => Math.max(-LARGEST_CODE, Math.min(LARGEST_CODE, code));
    codes.set(
      values.map((value) => clamp(Math.round(value / scale))),
      row * columns,
    );
  }
  return { codes, scales };
}

/** Returns the numbers of a matrix in 8 bits, [rows, columns]. */
export function fromInt8Rows({ codes, scales }: Int8Rows): Float32Array {
  const numbers = new Float32Array(codes.length);
  const columns = scales.length === 0 ? 0 : codes.length / scales.length;
  for (const [row, scale] of scales.entries()) {
    for (let i = row * columns; i < (row + 1) * columns; i++) {
      numbers[i] = scale * (codes[i] as number);
    }
  }
  return numbers;
}

/** Eigenvalues in descending order, and their eigenvectors. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Row i is the eigenvector of `values[i]`, of length 1. */
  readonly vectors: Float64Array;
}

/** Sweeps after which Jacobi's method has converged for any matrix met in practice; it needs 6 to 10. */
const MOST_SWEEPS = 50;

/** Multiplications between two chances for a break: a millisecond or so. */
const WORK_AT_ONCE = 1_000_000;

/**
 * Computes all eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic rotations (Golub & Van
 * Loan, section 8.5): slower than other methods, short, exact to rounding, and the same everywhere.
 * @param matrix row-major, size × size; overwritten
 * @yields multiplications done, after every million or so
 */
export function* eigenSymmetric(
  matrix: Float64Array,
  size: number,
): Generator<number, SymmetricEigen> {
  const rotations = new Float64Array(size * size);
  for (let i = 0; i < size; i++) rotations[i * size + i] = 1;
  const total = matrix.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let outside = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) outside += matrix[p * size + q] ** 2;
    }
    if (outside <= total * 1e-30) break;
    let work = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        rotate(matrix, rotations, size, p, q);
        work += 12 * size;
        if (work < WORK_AT_ONCE) continue;
        yield work;
        work = 0;
      }
    }
    yield work + size * size;
  }
  const order = Array.from({ length: size }, (_, i) => i);
  order.sort((a, b) => matrix[b * size + b] - matrix[a * size + a]);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    vectors.set(rotations.subarray(from * size, (from + 1) * size), to * size);
  });
  return { values: Float64Array.from(order, (i) => matrix[i * size + i]), vectors };
}

/** Zeroes the cell (p, q) by a rotation, which is applied to both sides and accumulated in `rotations`. */
function rotate(
  matrix: Float64Array,
  rotations: Float64Array,
  size: number,
  p: number,
  q: number,
): void {
  const between = matrix[p * size + q];
  if (between === 0) return;
  const theta = (matrix[q * size + q] - matrix[p * size + p]) / (2 * between);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let i = 0; i < size; i++) {
    const a = matrix[i * size + p];
    const b = matrix[i * size + q];
    matrix[i * size + p] = cosine * a - sine * b;
    matrix[i * size + q] = sine * a + cosine * b;
  }
  for (let i = 0; i < size; i++) {
    const a = matrix[p * size + i];
    const b = matrix[q * size + i];
    matrix[p * size + i] = cosine * a - sine * b;
    matrix[q * size + i] = sine * a + cosine * b;
    const c = rotations[p * size + i];
    const d = rotations[q * size + i];
    rotations[p * size + i] = cosine * c - sine * d;
    rotations[q * size + i] = sine * c + cosine * d;
  }
}

import type { Random } from '../../base/random.ts';
import type { DenseRows, RowMatrix } from './parts.ts';
import {
  CENTROIDS,
  type Codebook,
  codesPerRow,
  encodeRows,
  learnCodebook,
} from './product-quantizer.ts';

/** The lengths of rows, each the number of one of 256 lengths; fastText's `-qnorm`. */
export interface QuantizedNorms {
  /** One a row. */
  readonly codes: Uint8Array;
  /** [256] */
  readonly centroids: Float32Array;
}

/** What a product-quantized matrix is made of. */
export interface QuantizedRowsParts {
  readonly codebook: Codebook;
  /** [rows × codes per row] */
  readonly codes: Uint8Array;
  /** Present where the codes are of rows of length 1, which are as long as these say. */
  readonly norms?: QuantizedNorms;
}

/** A matrix whose rows are put together from the centroids that their codes name. */
export class QuantizedRows implements RowMatrix {
  readonly codebook: Codebook;
  readonly codes: Uint8Array;
  readonly norms: QuantizedNorms | undefined;
  readonly rows: number;
  readonly dimensions: number;
  readonly #perRow: number;

  constructor({ codebook, codes, norms }: QuantizedRowsParts) {
    this.codebook = codebook;
    this.codes = codes;
    this.norms = norms;
    this.#perRow = codesPerRow(codebook);
    this.rows = codes.length / this.#perRow;
    this.dimensions = codebook.dimensions;
  }

  addRowTo(row: number, scale: number, sum: Float64Array): void {
    const { subspace, centroids } = this.codebook;
    const factor = scale * this.#normOf(row);
    const first = row * this.#perRow;
    for (let piece = 0, at = 0; piece < this.#perRow; piece++) {
      const width = Math.min(subspace, this.dimensions - at);
      const from = CENTROIDS * at + width * this.codes[first + piece];
      for (let j = 0; j < width; j++) sum[at++] += factor * centroids[from + j];
    }
  }

  dotRow(row: number, vector: Float64Array): number {
    const { subspace, centroids } = this.codebook;
    const first = row * this.#perRow;
    let sum = 0;
    for (let piece = 0, at = 0; piece < this.#perRow; piece++) {
      const width = Math.min(subspace, this.dimensions - at);
      const from = CENTROIDS * at + width * this.codes[first + piece];
      for (let j = 0; j < width; j++) sum += centroids[from + j] * vector[at++];
    }
    return sum * this.#normOf(row);
  }

  #normOf(row: number): number {
    return this.norms === undefined ? 1 : this.norms.centroids[this.norms.codes[row]];
  }
}

/** How a matrix is quantized. */
export interface RowQuantization {
  /** Numbers that one code stands for. */
  readonly subspace: number;
  /** Whether the rows' lengths are quantized apart. */
  readonly norms: boolean;
}

/**
 * Quantizes a matrix.
 * @yields the number of rows looked at, after every few thousand
 */
export function* quantizeRows(
  { data, dimensions }: Pick<DenseRows, 'data' | 'dimensions'>,
  { subspace, norms: apart }: RowQuantization,
  random: Random,
): Generator<number, QuantizedRows> {
  if (!apart) return new QuantizedRows(yield* quantize(data, { dimensions, subspace }, random));
  const lengths = rowNorms(data, dimensions);
  const directions = data.slice();
  for (const [row, length] of lengths.entries()) {
    if (length === 0) continue;
    for (let i = row * dimensions; i < (row + 1) * dimensions; i++) directions[i] /= length;
  }
  const ofLengths = yield* quantize(lengths, { dimensions: 1, subspace: 1 }, random);
  const parts = yield* quantize(directions, { dimensions, subspace }, random);
  const norms = { codes: ofLengths.codes, centroids: ofLengths.codebook.centroids };
  return new QuantizedRows({ ...parts, norms });
}

function* quantize(
  rows: Float32Array,
  shape: Omit<Codebook, 'centroids'>,
  random: Random,
): Generator<number, QuantizedRowsParts> {
  const codebook = yield* learnCodebook(rows, shape, random);
  return { codebook, codes: yield* encodeRows(codebook, rows) };
}

/** Computes the Euclidean length of each row. */
export function rowNorms(rows: Float32Array, dimensions: number): Float32Array {
  return Float32Array.from({ length: rows.length / dimensions }, (_, row) => {
    let sum = 0;
    for (let i = row * dimensions; i < (row + 1) * dimensions; i++) sum += rows[i] * rows[i];
    return Math.sqrt(sum);
  });
}

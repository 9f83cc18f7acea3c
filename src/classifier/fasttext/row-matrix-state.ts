import { allFinite } from '../../base/all-finite.ts';
import type { ModelState, TensorData } from '../../base/model-state.ts';
import { damaged, readTensor } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { DenseRows, type RowMatrix } from './parts.ts';
import { CENTROIDS, codesPerRow } from './product-quantizer.ts';
import { QuantizedRows } from './quantized-rows.ts';

/**
 * Returns a matrix as tensors: `<name>.weight`, [rows × dimensions]; or, quantized, `<name>.codes`, [rows × codes per row],
 * `<name>.subspace`, `<name>.centroids` and, where lengths are apart, `<name>.norm_codes` and `<name>.norm_centroids`.
 */
export function rowMatrixToTensors(name: string, matrix: RowMatrix): Record<string, TensorData> {
  const { rows, dimensions } = matrix;
  if (!(matrix instanceof QuantizedRows)) {
    return { [`${name}.weight`]: { shape: [rows, dimensions], data: denseRows(matrix).data } };
  }
  const { codes, codebook, norms } = matrix;
  const { centroids, subspace } = codebook;
  return {
    [`${name}.codes`]: { shape: [rows, codesPerRow(codebook)], data: codes },
    // In one dimension, so that reducing the precision leaves them as they are.
    [`${name}.subspace`]: { shape: [1], data: Uint32Array.of(subspace) },
    [`${name}.centroids`]: { shape: [centroids.length], data: centroids },
    ...(norms && {
      [`${name}.norm_codes`]: { shape: [rows], data: norms.codes },
      [`${name}.norm_centroids`]: { shape: [CENTROIDS], data: norms.centroids },
    }),
  };
}

/**
 * Restores a matrix from its tensors.
 * @param shape undefined `rows` for as many as there are
 * @throws InputError when tensors are missing, of another shape, or hold what is not finite
 */
export function rowMatrixFromTensors(
  state: Pick<ModelState, 'tensors'>,
  name: string,
  { rows, dimensions }: { readonly rows?: number; readonly dimensions: number },
): RowMatrix {
  const codesName = `${name}.codes`;
  if (!Object.hasOwn(state.tensors, codesName)) {
    const { data } = readTensor(state, `${name}.weight`, Float32Array, [rows, dimensions]);
    return new DenseRows(finite(data, name), dimensions);
  }
  const { shape, data: codes } = readTensor(state, codesName, Uint8Array, [rows, undefined]);
  const [count, perRow] = shape;
  const { data } = readTensor(state, `${name}.subspace`, Uint32Array, [1]);
  const [subspace] = data;
  if (subspace === 0 || codesPerRow({ dimensions, subspace }) !== perRow) {
    throw damaged(
      sentence(
        'classifier/codes-per-row',
      )`its tensor "${{ name: codesName }}" has ${{ codes: perRow }} codes a row, which ${{ dimensions }} dimensions in pieces of ${{ subspace }} do not give`,
    );
  }
  const floats = (tensor: string, length: number): Float32Array =>
    finite(readTensor(state, `${name}.${tensor}`, Float32Array, [length]).data, name);
  const codebook = { dimensions, subspace, centroids: floats('centroids', CENTROIDS * dimensions) };
  if (!Object.hasOwn(state.tensors, `${name}.norm_codes`)) {
    return new QuantizedRows({ codebook, codes });
  }
  const norms = readTensor(state, `${name}.norm_codes`, Uint8Array, [count]).data;
  return new QuantizedRows({
    ...{ codebook, codes },
    norms: { codes: norms, centroids: floats('norm_centroids', CENTROIDS) },
  });
}

/** Returns a matrix as floats: itself, if it is dense. */
export function denseRows(matrix: RowMatrix): DenseRows {
  if (matrix instanceof DenseRows) return matrix;
  const { rows, dimensions } = matrix;
  const data = new Float32Array(rows * dimensions);
  const row = new Float64Array(dimensions);
  for (let i = 0; i < rows; i++) {
    row.fill(0);
    matrix.addRowTo(i, 1, row);
    data.set(row, i * dimensions);
  }
  return new DenseRows(data, dimensions);
}

function finite(numbers: Float32Array, name: string): Float32Array {
  if (allFinite(numbers)) return numbers;
  throw damaged(
    sentence('classifier/infinite-row')`a number of its matrix "${{ name }}" is not finite`,
  );
}

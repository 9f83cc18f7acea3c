import {
  MATRICES,
  type MatrixName,
  mapMatrices,
  type Sizes,
  shapeOf,
  type Weights,
} from './cell.ts';

/** A weight that the reader moved. */
export interface Edit {
  readonly matrix: MatrixName;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Reads moved weights; what is no weight of this network is passed over. */
export function parseEdits(text: string, sizes: Sizes): Edit[] {
  return text.split(',').flatMap((one) => {
    const found = /^(\w+)\.(\d+)\.(\d+)=(-?[\d.]+)$/.exec(one);
    const matrix = MATRICES.find((name) => name === found?.[1]);
    if (found === null || matrix === undefined) return [];
    const [row, column, value] = [Number(found[2]), Number(found[3]), Number(found[4])];
    const [rows, columns] = shapeOf(matrix, sizes);
    return row < rows && column < columns && Number.isFinite(value)
      ? [{ matrix, row, column, value }]
      : [];
  });
}

/** Adds a moved weight to others, in place of an earlier move of the same. */
export function withEdit(edits: readonly Edit[], edit: Edit): string {
  const others = edits.filter(
    ({ matrix, row, column }) =>
      matrix !== edit.matrix || row !== edit.row || column !== edit.column,
  );
  return [...others, edit]
    .map(({ matrix, row, column, value }) => `${matrix}.${row}.${column}=${value}`)
    .join(',');
}

/** The weights with the moved ones in place. */
export function applyEdits(weights: Weights, edits: readonly Edit[], sizes: Sizes): Weights {
  return mapMatrices((name) => {
    const moved = weights[name].slice();
    for (const { matrix, row, column, value } of edits) {
      if (matrix === name) moved[row * shapeOf(name, sizes)[1] + column] = value;
    }
    return moved;
  });
}

/** Blocks of rows in a cell's weights: its gates, and what it writes. */
export const BLOCKS = { rnn: 1, lstm: 4, gru: 3 } as const;
export type RacingCell = keyof typeof BLOCKS;

/** Counts the weights of a cell that reads as many numbers as it has hidden units. */
export function countCellWeights(cell: RacingCell, hidden: number): number {
  return BLOCKS[cell] * (2 * hidden * hidden + 2 * hidden);
}

/** Counts the weights of a language model of one layer: the units' table, the cell, and the layer above it. */
export function countWeights(cell: RacingCell, hidden: number, units: number): number {
  return units * hidden + countCellWeights(cell, hidden) + units * hidden + units;
}

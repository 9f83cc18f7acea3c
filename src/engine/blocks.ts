/** The most blocks that a range is cut in unless the caller says otherwise: enough to balance 8 workers. */
const MOST_BLOCKS = 32;

/** How many indices a block has by default: a function of the range alone, never of the workers. */
export function defaultGrain(total: number): number {
  return Math.max(1, Math.ceil(total / MOST_BLOCKS));
}

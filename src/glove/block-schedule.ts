/**
 * How the matrix is cut, so that cells can be trained side by side: stratified stochastic gradient
 * descent (Gemulla, Nijkamp, Haas and Sismanis, "Large-scale matrix factorization with distributed
 * stochastic gradient descent", KDD 2011). Words are dealt into groups; block (i, j) holds the
 * cells of group i's rows and group j's columns; round r holds the blocks (i, (i + r) mod groups),
 * no two of which share a row or a column. So the blocks of a round may be trained in any order, by
 * any number of workers, with the same result to the bit.
 */
export interface BlockSchedule {
  /** Groups of words, blocks in a round, and rounds. */
  readonly groups: number;
}

/** Words in a group: few enough that a block's rows stay in a core's second-level cache. */
const GROUP_WORDS = 512;
/** Least number of groups, so that a round has enough blocks for as many workers. */
const LEAST_GROUPS = 16;
/** Each round has a buffer and a file while cells are dealt out. */
const MOST_GROUPS = 256;

/** Creates the schedule of a matrix; it depends on the number of words alone. */
export function createBlockSchedule(words: number): BlockSchedule {
  const wanted = Math.max(Math.ceil(words / GROUP_WORDS), LEAST_GROUPS);
  return { groups: Math.max(1, Math.min(wanted, MOST_GROUPS, words)) };
}

/**
 * Returns a word's group. Words come by falling frequency, so dealing them out in turn balances the blocks.
 */
export function groupOf({ groups }: BlockSchedule, word: number): number {
  return word % groups;
}

/** Returns the round in which a cell is trained. */
export function roundOf(schedule: BlockSchedule, row: number, column: number): number {
  const { groups } = schedule;
  return (groupOf(schedule, column) - groupOf(schedule, row) + groups) % groups;
}

import type {
  Flag,
  Float32,
  Float32s,
  Int32s,
  ReadonlyInt32s,
  ReadonlyUint32s,
  Size,
  Uint32s,
} from './arguments.ts';

/**
 * What every training kernel of Word2Vec takes last. The range runs over shards, each with tables, tokens and
 * random numbers of its own, one after another in the arrays.
 */
export interface Shards {
  /** [shards, rows, stride]: a row for each word; with subwords, also for each n-gram. */
  readonly inputs: Float32s;
  /** [shards, vocabulary, stride] */
  readonly outputs: Float32s;
  /** [shards, rows]: marks changed rows of `inputs`. */
  readonly inputTouched: Int32s;
  /** [shards, vocabulary]: marks changed rows of `outputs`. */
  readonly outputTouched: Int32s;
  readonly vocabulary: Size;
  /** Numbers in a row. */
  readonly stride: Size;
  /** [shards, capacity]: words; −1 between sentences. */
  readonly tokens: ReadonlyInt32s;
  /** [shards]: the number of tokens. */
  readonly counts: ReadonlyInt32s;
  readonly capacity: Size;
  /** [shards, 4]: the random generators' states. */
  readonly random: Uint32s;
  /** [vocabulary]: thresholds of subsampling. */
  readonly keep: ReadonlyUint32s;
  /** The widest window, in words to either side. */
  readonly window: Size;
  /** 1: CBOW; 0: skip-gram. */
  readonly cbow: Flag;
  /** The learning rate. */
  readonly rate: Float32;
}

/** Training by negative samples from an alias table. */
export interface NegativeSampling extends Shards {
  /** [vocabulary]: of the alias table. */
  readonly thresholds: ReadonlyUint32s;
  /** [vocabulary]: of the alias table. */
  readonly alias: ReadonlyUint32s;
  /** Negative samples of a window. */
  readonly negatives: Size;
}

/** Training by hierarchical softmax along Huffman paths. */
export interface HierarchicalSoftmax extends Shards {
  /** [vocabulary + 1]: where each word's path begins in the next two. */
  readonly pathStarts: ReadonlyInt32s;
  /** The inner nodes of all paths: rows of `outputs`. */
  readonly pathNodes: ReadonlyInt32s;
  /** The branch taken at each node, 0 or 1. */
  readonly pathBranches: ReadonlyInt32s;
}

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
 * What every training kernel of Word2Vec takes last. The range runs over shards, each with tokens, random numbers and
 * changed rows of its own, one after another in the arrays. Of several shards each copies a row of the tables when it
 * first changes it in a round, and works on the copy: the tables stay as they are until `word2vecMerge`.
 */
export interface Shards {
  /** [rows, stride]: a row for each word; with subwords, also for each n-gram. */
  readonly inputs: Float32s;
  /** [vocabulary, stride] */
  readonly outputs: Float32s;
  /** [shards, inputCapacity, stride]: copies of the rows of `inputs` that a shard changes; absent: it changes them in place. */
  readonly inputCopies: Float32s;
  /** [shards, outputCapacity, stride]: likewise of `outputs`. */
  readonly outputCopies: Float32s;
  /** [shards, rows]: 1 + the number of a row's copy; 0 where there is none. */
  readonly inputPlaces: Int32s;
  /** [shards, vocabulary]: likewise of `outputs`. */
  readonly outputPlaces: Int32s;
  /** [shards, 2]: how many copies of `inputs`, and of `outputs`, there are. */
  readonly copies: Int32s;
  readonly inputCapacity: Size;
  readonly outputCapacity: Size;
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

import type { Float32s, Int32s, RangeKernel, Size } from './arguments.ts';
import type { HierarchicalSoftmax, NegativeSampling } from './shards.ts';

/** The kernels of word2vec.c: a word's input vector is its own row. */
export interface Word2vecKernels {
  /** Trains by negative sampling. The range runs over shards. */
  readonly word2vecNegative: RangeKernel<NegativeSampling>;
  /** Trains by hierarchical softmax. The range runs over shards. */
  readonly word2vecHierarchical: RangeKernel<HierarchicalSoftmax>;
  /** row = base + Σ (shard's row − base), in all shards and the base. The range runs over rows. */
  readonly word2vecMerge: RangeKernel<Word2vecMerge>;
}

interface Word2vecMerge {
  /** [shards, rows, stride] */
  readonly tables: Float32s;
  /** [shards, rows]: marks changed rows; afterwards 0. */
  readonly touched: Int32s;
  /** [rows, stride] */
  readonly base: Float32s;
  readonly shards: Size;
  readonly rows: Size;
  readonly stride: Size;
}

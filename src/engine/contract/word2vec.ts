import type { Float32s, Int32s, RangeKernel, ReadonlyFloat32s, Size } from './arguments.ts';
import type { HierarchicalSoftmax, NegativeSampling } from './shards.ts';

/** The kernels of word2vec.c: a word's input vector is its own row. */
export interface Word2vecKernels {
  /** Trains by negative sampling. The range runs over shards. */
  readonly word2vecNegative: RangeKernel<NegativeSampling>;
  /** Trains by hierarchical softmax. The range runs over shards. */
  readonly word2vecHierarchical: RangeKernel<HierarchicalSoftmax>;
  /** row += Σ (shard's copy − row), over the shards that have one. The range runs over rows. */
  readonly word2vecMerge: RangeKernel<Word2vecMerge>;
}

interface Word2vecMerge {
  /** [rows, stride] */
  readonly table: Float32s;
  /** [shards, capacity, stride] */
  readonly copies: ReadonlyFloat32s;
  /** [shards, rows]: 1 + the number of a row's copy, or 0; afterwards 0. */
  readonly places: Int32s;
  readonly capacity: Size;
  readonly shards: Size;
  readonly rows: Size;
  readonly stride: Size;
}

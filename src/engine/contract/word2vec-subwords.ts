import type { Float32s, RangeKernel, ReadonlyFloat32s, ReadonlyInt32s, Size } from './arguments.ts';
import type { HierarchicalSoftmax, NegativeSampling } from './shards.ts';

/** The kernels of word2vec-subwords.c: a word's input vector is the mean of its own row and its n-grams'. */
export interface Word2vecSubwordsKernels {
  /** Trains by negative sampling. The range runs over shards. */
  readonly word2vecSubwordNegative: RangeKernel<SubwordNegative>;
  /** Trains by hierarchical softmax. The range runs over shards. */
  readonly word2vecSubwordHierarchical: RangeKernel<SubwordHierarchical>;
  /** The vectors of words as their rows give them. The range runs over words. */
  readonly word2vecSubwordMeans: RangeKernel<SubwordMeans>;
}

/** Word w's vector is the mean of rows rowNumbers[rowStarts[w]] … rowNumbers[rowStarts[w + 1] − 1]. */
interface SubwordRows {
  readonly rowStarts: ReadonlyInt32s;
  readonly rowNumbers: ReadonlyInt32s;
}

/** What training on subwords takes besides. */
export interface SubwordTables extends SubwordRows {
  /** Rows of `inputs`. */
  readonly rows: Size;
  /** [shards, 2, 2 · window + 1, stride]: room to work. */
  readonly means: Float32s;
}

interface SubwordNegative extends SubwordTables, NegativeSampling {}

interface SubwordHierarchical extends SubwordTables, HierarchicalSoftmax {}

interface SubwordMeans extends SubwordRows {
  /** [words, stride] */
  readonly means: Float32s;
  /** [any, stride] */
  readonly inputs: ReadonlyFloat32s;
  readonly stride: Size;
}

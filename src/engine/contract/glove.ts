import type {
  Flag,
  Float32,
  Float32s,
  Float64s,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
} from './arguments.ts';

/** The kernel of glove.c. */
export interface GloveKernels {
  /**
   * One AdaGrad step of GloVe for every cell of a block, in order. Blocks share no row and no column. The
   * range runs over blocks.
   */
  readonly gloveBlocks: RangeKernel<GloveBlocks>;
}

interface GloveBlocks {
  /** [blocks]: Σ ½ f (u·v + b + c − target)² over the block's cells, before each step. */
  readonly losses: Float64s;
  /**
   * [any, 2 · size + 16]: a word's row is its vector of `size` (zeros beyond its dimensions), as many sums of
   * squares, its bias, the bias's sum of squares, and room to a cache line.
   */
  readonly words: Float32s;
  /** The contexts' rows, likewise. */
  readonly contexts: Float32s;
  /** [cells]: the row of `words`. */
  readonly rows: ReadonlyInt32s;
  /** [cells]: the row of `contexts`. */
  readonly columns: ReadonlyInt32s;
  /** [cells]: ln X */
  readonly targets: ReadonlyFloat32s;
  /** [cells]: f(X) */
  readonly weights: ReadonlyFloat32s;
  /** [blocks + 1]: cells ends[block] … ends[block + 1] − 1 are the block's. */
  readonly ends: ReadonlyInt32s;
  /** A multiple of 16. */
  readonly size: Size;
  /** The learning rate. */
  readonly eta: Float32;
  /** The largest magnitude of a gradient's element. */
  readonly limit: Float32;
  /** 1: with biases. */
  readonly biases: Flag;
}

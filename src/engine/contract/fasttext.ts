import type {
  Float32s,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
  WholeKernel,
} from './arguments.ts';

/** The kernels of fasttext.c. */
export interface FasttextKernels {
  /**
   * The mean of each document's rows, its errors at the outputs, its loss and the gradient of its rows. The range runs over
   * the batch's documents.
   */
  readonly fasttextForward: RangeKernel<FasttextBatch>;
  /**
   * What the documents of a batch, one after another, add to the rows of their features and to the outputs. The range runs
   * over blocks of 16 columns.
   */
  readonly fasttextUpdate: RangeKernel<FasttextBatch>;
  /** Both, batch after batch: the same numbers as by the two in turn. */
  readonly fasttextRound: WholeKernel<FasttextRound>;
}

/** The tables, and the documents of a round in the order of their visits. */
interface FasttextModel {
  /** [rows, stride] */
  readonly input: Float32s;
  /** [outputs, stride] */
  readonly output: Float32s;
  /** [batch, stride]: the means. */
  readonly hidden: Float32s;
  /** [batch, stride] */
  readonly gradients: Float32s;
  /** [batch, 2, capacity]: learning rate × (label − probability) of each output that a document has; then room. */
  readonly errors: Float32s;
  /** [documents of the round]: −ln P of the target; of one-vs-all summed over the classes. */
  readonly losses: Float32s;
  /** [all documents + 1]: where each one's features begin. */
  readonly starts: ReadonlyInt32s;
  /** Rows of `input`. */
  readonly features: ReadonlyInt32s;
  /** [documents of the round]: which document is visited. */
  readonly order: ReadonlyInt32s;
  /** [documents of the round]: the learning rate of each visit. */
  readonly rates: ReadonlyFloat32s;
  /** [documents of the round]: the class that each visit teaches; not read where there are `labelStarts`. */
  readonly targets: ReadonlyInt32s;
  /** [all documents + 1]: where each one's classes begin in `labels`; absent but for one-vs-all. */
  readonly labelStarts: ReadonlyInt32s;
  /** Classes. */
  readonly labels: ReadonlyInt32s;
  /** [classes + 1]: where each class's path begins in the next two; absent but for hierarchical softmax. */
  readonly pathStarts: ReadonlyInt32s;
  /** Inner nodes: rows of `output`. */
  readonly pathNodes: ReadonlyInt32s;
  /** The branch taken at each node, 0 or 1. */
  readonly pathBranches: ReadonlyInt32s;
  readonly classes: Size;
  /** Outputs that a document has at the most. */
  readonly capacity: Size;
  /** Numbers in a row: a multiple of 8. */
  readonly stride: Size;
}

interface FasttextBatch extends FasttextModel {
  /** The batch's first document in the round. */
  readonly first: Size;
  /** How many documents it has. */
  readonly count: Size;
}

interface FasttextRound extends FasttextModel {
  /** Documents of the round. */
  readonly count: Size;
  /** Documents of a batch. */
  readonly batch: Size;
}

/** What all three kernels take. */
export type { FasttextModel };

import type { Float32s, RangeKernel, ReadonlyFloat32s, ReadonlyInt32s, Size } from './arguments.ts';

/** The kernels of source-attention.c: one step of a decoder looks at all steps of its source. */
export interface SourceAttentionKernels {
  /** The mean of the values by the softmax of the scores, each sequence over its own steps. The range runs over the batch. */
  readonly sourceAttentionForward: RangeKernel<SourceAttentionForward>;
  /** The gradients of sourceAttentionForward, added to what is there. The range runs over the batch. */
  readonly sourceAttentionBackward: RangeKernel<SourceAttentionBackward>;
}

interface SourceAttention {
  /** [batch, size] */
  readonly query: ReadonlyFloat32s;
  /** [steps, batch, size] */
  readonly keys: ReadonlyFloat32s;
  /** [steps, batch, width] */
  readonly values: ReadonlyFloat32s;
  /** v [size] of additive scores v · tanh(query + key); absent: the scores are query · key. */
  readonly scorer: ReadonlyFloat32s;
  /** [batch]: from 1 to `steps`; absent: all steps. */
  readonly lengths: ReadonlyInt32s;
  readonly steps: Size;
  readonly batch: Size;
  readonly size: Size;
  readonly width: Size;
}

interface SourceAttentionForward extends SourceAttention {
  /** [batch, width] */
  readonly output: Float32s;
  /** [batch, steps]: each step's share, 0 after a sequence's end. */
  readonly weights: Float32s;
}

interface SourceAttentionBackward extends SourceAttention {
  /** [batch, size] */
  readonly dQuery: Float32s;
  /** [steps, batch, size] */
  readonly dKeys: Float32s;
  /** [steps, batch, width] */
  readonly dValues: Float32s;
  /** [batch, size]: each sequence's part of the gradient of `scorer`, which is overwritten; absent without it. */
  readonly dScorers: Float32s;
  /** [batch, steps]: room to work. */
  readonly dScores: Float32s;
  /** [batch, width]: the gradient of the output. */
  readonly dOutput: ReadonlyFloat32s;
  /** As `sourceAttentionForward` left them. */
  readonly weights: ReadonlyFloat32s;
}

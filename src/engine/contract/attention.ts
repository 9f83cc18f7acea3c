import type {
  Flag,
  Float32,
  Float32s,
  Int32,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
} from './arguments.ts';

/** The kernels of attention.c. */
export interface AttentionKernels {
  /**
   * y = softmax(scale · Q Kᵀ) V of every head, block by block: the weights are never all in memory. The range runs
   * over batch · heads.
   */
  readonly attentionForward: RangeKernel<AttentionForward>;
  /** The gradients of attentionForward, which are added to. The range runs over batch · heads. */
  readonly attentionBackward: RangeKernel<AttentionBackward>;
}

/**
 * What both directions read. Of a row of Q, K or V, [heads · size], each is a part: the row that it lies in has room
 * for as many such parts as `queryParts`, `keyParts`, `valueParts` say.
 */
interface AttentionInputs {
  /** Q: where its first row's part begins; rows [queries, batch]. */
  readonly query: ReadonlyFloat32s;
  /** K: likewise; rows [keys, batch]. */
  readonly key: ReadonlyFloat32s;
  /** V: likewise; rows [keys, batch]. */
  readonly value: ReadonlyFloat32s;
  /** [batch]: how many of its keys a sequence has; absent: all. */
  readonly lengths: ReadonlyInt32s;
  readonly queries: Size;
  readonly keys: Size;
  readonly batch: Size;
  readonly heads: Size;
  /** Numbers in a head; at most 256. */
  readonly size: Size;
  readonly queryParts: Size;
  readonly keyParts: Size;
  readonly valueParts: Size;
  /** 1: the last query sees all keys, each one before it one key fewer. */
  readonly causal: Flag;
  readonly scale: Float32;
  /** The share of the weights that is dropped, below 1; 0 for none. */
  readonly rate: Float32;
  /** Decides, with a weight's place, whether it is dropped. */
  readonly seed: Int32;
}

interface AttentionForward extends AttentionInputs {
  /** [queries, batch, heads · size]; zeros where a query sees no key. */
  readonly y: Float32s;
  /** [batch, heads, queries]: ln Σ e^score; ∞ where a query sees no key. */
  readonly logSums: Float32s;
}

interface AttentionBackward extends AttentionInputs {
  /** Laid out as `query`. */
  readonly dQuery: Float32s;
  /** Laid out as `key`. */
  readonly dKey: Float32s;
  /** Laid out as `value`. */
  readonly dValue: Float32s;
  /** [queries, batch, heads · size] */
  readonly y: ReadonlyFloat32s;
  /** [queries, batch, heads · size]: the gradient of `y`. */
  readonly dy: ReadonlyFloat32s;
  /** [batch, heads, queries] */
  readonly logSums: ReadonlyFloat32s;
}

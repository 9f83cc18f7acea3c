import type {
  Float32,
  Float32s,
  RangeKernel,
  ReadonlyFloat32s,
  ReadonlyInt32s,
  Size,
} from './arguments.ts';

/** The kernels of crf.c. */
export interface CrfKernels {
  /**
   * loss = ln Σ_paths e^score − the right path's score, of each sequence. The range runs over the batch.
   */
  readonly crfForward: RangeKernel<CrfForward>;
  /**
   * The gradients of crfForward: what the model expects of each label and each pair of labels, less what is right.
   * The range runs over the batch.
   */
  readonly crfBackward: RangeKernel<CrfBackward>;
}

/** What both directions read. */
interface CrfChain {
  /** x [steps, batch, labels]: the score of each label at each step. */
  readonly logits: ReadonlyFloat32s;
  /** T [labels, labels]: the score of a label (column) after another (row). */
  readonly transitions: ReadonlyFloat32s;
  /** [labels]: the score of a label at the end. */
  readonly ends: ReadonlyFloat32s;
  /** [steps, batch]: the right labels; beyond a sequence's length they are not read. */
  readonly targets: ReadonlyInt32s;
  /** [batch]: from 0 to `steps`; an empty sequence has no loss. */
  readonly lengths: ReadonlyInt32s;
  readonly steps: Size;
  readonly batch: Size;
  readonly labels: Size;
}

interface CrfForward extends CrfChain {
  /** [batch] */
  readonly losses: Float32s;
  /** α [steps, batch, labels]: ln Σ of e^score over the beginnings that end with a label, less each step's shift. */
  readonly alphas: Float32s;
  /** [steps, batch]: how much was taken from a step's α so that its largest is 0, beyond the step before. */
  readonly shifts: Float32s;
  /** [batch, labels]: room; at the end e^(α + end), of each sequence's last step, divided by its largest. */
  readonly maxima: Float32s;
  /** [labels]: the score of a label at the beginning. */
  readonly starts: ReadonlyFloat32s;
}

interface CrfBackward extends CrfChain {
  /** dx [steps, batch, labels], which is added to. */
  readonly dLogits: Float32s;
  /** [batch, labels, labels]: what each sequence gives to dT. */
  readonly dTransitions: Float32s;
  /** [batch, labels]: what each sequence gives to the gradient of the starts. */
  readonly dStarts: Float32s;
  /** [batch, labels]: what each sequence gives to the gradient of `ends`. */
  readonly dEnds: Float32s;
  /** [batch, 2, labels]: room for the probabilities of the labels at two steps. */
  readonly marginals: Float32s;
  readonly alphas: ReadonlyFloat32s;
  readonly shifts: ReadonlyFloat32s;
  /** The factor of all gradients. */
  readonly scale: Float32;
}

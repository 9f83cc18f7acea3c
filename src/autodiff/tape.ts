import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { Arena } from '../engine/arena.ts';
import type { Engine } from '../engine/engine.ts';
import { packPanels } from '../engine/matrix-product.ts';
import type { PackedWeights } from './packed-weights.ts';
import { formatShape, shapeLength } from './shapes.ts';
import { NO_BUFFER, Parameter, Tensor } from './tensor.ts';

// The parts of the engine that the layers above may use: they do not import it themselves.
export type { KernelArguments, RangeKernelName } from '../engine/contract/kernels.ts';
export type { Engine } from '../engine/engine.ts';

/**
 * `training` records every operation for the backward pass and drops units out; `evaluation` does
 * neither.
 */
export type TapeMode = 'training' | 'evaluation';

/** Options of a `Tape`. */
export interface TapeOptions {
  /** Default `training`. */
  readonly mode?: TapeMode;
  /**
   * In evaluation: where weight matrices are kept laid out for products, from one input to the next. Default: they are
   * laid out anew for each.
   */
  readonly packed?: PackedWeights;
}

/** Some rows of a matrix. */
interface Rows {
  readonly first: number;
  readonly count: number;
}

/** An operation as recorded for the backward pass. */
interface Recorded {
  readonly outputs: readonly Tensor[];
  readonly backward: () => void;
}

/**
 * Reverse-mode differentiation (Linnainmaa 1970; "backpropagation", Rumelhart et al. 1986): each
 * operation computes its output at once and leaves a function that turns the output's gradient
 * into the inputs' gradients; `backward` runs these from the last to the first.
 *
 * A tape is for one step after another: forward, `backward`, update, `reset`. All that a step made
 * lives in the engine's arena, which `reset` empties: training allocates nothing new. One engine
 * serves one tape at a time; a tape that waits in the middle of a step must `stepAside` meanwhile.
 */
export class Tape {
  readonly engine: Engine;
  mode: TapeMode;
  readonly #packed: PackedWeights | undefined;
  #recorded: Recorded[] = [];
  /** In a break within a step: the arena that holds what the step made. */
  #aside: Arena | undefined;

  constructor(engine: Engine, options: TapeOptions = {}) {
    this.engine = engine;
    this.mode = options.mode ?? 'training';
    this.#packed = options.packed;
  }

  /** Creates an uninitialized tensor in the arena, to be filled by an operation. */
  create(shape: readonly number[], needsGradient: boolean): Tensor {
    return new Tensor(this.scratch(shapeLength(shape)), shape, needsGradient);
  }

  /** Reserves room in the arena for numbers (or 32-bit integers), and returns its offset in bytes. */
  scratch(length: number): number {
    return this.engine.heap.arena.allocate(length * 4);
  }

  /**
   * Returns a tensor in the arena with these numbers, without a gradient.
   * @throws UsageError when the numbers do not fill the shape
   */
  constant(shape: readonly number[], values: ArrayLike<number>): Tensor {
    const tensor = this.create(shape, false);
    if (values.length !== tensor.length) {
      throw new UsageError(
        sentence(
          'autodiff/constant-size',
        )`constant: ${{ numbers: values.length }} numbers given; the shape ${{ shape: formatShape(shape) }} holds ${{ length: tensor.length }}.`,
      );
    }
    this.numbers(tensor).set(values);
    return tensor;
  }

  /** Integers (ids, targets, lengths) copied to the arena; the offset in bytes. */
  integers(values: ArrayLike<number>): number {
    const offset = this.scratch(values.length);
    this.engine.heap.integers(offset, values.length).set(values);
    return offset;
  }

  /** Returns a view of a tensor's numbers, which is valid until the heap grows. */
  numbers(tensor: Tensor): Float32Array | Float64Array {
    return this.engine.heap.numbers(tensor.offset, tensor.length);
  }

  /** Returns a view of a tensor's gradient; all zeros before the backward pass reaches it. */
  gradientNumbers(tensor: Tensor): Float32Array | Float64Array {
    if (tensor.gradient === NO_BUFFER) tensor.gradient = this.scratch(tensor.length);
    const view = this.engine.heap.numbers(tensor.gradient, tensor.length);
    // A sparse parameter's gradient is zero wherever nothing has reached it.
    if (!tensor.hasGradient && tensor.touched === undefined) view.fill(0);
    return view;
  }

  /**
   * Returns where rows of W [rows, inner] are kept in panels, for products x Wᵀ.
   * @returns undefined where this tape keeps none of them
   */
  keptPanels(
    weight: Tensor,
    rows: Rows = { first: 0, count: weight.shape[0] },
  ): number | undefined {
    if (this.#packed === undefined || this.mode === 'training') return undefined;
    if (!(weight instanceof Parameter)) return undefined;
    return this.#packed.panels(weight, rows.first, rows.count);
  }

  /** Returns where rows of W [rows, inner] lie in panels, for products x Wᵀ: kept ones, else new ones in the arena. */
  panels(weight: Tensor, rows: Rows = { first: 0, count: weight.shape[0] }): number {
    const inner = weight.shape[1];
    const b = weight.offset + 4 * rows.first * inner;
    const source = { b, inner, columns: rows.count, transposeB: 1 } as const;
    return this.keptPanels(weight, rows) ?? packPanels(this.engine, source);
  }

  /** Notes an operation, for `backward`. Operations call this only when an output needs a gradient. */
  record(outputs: readonly Tensor[], backward: () => void): void {
    this.#recorded.push({ outputs, backward });
  }

  /** Returns whether an operation on these inputs has a backward pass. */
  tracks(...inputs: readonly (Tensor | undefined)[]): boolean {
    if (this.mode === 'evaluation') return false;
    for (let i = 0; i < inputs.length; i++) if (inputs[i]?.needsGradient) return true;
    return false;
  }

  /**
   * Makes the gradient's buffer ready for an operation that can both write and add: gives 1 when
   * it holds something that must be added to, 0 when its content is to be overwritten.
   */
  claimGradient(tensor: Tensor): 0 | 1 {
    if (tensor.gradient === NO_BUFFER) tensor.gradient = this.scratch(tensor.length);
    if (tensor.touched !== undefined) {
      tensor.touched.touchAll();
      tensor.hasGradient = true;
      return 1;
    }
    if (tensor.hasGradient) return 1;
    tensor.hasGradient = true;
    return 0;
  }

  /** Returns the offset of a gradient that is ready to be added to: zeroed when it is the first. */
  gradientOf(tensor: Tensor): number {
    if (this.claimGradient(tensor) === 0) {
      this.engine.heap.numbers(tensor.gradient, tensor.length).fill(0);
    }
    return tensor.gradient;
  }

  /**
   * Makes a table's gradient ready for additions to some rows: a sparse parameter notes which.
   * @param rows where the rows' numbers lie, as integers
   */
  claimRows(table: Tensor, rows: number, count: number): void {
    if (table.touched === undefined) {
      this.gradientOf(table);
      return;
    }
    table.touched.touch(this.engine.heap.integers(rows, count));
    table.hasGradient = true;
  }

  /**
   * Computes the gradient of `loss` with respect to every parameter that it was computed from, and
   * adds it to what is there.
   * @param loss one number
   * @throws UsageError when the loss is not one number, or was not recorded
   */
  backward(loss: Tensor): void {
    for (const _ of this.backwardInPieces(loss));
  }

  /**
   * Does the work of `backward` an operation at a time, for those who must hear of events meanwhile.
   * @yields after each operation
   * @throws UsageError when the loss is not one number, or was not recorded
   */
  *backwardInPieces(loss: Tensor): Generator<void, void> {
    if (loss.length !== 1) {
      throw new UsageError(
        sentence(
          'autodiff/loss-not-one-number',
        )`backward: the loss has shape ${{ shape: formatShape(loss.shape) }}; expected one number: sum or average it first.`,
      );
    }
    yield* this.#runBackward([loss], [[1]]);
  }

  /**
   * Runs the backward pass from given gradients of some tensors.
   * @throws UsageError when a tensor was not computed from parameters in training mode
   */
  backwardFrom(tensors: readonly Tensor[], gradients: readonly ArrayLike<number>[]): void {
    for (const _ of this.#runBackward(tensors, gradients));
  }

  *#runBackward(
    tensors: readonly Tensor[],
    gradients: readonly ArrayLike<number>[],
  ): Generator<void, void> {
    tensors.forEach((tensor, i) => {
      if (!tensor.needsGradient) {
        throw new UsageError(
          sentence(
            'autodiff/no-parameter',
          )`backward: the tensor does not depend on any parameter; was the tape in evaluation mode?`,
        );
      }
      const view = this.engine.heap.numbers(this.gradientOf(tensor), tensor.length);
      for (let j = 0; j < tensor.length; j++) view[j] += gradients[i][j];
    });
    for (let i = this.#recorded.length - 1; i >= 0; i--) {
      const { outputs, backward } = this.#recorded[i];
      // A tensor that the loss does not depend on has no gradient to propagate.
      for (let j = 0; j < outputs.length; j++) {
        if (outputs[j].hasGradient) {
          backward();
          yield;
          break;
        }
      }
    }
    this.#recorded.length = 0;
  }

  /** Frees the engine for other work in the middle of a step; the tape must not be used until `stepBack`. */
  stepAside(): void {
    const { heap } = this.engine;
    this.#aside = heap.exchangeArena(heap.createArena());
  }

  /**
   * Continues the step.
   * @throws UsageError when the tape had not stepped aside
   */
  stepBack(): void {
    if (this.#aside === undefined) {
      throw new UsageError(
        sentence(
          'autodiff/not-aside',
        )`stepBack: the tape had not stepped aside; call stepAside before.`,
      );
    }
    this.engine.heap.exchangeArena(this.#aside).clear();
    this.#aside = undefined;
  }

  /** Ends the step: every tensor that it made is gone; parameters and their gradients stay. */
  reset(): void {
    this.#recorded.length = 0;
    this.engine.heap.arena.reset();
  }
}

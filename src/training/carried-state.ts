import { createBuffer } from '../autodiff/parameters.ts';
import { expectShape } from '../autodiff/shapes.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/**
 * States that outlive a step: the hidden and cell states that truncated back-propagation carries
 * from chunk to chunk. They have no gradient, so none flows back into the chunk before.
 */
export class CarriedState {
  /** The states, to begin the next chunk with; zeros at first. */
  readonly tensors: readonly Tensor[];
  readonly #engine: Engine;

  /** @param shapes of the states: for each layer and direction [batch, hidden] */
  constructor(engine: Engine, shapes: readonly (readonly number[])[]) {
    this.#engine = engine;
    this.tensors = shapes.map((shape) => createBuffer(engine, shape));
  }

  /**
   * Copies a chunk's final states; call it before `tape.reset()`.
   * @throws UsageError when their number or shapes differ
   */
  keep(tape: Tape, finals: readonly Tensor[]): void {
    if (finals.length !== this.tensors.length) {
      throw new UsageError(
        sentence(
          'training/state-count',
        )`CarriedState.keep: ${{ states: finals.length }} states given; expected ${{ expected: this.tensors.length }}.`,
      );
    }
    finals.forEach((state, i) => {
      expectShape(
        'CarriedState.keep',
        sentence('training/state-number')`state ${{ number: i }}`,
        state.shape,
        this.tensors[i].shape,
      );
      tape.numbers(this.tensors[i]).set(tape.numbers(state));
    });
  }

  /** Zeros, for the beginning of a sequence. */
  clear(tape: Tape): void {
    for (const tensor of this.tensors) tape.numbers(tensor).fill(0);
  }

  /** Gives its room in the heap back. */
  dispose(): void {
    for (const { offset } of this.tensors) this.#engine.heap.free(offset);
  }
}

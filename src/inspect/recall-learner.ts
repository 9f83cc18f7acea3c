import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { type Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import { CELLS, type CellKind } from '../nn/cells/index.ts';
import { Embedding } from '../nn/embedding.ts';
import { Linear } from '../nn/linear.ts';
import { Recurrent, type RecurrentState } from '../nn/recurrent.ts';
import type { BatchLoss, TrainingTask } from '../training/training-task.ts';
import { measureGradientFlow } from './gradient-flow.ts';
import {
  drawRecallBatch,
  type RecallBatch,
  type RecallTask,
  recallVocabularySize,
} from './recall-task.ts';

/** What a learner is made from. */
export interface RecallLearnerOptions {
  readonly cell: CellKind;
  readonly task: RecallTask;
  readonly batch: number;
  readonly hiddenSize: number;
  readonly seed: number;
}

/** Sequences that the accuracy is measured on. */
const TEST_SEQUENCES = 512;

/** A network that learns the task of remembering. */
export class RecallLearner implements TrainingTask<RecallBatch> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = 'recall-checkpoint';
  readonly #options: RecallLearnerOptions;
  readonly #embedding: Embedding;
  readonly #recurrent: Recurrent;
  readonly #decoder: Linear;

  constructor(engine: Engine, options: RecallLearnerOptions) {
    const { cell, task, hiddenSize, seed } = options;
    const random = createRandom(seed, 'weights');
    const count = recallVocabularySize(task);
    this.engine = engine;
    this.#options = options;
    this.#embedding = new Embedding(engine, { count, size: hiddenSize, random, name: 'embedding' });
    this.#recurrent = new Recurrent(engine, {
      ...{ cell, inputSize: hiddenSize, hiddenSize, random },
      // Forget gates begin open (Jozefowicz et al. 2015).
      ...(CELLS[cell].forgetGate !== undefined && { forgetBias: 1 }),
    });
    this.#decoder = new Linear(engine, {
      ...{ inputSize: hiddenSize, outputSize: task.symbols, random, name: 'decoder' },
    });
    this.parameters = [this.#embedding, this.#recurrent, this.#decoder].flatMap(
      ({ parameters }) => parameters,
    );
  }

  /** Draws new sequences without end: there is one epoch. */
  *batches(): Generator<RecallBatch> {
    const { task, batch, seed } = this.#options;
    const random = createRandom(seed, 'recall', task.lag);
    for (;;) yield drawRecallBatch(task, batch, random);
  }

  /** Computes the loss of naming the symbol after the cue. */
  loss(tape: Tape, { ids, targets }: RecallBatch): BatchLoss {
    const loss = softmaxCrossEntropy(tape, this.#answer(tape, ids), targets);
    return { loss, tokens: targets.length };
  }

  /**
   * Measures accuracy and loss on new sequences.
   * @yields after each batch of them
   */
  *test(): Generator<number, { readonly accuracy: number; readonly loss: number }> {
    const { batch } = this.#options;
    const fresh = this.#freshRandom();
    const tape = new Tape(this.engine, { mode: 'evaluation' });
    const batches = Math.ceil(TEST_SEQUENCES / batch);
    let right = 0;
    let loss = 0;
    for (let i = 0; i < batches; i++) {
      const { ids, targets } = drawRecallBatch(this.#options.task, batch, fresh);
      const logits = this.#answer(tape, ids);
      right += countRight(tape.numbers(logits), targets);
      loss += tape.numbers(softmaxCrossEntropy(tape, logits, targets))[0];
      tape.reset();
      yield batch;
    }
    return { accuracy: right / (batches * batch), loss: loss / batches };
  }

  /** Measures the share of the gradient that arrives at the symbol, on new sequences. */
  measureArrival(): number {
    const { task, batch } = this.#options;
    const steps = task.lag + 2;
    const tape = new Tape(this.engine);
    const { ids, targets } = drawRecallBatch(task, batch, this.#freshRandom());
    const { state } = measureGradientFlow(tape, this.#recurrent, {
      ...{ steps, batch, parameters: this.parameters },
      step: (t, before) => this.#run(tape, ids.subarray(t * batch, (t + 1) * batch), 1, before),
      loss: (output) => softmaxCrossEntropy(tape, this.#decoder.forward(tape, output), targets),
    });
    return state[1] / state[steps];
  }

  #freshRandom(): Random {
    return createRandom(this.#options.seed, 'recall test', this.#options.task.lag);
  }

  #run(tape: Tape, ids: ArrayLike<number>, length: number, state?: RecurrentState) {
    const { batch } = this.#options;
    return this.#recurrent.forwardLookUp(tape, this.#embedding.weight, ids, [length, batch], {
      ...(state !== undefined && { state }),
    });
  }

  #answer(tape: Tape, ids: ArrayLike<number>): Tensor {
    const steps = this.#options.task.lag + 2;
    return this.#decoder.forward(tape, this.#run(tape, ids, steps).state.h[0]);
  }
}

/** Counts the rows of logits that have their largest number at the target. */
function countRight(logits: Float32Array | Float64Array, targets: Int32Array): number {
  const classes = logits.length / targets.length;
  let right = 0;
  targets.forEach((target, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    if (row.indexOf(Math.max(...row)) === target) right += 1;
  });
  return right;
}

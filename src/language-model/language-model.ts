import { dropout } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { createRandom, RANDOM_GENERATOR, type Random } from '../base/random.ts';
import { readingOptions, readState, readTensor, type StateReader } from '../base/read-state.ts';
import {
  CELLS,
  type CellKind,
  Embedding,
  type Int8Weights,
  int8WeightsOf,
  Linear,
  loadState,
  Recurrent,
  type RecurrentResult,
  type RecurrentState,
  stateOf,
} from '../nn/index.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { CarriedState } from '../training/index.ts';
import { type LanguageModelOptions, languageModelOptions } from './language-model-options.ts';
import { languageUnitsFromState, languageUnitsToState } from './language-units.ts';

/** What a model file calls a language model. */
export const LANGUAGE_MODEL_KIND = 'language-model';

/** What a model file calls a language model whose training goes on. */
export const LANGUAGE_MODEL_CHECKPOINT_KIND = 'language-model-checkpoint';

/** Optional inputs of a pass over a chunk. */
export interface LanguageModelRun {
  /** The state to begin with; default zeros. */
  readonly state?: RecurrentState;
  /** Where dropout is drawn from; needed in training when there is any. */
  readonly random?: Random;
}

/** What a pass over a chunk gives. */
export interface LanguageModelResult extends RecurrentResult {
  /** [steps, batch, units]: how likely each unit is to come next, before the softmax. */
  readonly logits: Tensor;
}

/**
 * Predicts every unit of a text from those before it (Mikolov et al. 2010): a table of vectors, a
 * stack of recurrent layers, and a linear map to one logit for each unit.
 *
 *     x_t = E[u_t],   h_t = cell(x_t, h_{t−1}),   P(u_{t+1} = j | u_1 … u_t) = softmax(W h_t + b)_j
 *
 * Parameters: `embedding.weight`, `recurrent.weight_ih_l0`, …, `decoder.weight`, `decoder.bias`, with
 * PyTorch's shapes and order of gates. Its numbers live in the engine's heap until that is disposed of.
 */
export class LanguageModel {
  readonly engine: Engine;
  readonly options: LanguageModelOptions;
  readonly units: AnyUnits;
  readonly embedding: Embedding;
  readonly recurrent: Recurrent;
  readonly decoder: Linear;
  /** All parameters, always in the same order; a tied table once. */
  readonly parameters: readonly Parameter[];
  /** The weights that its file keeps in 8 bits: generation multiplies these, all else their values. */
  readonly int8Weights: Int8Weights;

  /**
   * @param int8Weights the values of parameters in 8 bits, where a file has such
   * @throws UsageError when an option is out of range
   */
  constructor(
    engine: Engine,
    units: AnyUnits,
    given: Partial<LanguageModelOptions> = {},
    int8Weights: Int8Weights = new Map(),
  ) {
    const options = languageModelOptions(given);
    const { cell, form, layers, hiddenSize, embeddingSize, tied } = options;
    const random = createRandom(options.seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.units = units;
    this.int8Weights = int8Weights;
    this.embedding = new Embedding(engine, {
      ...{ count: units.size, size: embeddingSize, random, name: 'embedding' },
      // As a decoder, normal numbers of standard deviation 1 would begin with a loss of many nats.
      ...(tied && { standardDeviation: 1 / Math.sqrt(hiddenSize) }),
    });
    this.recurrent = new Recurrent(engine, {
      ...{ cell, form, layers, hiddenSize, inputSize: embeddingSize, random, name: 'recurrent' },
      dropout: options.dropout,
    });
    this.decoder = new Linear(engine, {
      ...{ inputSize: hiddenSize, outputSize: units.size, random, name: 'decoder' },
      ...(tied && { weight: this.embedding.weight }),
    });
    const layersInOrder = [this.embedding, this.recurrent, this.decoder];
    this.parameters = layersInOrder.flatMap(({ parameters }) => parameters);
  }

  /** What kind of network it is: its cell. */
  get architecture(): CellKind {
    return this.options.cell;
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Runs over a chunk.
   * @param ids the units, time first: all sequences' first unit, then all second units, …
   * @param shape [steps, batch]
   */
  forward(
    tape: Tape,
    ids: ArrayLike<number>,
    shape: readonly [number, number],
    run: LanguageModelRun = {},
  ): LanguageModelResult {
    const result = this.read(tape, ids, shape, run);
    const { random } = run;
    const output =
      random === undefined
        ? result.output
        : dropout(tape, result.output, this.options.dropout, random);
    return { ...result, logits: this.decoder.forward(tape, output) };
  }

  /**
   * Runs over a chunk, from states that were carried there.
   * @param ids the units, time first
   * @param shape [steps, batch]
   */
  predict(
    tape: Tape,
    ids: ArrayLike<number>,
    shape: readonly [number, number],
    { carried, random }: { readonly carried?: CarriedState; readonly random?: Random } = {},
  ): { readonly logits: Tensor; readonly states: readonly Tensor[] } {
    const { logits, state } = this.forward(tape, ids, shape, {
      ...(carried !== undefined && { state: this.toRecurrentState(carried) }),
      ...(random !== undefined && { random }),
    });
    return { logits, states: [...state.h, ...state.c] };
  }

  /** Runs the recurrent layers over a chunk, without predicting anything; takes what `forward` takes. */
  read(
    tape: Tape,
    ids: ArrayLike<number>,
    shape: readonly [number, number],
    run: LanguageModelRun = {},
  ): RecurrentResult {
    // A table with fewer rows than the chunk has units meets the input weights once; see `forwardLookUp`.
    return this.units.size <= ids.length
      ? this.recurrent.forwardLookUp(tape, this.embedding.weight, ids, shape, run)
      : this.recurrent.forward(tape, this.embedding.forward(tape, ids, shape), run);
  }

  /** Reserves room for the states that are carried from chunk to chunk; zeros at first. */
  createCarriedState(batch: number): CarriedState {
    const { cell, hiddenSize } = this.options;
    const count = this.recurrent.states * CELLS[cell].states.length;
    return new CarriedState(this.engine, Array(count).fill([batch, hiddenSize]));
  }

  /** Returns carried states as a run takes them. */
  toRecurrentState({ tensors }: CarriedState): RecurrentState {
    const { states } = this.recurrent;
    return { h: tensors.slice(0, states), c: tensors.slice(states) };
  }

  /**
   * Returns the model as a model file holds it.
   * @param training what the file is to record of the training: options, losses
   */
  toState(training: JsonObject = {}): ModelState {
    const units = languageUnitsToState(this.units);
    const { kind: engine, instructions } = this.engine;
    return {
      kind: LANGUAGE_MODEL_KIND,
      metadata: {
        options: { ...this.options },
        units: units.metadata,
        generator: RANDOM_GENERATOR,
        engine: { kind: engine, instructions },
        training,
      },
      tensors: { ...units.tensors, ...stateOf(this.engine, this.parameters) },
    };
  }
}

/**
 * Returns the recurrent model that a model file holds, or a checkpoint of its training.
 * @throws InputError when it holds parts that do not fit each other
 */
export function recurrentFromState(engine: Engine, state: ModelState): LanguageModel {
  const metadata = readState(state);
  const { tensors } = state;
  const units = languageUnitsFromState({ metadata: metadata.object('units').json, tensors });
  const options = optionsOfFile(metadata.object('options'), units, state);
  const model = new LanguageModel(engine, units, options, int8WeightsOf(tensors));
  loadState(engine, model.parameters, tensors);
  return model;
}

/**
 * Returns the options that a file names, checked against its tensors before room is made for the model: a forged
 * file must not fill the heap.
 * @throws InputError when they are out of range, or the tensors are of another model
 */
function optionsOfFile(
  saved: StateReader,
  units: AnyUnits,
  state: Pick<ModelState, 'tensors'>,
): LanguageModelOptions {
  const options = readingOptions(() =>
    languageModelOptions(saved.json as Partial<LanguageModelOptions>),
  );
  const { cell, layers, hiddenSize, embeddingSize, tied } = options;
  const rows = CELLS[cell].gates.length * hiddenSize;
  const check = (name: string, shape: readonly [number, number]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  check('embedding.weight', [units.size, embeddingSize]);
  for (let layer = 0; layer < layers; layer++) {
    check(`recurrent.weight_ih_l${layer}`, [rows, layer === 0 ? embeddingSize : hiddenSize]);
    check(`recurrent.weight_hh_l${layer}`, [rows, hiddenSize]);
  }
  if (!tied) check('decoder.weight', [units.size, hiddenSize]);
  return options;
}

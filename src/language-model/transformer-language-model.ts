import { dropout } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { createRandom, RANDOM_GENERATOR, type Random } from '../base/random.ts';
import { readingOptions, readState, readTensor } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import {
  Embedding,
  type Int8Weights,
  int8WeightsOf,
  Linear,
  loadState,
  Positions,
  stateOf,
  Transformer,
  transformerSpread,
  type WatchAttention,
} from '../nn/index.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { CarriedState } from '../training/index.ts';
import { LANGUAGE_MODEL_KIND } from './language-model.ts';
import { languageUnitsFromState, languageUnitsToState } from './language-units.ts';
import { type TransformerOptions, transformerOptions } from './transformer-options.ts';

/**
 * Predicts every unit of a text from those before it, all at once (Radford et al. 2018): a table of vectors, places, a
 * stack of Transformer blocks in which no unit sees those after it, and a linear map to one logit for each unit.
 *
 * Parameters: `embedding.weight`, `positions.weight` where positions are learned, `transformer.layers.0.…` as PyTorch
 * names them, `decoder.weight` where tables are not tied. Its numbers live in the engine's heap until that is disposed
 * of.
 */
export class TransformerLanguageModel {
  readonly engine: Engine;
  readonly options: TransformerOptions;
  readonly units: AnyUnits;
  readonly embedding: Embedding;
  readonly positions: Positions;
  readonly transformer: Transformer;
  readonly decoder: Linear;
  /** All parameters, always in the same order; a tied table once. */
  readonly parameters: readonly Parameter[];
  /** The weights that its file keeps in 8 bits: generation multiplies these, all else their values. */
  readonly int8Weights: Int8Weights;
  /** What kind of network it is. */
  readonly architecture = 'transformer';

  /**
   * @param int8Weights the values of parameters in 8 bits, where a file has such
   * @throws UsageError when an option is out of range
   */
  constructor(
    engine: Engine,
    units: AnyUnits,
    given: Partial<TransformerOptions> = {},
    int8Weights: Int8Weights = new Map(),
  ) {
    const options = transformerOptions(given);
    const { layers, hiddenSize: size, heads, context, feedForwardSize, tied, bias } = options;
    const random = createRandom(options.seed, 'weights');
    const standardDeviation = transformerSpread(size);
    this.engine = engine;
    this.options = options;
    this.units = units;
    this.int8Weights = int8Weights;
    this.embedding = new Embedding(engine, {
      ...{ count: units.size, size, random, standardDeviation, name: 'embedding' },
    });
    this.positions = new Positions(engine, {
      ...{ kind: options.positions, count: context, size, headSize: size / heads },
      ...{ random, standardDeviation, name: 'positions' },
    });
    this.transformer = new Transformer(engine, {
      ...{ layers, size, heads, feedForwardSize, bias, random, name: 'transformer' },
      dropout: options.dropout,
    });
    this.decoder = new Linear(engine, {
      ...{ inputSize: size, outputSize: units.size, random, bias: false, name: 'decoder' },
      ...(tied && { weight: this.embedding.weight }),
    });
    const layersInOrder = [this.embedding, this.positions, this.transformer, this.decoder];
    this.parameters = layersInOrder.flatMap(({ parameters }) => parameters);
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /** The most units that it reads at once; a longer text is read in windows. */
  get context(): number {
    return this.options.context;
  }

  /**
   * Runs over windows, each from its beginning.
   * @param ids the units, time first: all windows' first unit, then all second units, …
   * @param shape [steps, batch]
   * @param run `random`: where dropout is drawn from, in training; `watch`: called by each layer with what it looks by
   * @throws UsageError when a window is longer than the context
   */
  predict(
    tape: Tape,
    ids: ArrayLike<number>,
    shape: readonly [number, number],
    { random, watch }: { readonly random?: Random; readonly watch?: WatchAttention } = {},
  ): { readonly logits: Tensor; readonly states: readonly Tensor[] } {
    const [steps] = shape;
    const { context, dropout: rate } = this.options;
    if (steps > context) {
      throw new UsageError(
        sentence(
          'language-model/window-too-long',
        )`A window has ${{ steps }} units; the model looks at ${{ context }} at most.`,
      );
    }
    const placed = this.positions.add(tape, this.embedding.forward(tape, ids, shape));
    const x = random === undefined ? placed : dropout(tape, placed, rate, random);
    const rotation = this.positions.rotation(tape, steps);
    const output = this.transformer.forward(tape, x, { causal: true, rotation, random, watch });
    return { logits: this.decoder.forward(tape, output), states: [] };
  }

  /** Nothing is carried from window to window. */
  createCarriedState(): CarriedState {
    return new CarriedState(this.engine, []);
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
 * Returns the Transformer that a language model's file holds, or a checkpoint of its training.
 * @throws InputError when its parts do not fit each other
 */
export function transformerFromState(engine: Engine, state: ModelState): TransformerLanguageModel {
  const metadata = readState(state);
  const { tensors } = state;
  const units = languageUnitsFromState({ metadata: metadata.object('units').json, tensors });
  const saved = metadata.object('options');
  const options = readingOptions(() =>
    transformerOptions(saved.json as Partial<TransformerOptions>),
  );
  checkTensors(options, units, state);
  const model = new TransformerLanguageModel(engine, units, options, int8WeightsOf(tensors));
  loadState(engine, model.parameters, tensors);
  return model;
}

/** Checks the options against the file's tensors before room is made for the model: a forged file must not fill the heap. */
function checkTensors(
  { layers, hiddenSize: size, context, feedForwardSize, positions, tied }: TransformerOptions,
  units: AnyUnits,
  state: Pick<ModelState, 'tensors'>,
): void {
  const check = (name: string, shape: readonly [number, number]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  check('embedding.weight', [units.size, size]);
  if (positions === 'learned') check('positions.weight', [context, size]);
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `transformer.layers.${layer}`;
    check(`${prefix}.self_attn.in_proj_weight`, [3 * size, size]);
    check(`${prefix}.linear1.weight`, [feedForwardSize, size]);
    check(`${prefix}.linear2.weight`, [size, feedForwardSize]);
  }
  if (!tied) check('decoder.weight', [units.size, size]);
}

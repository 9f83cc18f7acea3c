import { dropout } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { createRandom, RANDOM_GENERATOR, type Random } from '../base/random.ts';
import { Embedding, Linear, Recurrent, stateOf } from '../nn/index.ts';
import { CharacterTable } from './characters.ts';
import { type CharacterLabel, tagsOfLabel } from './labels.ts';
import { type MorphologyOptions, morphologyOptions } from './options.ts';

/** What a model file calls a morphological analyzer. */
export const MORPHOLOGY_KIND = 'morphology';

/** What a model file calls a morphological analyzer whose training goes on. */
export const MORPHOLOGY_CHECKPOINT_KIND = 'morphology-checkpoint';

/** What a morphological analyzer was trained to tell apart. */
export interface MorphologyInventory {
  /** The characters that have a vector of their own. */
  readonly characters: readonly string[];
  /** The labels that it chooses from. */
  readonly labels: readonly CharacterLabel[];
}

/**
 * Labels every character of a text with the morphemes that it stands for: vectors of the characters, a stack of
 * bidirectional LSTMs, and a linear map to a logit for each label.
 *
 *     x_t = E[c_t],   h = BiLSTM(x),   P(y_t = j) = softmax(W h_t + b)_j
 *
 * Parameters: `embedding.weight`, `recurrent.weight_ih_l0`, `recurrent.weight_ih_l0_reverse`, …, `decoder.weight`,
 * `decoder.bias`, with PyTorch's shapes and order of gates.
 */
export class MorphologyModel {
  readonly engine: Engine;
  readonly options: MorphologyOptions;
  readonly characters: CharacterTable;
  readonly labels: readonly CharacterLabel[];
  /** All parameters, always in the same order. */
  readonly parameters: readonly Parameter[];
  readonly #embedding: Embedding;
  readonly #recurrent: Recurrent;
  readonly #decoder: Linear;

  /** @throws UsageError when an option is out of range */
  constructor(
    engine: Engine,
    inventory: MorphologyInventory,
    given: Partial<MorphologyOptions> = {},
  ) {
    const options = morphologyOptions(given);
    const { embeddingSize, hiddenSize, layers, dropout: rate, seed } = options;
    const random = createRandom(seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.characters = new CharacterTable(inventory.characters);
    this.labels = inventory.labels;
    this.#embedding = new Embedding(engine, {
      ...{ count: this.characters.size, size: embeddingSize, random, name: 'embedding' },
    });
    this.#recurrent = new Recurrent(engine, {
      ...{ cell: 'lstm', inputSize: embeddingSize, hiddenSize, layers, bidirectional: true },
      ...{ dropout: rate, random, name: 'recurrent' },
    });
    this.#decoder = new Linear(engine, {
      ...{ inputSize: 2 * hiddenSize, outputSize: this.labels.length, random, name: 'decoder' },
    });
    const modules = [this.#embedding, this.#recurrent, this.#decoder];
    this.parameters = modules.flatMap(({ parameters }) => parameters);
  }

  /** The tags of the morphemes that it may find, sorted. */
  get tags(): string[] {
    return [...new Set(this.labels.flatMap(tagsOfLabel))].sort();
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Computes the logits of all labels.
   * @param ids [steps, batch]: the characters, time first
   * @param random where dropout is drawn from; needed in training
   * @returns [steps, batch, labels]
   */
  forward(tape: Tape, { ids, lengths, steps, batch }: CharacterBatch, random?: Random): Tensor {
    const drop = (x: Tensor): Tensor =>
      random === undefined ? x : dropout(tape, x, this.options.dropout, random);
    const vectors = drop(this.#embedding.forward(tape, ids, [steps, batch]));
    const { output } = this.#recurrent.forward(tape, vectors, {
      lengths,
      ...(random !== undefined && { random }),
    });
    return this.#decoder.forward(tape, drop(output));
  }

  /**
   * Returns the model as a model file holds it.
   * @param training what the file is to record of the training
   */
  toState(training: JsonObject = {}): ModelState {
    const { kind: engine, instructions } = this.engine;
    return {
      kind: MORPHOLOGY_KIND,
      metadata: {
        options: { ...this.options },
        characters: [...this.characters.characters],
        labels: [...this.labels],
        generator: RANDOM_GENERATOR,
        engine: { kind: engine, instructions },
        training,
      },
      tensors: stateOf(this.engine, this.parameters),
    };
  }
}

/** Characters of texts side by side, time first. */
export interface CharacterBatch {
  readonly ids: Int32Array;
  readonly lengths: Int32Array;
  readonly steps: number;
  readonly batch: number;
}

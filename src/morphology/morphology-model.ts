import { add, concatenate, dropout } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import { createRandom, RANDOM_GENERATOR, type Random } from '../base/random.ts';
import { Embedding, Linear, Recurrent, stateOf } from '../nn/index.ts';
import { type FeatureBatch, FeatureTable, MARKS } from './features.ts';
import { LabelTable } from './label-table.ts';
import { type CharacterLabel, tagsOfLabel } from './labels.ts';
import { type MorphologyOptions, morphologyOptions } from './options.ts';

/** What a model file calls a morphological analyzer. */
export const MORPHOLOGY_KIND = 'morphology';

/** What a model file calls a morphological analyzer whose training goes on. */
export const MORPHOLOGY_CHECKPOINT_KIND = 'morphology-checkpoint';

/** Standard deviations of the first vectors: a pair that is seen a few times says little at first. */
const FIRST_VECTORS = { embedding: 0.5, marks: 0.1, pairs: 0.1 } as const;

/** The labels of a treebank: others of another set of tags may be learned beside it. */
export interface TagSet {
  /** Lower-case letters, digits and hyphens: `sejong`. */
  readonly name: string;
  readonly labels: readonly CharacterLabel[];
}

/** Numbers of the labels of eojeols' characters, by the eojeols' forms. */
export type RememberedEojeols = ReadonlyMap<string, readonly number[]>;

/** What a morphological analyzer was trained to tell apart. */
export interface MorphologyInventory {
  /** The characters that have a vector of their own. */
  readonly characters: readonly string[];
  /** The pairs of neighboring characters that have one. */
  readonly pairs: readonly string[];
  /** The sets of tags that it can give, the usual one first. */
  readonly tagSets: readonly TagSet[];
}

/**
 * Labels every character of a text with the morphemes that it stands for: vectors of the characters, of their pairs
 * with both neighbors and of their places in eojeols, a stack of bidirectional LSTMs, and for each set of tags a
 * linear map to a logit for each label.
 *
 *     x_t = [E[c_t] + M[m_t]; B[c_{t−1} c_t]; B[c_t c_{t+1}]],   h = BiLSTM(x)
 *     P(y_t = j) = softmax(W h_t + b)_j,   P(space before c_t) = softmax(V h_t + d)_1
 *
 * The places may be hidden, m_t = 0 and no pair with a space: so it reads texts whose spaces are to be restored.
 *
 * Parameters: `embedding.weight`, `marks.weight`, `pairs.weight`, `recurrent.weight_ih_l0`,
 * `recurrent.weight_ih_l0_reverse`, …, `decoders.NAME.weight`, `decoders.NAME.bias`, `spacing.weight`,
 * `spacing.bias`, with PyTorch's shapes and order of gates.
 */
export class MorphologyModel {
  readonly engine: Engine;
  readonly options: MorphologyOptions;
  readonly features: FeatureTable;
  readonly tagSets: readonly TagSet[];
  /** All parameters, always in the same order. */
  readonly parameters: readonly Parameter[];
  readonly #embedding: Embedding;
  readonly #marks: Embedding;
  readonly #pairs: Embedding;
  readonly #recurrent: Recurrent;
  readonly #decoders: readonly Linear[];
  readonly #spacing: Linear;
  readonly #remembered: RememberedEojeols[];
  #labelTables: readonly LabelTable[] | undefined;

  /** @throws UsageError when an option is out of range */
  constructor(
    engine: Engine,
    inventory: MorphologyInventory,
    given: Partial<MorphologyOptions> = {},
  ) {
    const options = morphologyOptions(given);
    const { embeddingSize: size, pairSize, hiddenSize, layers, dropout: rate, seed } = options;
    const random = createRandom(seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.features = new FeatureTable(inventory.characters, inventory.pairs);
    this.tagSets = inventory.tagSets;
    const table = (name: keyof typeof FIRST_VECTORS, count: number, size: number): Embedding =>
      new Embedding(engine, { count, size, random, name, standardDeviation: FIRST_VECTORS[name] });
    this.#embedding = table('embedding', this.features.characters.size, size);
    this.#marks = table('marks', MARKS, size);
    this.#pairs = table('pairs', 1 + inventory.pairs.length, pairSize);
    this.#recurrent = new Recurrent(engine, {
      ...{ cell: 'lstm', inputSize: size + 2 * pairSize, hiddenSize, layers },
      ...{ bidirectional: true, dropout: rate, random, name: 'recurrent' },
    });
    const decoder = (name: string, outputSize: number): Linear =>
      new Linear(engine, { inputSize: 2 * hiddenSize, outputSize, random, name });
    this.#decoders = this.tagSets.map(({ name, labels }) =>
      decoder(`decoders.${name}`, labels.length),
    );
    this.#spacing = decoder('spacing', 2);
    this.#remembered = this.tagSets.map(() => new Map());
    const modules = [this.#embedding, this.#marks, this.#pairs, this.#recurrent];
    this.parameters = [...modules, ...this.#decoders, this.#spacing].flatMap(
      ({ parameters }) => parameters,
    );
  }

  /** The tags of the morphemes that it may find, sorted. */
  get tags(): string[] {
    const labels = this.tagSets.flatMap(({ labels }) => labels);
    return [...new Set(labels.flatMap(tagsOfLabel))].sort();
  }

  /** The eojeols of each tag set that are not left to the network: they always have these labels. */
  get remembered(): readonly RememberedEojeols[] {
    return this.#remembered;
  }

  /** Gives a tag set its remembered eojeols. */
  remember(tagSet: number, eojeols: RememberedEojeols): void {
    this.#remembered[tagSet] = eojeols;
  }

  /** The labels of each tag set, taken apart when they are first needed. */
  get labelTables(): readonly LabelTable[] {
    this.#labelTables ??= this.tagSets.map(({ labels }) => new LabelTable(labels));
    return this.#labelTables;
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Reads characters in both directions.
   * @param random where dropout is drawn from; needed in training
   * @returns [steps, batch, 2 · hiddenSize]
   */
  read(tape: Tape, features: FeatureBatch, random?: Random): Tensor {
    const { lengths, steps, batch } = features;
    const drop = (x: Tensor): Tensor =>
      random === undefined ? x : dropout(tape, x, this.options.dropout, random);
    const lookUp = (table: Embedding, ids: Int32Array): Tensor =>
      table.forward(tape, ids, [steps, batch]);
    const own = lookUp(this.#embedding, features.characters);
    const placed = add(tape, own, lookUp(this.#marks, features.marks));
    const pairs = [features.before, features.after].map((ids) => lookUp(this.#pairs, ids));
    const vectors = drop(concatenate(tape, [placed, ...pairs], 2));
    const { output } = this.#recurrent.forward(tape, vectors, {
      lengths,
      ...(random !== undefined && { random }),
    });
    return drop(output);
  }

  /**
   * Computes the logits of a tag set's labels.
   * @param states as `read` returns them
   * @returns [steps, batch, labels]
   */
  label(tape: Tape, states: Tensor, tagSet: number): Tensor {
    return this.#decoders[tagSet].forward(tape, states);
  }

  /**
   * Computes the logits of no space and of a space before each character.
   * @returns [steps, batch, 2]
   */
  space(tape: Tape, states: Tensor): Tensor {
    return this.#spacing.forward(tape, states);
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
        characters: [...this.features.characters.characters],
        pairs: [...this.features.pairs],
        tagSets: Object.fromEntries(this.tagSets.map(({ name, labels }) => [name, [...labels]])),
        ...(this.#remembered.some(({ size }) => size > 0) && {
          // The forms as one text, with spaces between them; their labels are tensors.
          remembered: Object.fromEntries(
            this.tagSets.map(({ name }, i) => [name, [...this.#remembered[i].keys()].join(' ')]),
          ),
        }),
        generator: RANDOM_GENERATOR,
        engine: { kind: engine, instructions },
        training,
      },
      tensors: { ...stateOf(this.engine, this.parameters), ...this.#rememberedLabels() },
    };
  }

  /** The labels of the remembered eojeols' characters, one after another. */
  #rememberedLabels(): Record<string, TensorData> {
    const tensors: Record<string, TensorData> = {};
    for (const [i, { name }] of this.tagSets.entries()) {
      const data = Uint16Array.from([...this.#remembered[i].values()].flat());
      if (data.length > 0) tensors[rememberedTensor(name)] = { shape: [data.length], data };
    }
    return tensors;
  }
}

/** Names the tensor that holds the labels of a tag set's remembered eojeols. */
export function rememberedTensor(tagSet: string): string {
  return `remembered.${tagSet}`;
}

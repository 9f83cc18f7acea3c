import {
  add,
  concatenate,
  dropout,
  embedding,
  linear,
  softmaxCrossEntropy,
} from '../autodiff/operations.ts';
import { PackedWeights } from '../autodiff/packed-weights.ts';
import { type Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { Crf, Embedding, Linear, Recurrent } from '../nn/index.ts';
import type { TokenizerDescription } from '../text/tokenizer.ts';
import {
  groupSpellings,
  type LabeledBatch,
  numbersOfTypes,
  type PaddedBatch,
  padSentences,
} from './batches.ts';
import {
  type ContextModel,
  contextSize,
  expectCharacters,
  readContexts,
} from './character-context.ts';
import {
  type EncodedSentence,
  type LabeledSentence,
  NO_LABEL,
  SentenceEncoder,
  type TokenType,
} from './encode.ts';
import { InputWeights } from './input-weights.ts';
import { type Lexicon, UNKNOWN } from './lexicon.ts';
import { type TaggerOptions, taggerOptions } from './options.ts';
import { ProjectedTypes } from './projected-types.ts';

/** What a model file calls a tagger. */
export const TAGGER_KIND = 'tagger';

/** What a model file calls a tagger whose training goes on. */
export const TAGGER_CHECKPOINT_KIND = 'tagger-checkpoint';

/** Standard deviation of the first vectors. */
const FIRST_DEVIATION = 0.5;

/** A tagger before its numbers: what it knows by name, and its shape. */
export interface TaggerParts {
  readonly lexicon: Lexicon;
  /** Cuts raw text into the tokens that the tagger was trained on. */
  readonly tokenizer: TokenizerDescription;
  readonly options?: Partial<TaggerOptions>;
  /** Gives the frozen vector of a word of the lexicon's `vectors`, by its index; needed where there are any. */
  readonly vectors?: (index: number) => ArrayLike<number>;
  /** Language models of characters on the same engine, whose states the tagger reads; they stay as they are. */
  readonly contexts?: readonly ContextModel[];
}

/** A column's layers: scores of its labels, and of neighboring labels where it has a CRF. */
export interface TaggerHead {
  readonly linear: Linear;
  readonly crf: Crf | undefined;
}

/**
 * Labels each token of a sentence, in one or more columns at once (Huang et al. 2015; Ling et al. 2015; Lample et al.
 * 2016): a word's vector, its characters read in both directions, and its features; recurrent layers over the sentence in
 * both directions; and for each column a linear map to its labels, of which a softmax chooses one by one, or a
 * conditional random field all together.
 *
 *     x_t = [E(word_t); →h(characters_t); ←h(characters_t); F_1(feature_t1); …; contexts_t]
 *     h_1 … h_n = recurrent(x_1 … x_n),   scores_t = W h_t + b
 *
 * Its numbers live in the engine's heap until that is disposed of.
 */
export class Tagger {
  readonly engine: Engine;
  readonly options: TaggerOptions;
  readonly lexicon: Lexicon;
  readonly tokenizer: TokenizerDescription;
  readonly encoder: SentenceEncoder;
  readonly contexts: readonly ContextModel[];
  readonly heads: readonly TaggerHead[];
  /** All parameters, always in the same order. */
  readonly parameters: readonly Parameter[];
  readonly #words: Embedding;
  readonly #tokenFeatures: readonly Embedding[];
  readonly #placeFeatures: readonly Embedding[];
  readonly #characters: Embedding;
  readonly #spelling: Recurrent;
  readonly #sentence: Recurrent;
  /** What follows from the weights as they are, kept from one sentence to the next. */
  readonly #packed: PackedWeights;
  readonly #inputWeights: InputWeights;
  readonly #projectedTypes: ProjectedTypes;
  readonly #tape: Tape;

  /** @throws UsageError when an option is out of range */
  constructor(
    engine: Engine,
    { lexicon, tokenizer, vectors, contexts = [], options: given = {} }: TaggerParts,
  ) {
    const options = taggerOptions(given);
    const { cell, layers, hiddenSize, wordSize, characterSize, characterHiddenSize } = options;
    const random = createRandom(options.seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.lexicon = lexicon;
    this.tokenizer = tokenizer;
    contexts.forEach(expectCharacters);
    this.contexts = contexts;
    this.encoder = new SentenceEncoder(lexicon, options.spelling);
    const table = (name: string, count: number, size: number): Embedding =>
      new Embedding(engine, { name, count, size, random, standardDeviation: FIRST_DEVIATION });
    this.#words = new Embedding(engine, {
      ...{ name: 'words', count: lexicon.words.length + 1, size: wordSize, random, sparse: true },
      standardDeviation: FIRST_DEVIATION,
    });
    this.#tokenFeatures = this.encoder.tokenFeatures.map(({ name, count, size, frozen }) =>
      frozen
        ? new Embedding(engine, {
            ...{ name, count, size, random, frozen, sparse: true },
            vectors: (id) => (id === UNKNOWN ? new Float32Array(size) : vectors?.(id - 1)),
          })
        : table(name, count, size),
    );
    this.#placeFeatures = this.encoder.placeFeatures.map(({ name, count, size }) =>
      table(name, count, size),
    );
    this.#characters = table('characters', lexicon.characters.length + 1, characterSize);
    const both = { cell, random, bidirectional: true, ...(cell === 'lstm' && { forgetBias: 1 }) };
    this.#spelling = new Recurrent(engine, {
      ...{ ...both, name: 'spelling', inputSize: characterSize, hiddenSize: characterHiddenSize },
    });
    const widthOf = (features: readonly { readonly size: number }[]): number =>
      features.reduce((sum, { size }) => sum + size, 0);
    const parts = {
      words: wordSize + widthOf(this.encoder.tokenFeatures),
      places: widthOf(this.encoder.placeFeatures),
      spellings: 2 * characterHiddenSize,
      contexts: contextSize(contexts),
    };
    this.#sentence = new Recurrent(engine, {
      ...{ ...both, name: 'sentence', layers, hiddenSize, dropout: options.dropout },
      inputSize: parts.words + parts.places + parts.spellings + parts.contexts,
    });
    this.heads = lexicon.columns.map(({ name, labels, crf }) => ({
      linear: new Linear(engine, {
        ...{ name: `heads.${name}`, inputSize: 2 * hiddenSize, outputSize: labels.length, random },
      }),
      crf: crf
        ? new Crf(engine, { name: `crf.${name}`, labels: labels.length, random })
        : undefined,
    }));
    this.parameters = [
      ...[this.#words, ...this.#tokenFeatures, ...this.#placeFeatures],
      ...[this.#characters, this.#spelling, this.#sentence],
      ...this.heads.flatMap(({ linear, crf }) => (crf === undefined ? [linear] : [linear, crf])),
    ].flatMap(({ parameters }) => parameters);
    const [bottom] = this.#sentence.cells;
    this.#packed = new PackedWeights(engine);
    this.#inputWeights = new InputWeights(engine, bottom, parts);
    this.#projectedTypes = new ProjectedTypes(engine, bottom.length, bottom[0].weightIh.shape[0]);
    this.#tape = new Tape(engine, { mode: 'evaluation', packed: this.#packed });
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Turns sentences into numbers, and reads them with the language models that the tagger has.
   * @throws InputError when a sentence lacks an input column
   */
  encode(sentences: readonly TaggedSentence[]): EncodedSentence[] {
    return this.#withContexts(
      sentences,
      sentences.map((tagged) => this.encoder.encode(tagged)),
    );
  }

  /**
   * Turns sentences into numbers, as `encode` does, with their labels.
   * @throws InputError when a sentence lacks a column
   */
  encodeLabeled(sentences: readonly TaggedSentence[]): LabeledSentence[] {
    return this.#withContexts(
      sentences,
      sentences.map((tagged) => this.encoder.encodeLabeled(tagged)),
    );
  }

  #withContexts<Encoded extends EncodedSentence>(
    sentences: readonly TaggedSentence[],
    encoded: Encoded[],
  ): Encoded[] {
    if (this.contexts.length === 0) return encoded;
    const contexts = readContexts(this.contexts, sentences);
    return encoded.map((one, i) => ({ ...one, context: contexts[i] }));
  }

  /**
   * Scores the labels of every token of sentences.
   * @param use is given each column's scores [steps, batch, labels], which are gone afterwards
   */
  score(
    sentences: readonly EncodedSentence[],
    use: (scores: Float32Array | Float64Array, column: number) => void,
  ): void {
    const tape = this.#tape;
    const batch = padSentences(sentences);
    try {
      const run = sentences.length === 1 ? {} : { lengths: batch.lengths };
      const { output } = this.#sentence.forwardProjected(tape, this.#project(tape, batch), run);
      this.heads.forEach(({ linear }, column) => {
        use(tape.numbers(linear.forward(tape, output)), column);
      });
    } finally {
      tape.reset();
    }
  }

  /**
   * Forgets what follows from the weights and was kept for later sentences; to be called after weights were changed.
   */
  forgetReadings(): void {
    this.#packed.clear();
    this.#inputWeights.clear();
    this.#projectedTypes.clear();
  }

  /**
   * Computes W_ih x + b_ih of the bottom layer for each direction. What follows from a token itself is looked up; what
   * depends on its place is added.
   */
  #project(tape: Tape, batch: PaddedBatch): Tensor[] {
    const shape = [batch.steps, batch.batch];
    const projected = this.#projectedTypes.lookUp(tape, { ...batch, shape }, (types) =>
      this.#projectTypes(tape, types),
    );
    const parts = [...this.#lookUpPlaces(tape, batch), ...this.#contexts(tape, batch)];
    if (parts.length === 0) return projected;
    const x = concatenate(tape, parts, 2);
    return projected.map((ofTypes, direction) =>
      add(tape, ofTypes, linear(tape, x, this.#inputWeights.places[direction])),
    );
  }

  /** Computes W_ih x + b_ih of types of tokens for each direction, as far as x follows from these. */
  #projectTypes(tape: Tape, types: readonly TokenType[]): Tensor[] {
    const ids = (numberOf: (type: TokenType) => number): Int32Array =>
      Int32Array.from(types, numberOf);
    const x = concatenate(
      tape,
      [
        this.#words.forward(
          tape,
          ids(({ word }) => word),
        ),
        ...this.#tokenFeatures.map((table, i) =>
          table.forward(
            tape,
            ids(({ features }) => features[i]),
          ),
        ),
        this.#spellings(tape, types),
      ],
      1,
    );
    return this.#sentence.cells[0].map(({ biasIh }, direction) =>
      linear(tape, x, this.#inputWeights.types[direction], biasIh),
    );
  }

  /** Scores the labels of every token, in training: for each column [steps, batch, labels]. */
  #forward(tape: Tape, batch: PaddedBatch, random: Random): Tensor[] {
    const shape = [batch.steps, batch.batch];
    const drop = (x: Tensor): Tensor => dropout(tape, x, this.options.dropout, random);
    const words = numbersOfTypes(batch, ({ word }) => word);
    const x = concatenate(
      tape,
      [
        this.#words.forward(tape, this.#dropWords(words, random), shape),
        ...this.#tokenFeatures.map((table, i) =>
          table.forward(
            tape,
            numbersOfTypes(batch, ({ features }) => features[i]),
            shape,
          ),
        ),
        ...this.#lookUpPlaces(tape, batch),
        embedding(tape, this.#spellings(tape, batch.distinct), batch.places, shape),
        ...this.#contexts(tape, batch),
      ],
      2,
    );
    const { output } = this.#sentence.forward(tape, drop(x), { lengths: batch.lengths, random });
    const read = drop(output);
    return this.heads.map(({ linear }) => linear.forward(tape, read));
  }

  #lookUpPlaces(tape: Tape, { steps, batch, features }: PaddedBatch): Tensor[] {
    return this.#placeFeatures.map((table, i) => table.forward(tape, features[i], [steps, batch]));
  }

  /** The language models' states at each token, where the tagger has such models. */
  #contexts(tape: Tape, { steps, batch, context }: PaddedBatch): Tensor[] {
    if (context === undefined) return [];
    const tensor = tape.create([steps, batch, contextSize(this.contexts)], false);
    tape.numbers(tensor).set(context);
    return [tensor];
  }

  /** Computes the loss of a batch: of all columns together, per token, in nats. */
  loss(tape: Tape, batch: LabeledBatch, random: Random): Tensor {
    this.forgetReadings();
    return this.#forward(tape, batch, random)
      .map((logits, column) => this.#columnLoss(tape, logits, column, batch))
      .reduce((sum, loss) => add(tape, sum, loss));
  }

  /**
   * The loss of one column. A label that the model does not know is left out of a softmax; a CRF, which scores whole
   * sentences, reads its most frequent label there, as happens in no training data of its own.
   */
  #columnLoss(tape: Tape, logits: Tensor, column: number, batch: LabeledBatch): Tensor {
    const { crf } = this.heads[column];
    const labels = batch.labels[column];
    if (crf === undefined) {
      return softmaxCrossEntropy(tape, logits, labels, { ignoreIndex: NO_LABEL });
    }
    return crf.loss(
      tape,
      logits,
      labels.map((label) => Math.max(0, label)),
      batch.lengths,
    );
  }

  /** Reads the spellings of types in both directions: [types, 2 · characterHiddenSize]. */
  #spellings(tape: Tape, types: readonly TokenType[]): Tensor {
    const { weight } = this.#characters;
    const groups = groupSpellings(types).map(({ ids, lengths, steps, batch }) => {
      const shape = [steps, batch] as const;
      const { state } =
        weight.shape[0] <= ids.length
          ? this.#spelling.forwardLookUp(tape, weight, ids, shape, { lengths })
          : this.#spelling.forward(tape, this.#characters.forward(tape, ids, shape), { lengths });
      return concatenate(tape, state.h, 1);
    });
    return groups.length === 1 ? groups[0] : concatenate(tape, groups, 0);
  }

  /** Replaces words by the unknown word, rare ones more often. */
  #dropWords(words: Int32Array, random: Random): Int32Array {
    const { wordDropout } = this.options;
    const { counts } = this.lexicon;
    return words.map((word) => {
      if (word === UNKNOWN) return word;
      const times = counts[word - 1];
      return random.float() < wordDropout / (wordDropout + times) ? UNKNOWN : word;
    });
  }
}

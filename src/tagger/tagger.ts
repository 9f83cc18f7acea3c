import {
  add,
  concatenate,
  dropout,
  embedding,
  softmaxCrossEntropy,
} from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import { Crf, Embedding, Linear, Recurrent } from '../nn/index.ts';
import type { TokenizerDescription } from '../text/tokenizer.ts';
import type { LabeledBatch, PaddedBatch } from './batches.ts';
import { NO_LABEL, SentenceEncoder } from './encode.ts';
import { type Lexicon, UNKNOWN } from './lexicon.ts';
import { type TaggerOptions, taggerOptions } from './options.ts';
import { SHAPE_COUNT } from './word-features.ts';

/** What a model file calls a tagger. */
export const TAGGER_KIND = 'tagger';

/** What a model file calls a tagger whose training goes on. */
export const TAGGER_CHECKPOINT_KIND = 'tagger-checkpoint';

/** Width of the vector of a word's shape. */
const SHAPE_SIZE = 8;

/** Standard deviation of the first vectors. */
const FIRST_DEVIATION = 0.5;

/** A tagger before its numbers: what it knows by name, and its shape. */
export interface TaggerParts {
  readonly lexicon: Lexicon;
  /** Cuts raw text into the tokens that the tagger was trained on. */
  readonly tokenizer: TokenizerDescription;
  readonly options?: Partial<TaggerOptions>;
}

/** A column's layers: scores of its labels, and of neighboring labels where it has a CRF. */
export interface TaggerHead {
  readonly linear: Linear;
  readonly crf: Crf | undefined;
}

/**
 * Labels each token of a sentence, in one or more columns at once (Huang et al. 2015; Ling et al. 2015; Lample et al.
 * 2016): a word's vector, its characters read in both directions, and its shape; recurrent layers over the sentence in
 * both directions; and for each column a linear map to its labels, of which a softmax chooses one by one, or a
 * conditional random field all together.
 *
 *     x_t = [E(word_t); →h(characters_t); ←h(characters_t); S(shape_t)]
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
  readonly heads: readonly TaggerHead[];
  /** All parameters, always in the same order. */
  readonly parameters: readonly Parameter[];
  readonly #words: Embedding;
  readonly #shapes: Embedding;
  readonly #characters: Embedding;
  readonly #spelling: Recurrent;
  readonly #sentence: Recurrent;

  /** @throws UsageError when an option is out of range */
  constructor(engine: Engine, { lexicon, tokenizer, options: given = {} }: TaggerParts) {
    const options = taggerOptions(given);
    const { cell, layers, hiddenSize, wordSize, characterSize, characterHiddenSize } = options;
    const random = createRandom(options.seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.lexicon = lexicon;
    this.tokenizer = tokenizer;
    this.encoder = new SentenceEncoder(lexicon, options.spelling);
    const table = (name: string, count: number, size: number): Embedding =>
      new Embedding(engine, { name, count, size, random, standardDeviation: FIRST_DEVIATION });
    this.#words = new Embedding(engine, {
      ...{ name: 'words', count: lexicon.words.length + 1, size: wordSize, random, sparse: true },
      standardDeviation: FIRST_DEVIATION,
    });
    this.#shapes = table('shapes', SHAPE_COUNT, SHAPE_SIZE);
    this.#characters = table('characters', lexicon.characters.length + 1, characterSize);
    const both = { cell, random, bidirectional: true, ...(cell === 'lstm' && { forgetBias: 1 }) };
    this.#spelling = new Recurrent(engine, {
      ...{ ...both, name: 'spelling', inputSize: characterSize, hiddenSize: characterHiddenSize },
    });
    this.#sentence = new Recurrent(engine, {
      ...{ ...both, name: 'sentence', layers, hiddenSize, dropout: options.dropout },
      inputSize: wordSize + SHAPE_SIZE + 2 * characterHiddenSize,
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
      ...[this.#words, this.#shapes, this.#characters, this.#spelling, this.#sentence],
      ...this.heads.flatMap(({ linear, crf }) => (crf === undefined ? [linear] : [linear, crf])),
    ].flatMap(({ parameters }) => parameters);
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Scores the labels of every token.
   * @param random where word dropout and dropout are drawn from, in training
   * @returns for each column [steps, batch, labels]
   */
  forward(tape: Tape, batch: PaddedBatch, random?: Random): Tensor[] {
    const { steps, batch: sequences, lengths } = batch;
    const shape = [steps, sequences] as const;
    const words = random === undefined ? batch.words : this.#dropWords(batch.words, random);
    const drop = (x: Tensor): Tensor =>
      random === undefined ? x : dropout(tape, x, this.options.dropout, random);
    const x = concatenate(
      tape,
      [
        this.#words.forward(tape, words, shape),
        this.#shapes.forward(tape, batch.shapes, shape),
        embedding(tape, this.#readSpellings(tape, batch), batch.spellings, shape),
      ],
      2,
    );
    const run = { lengths, ...(random !== undefined && { random }) };
    const { output } = this.#sentence.forward(tape, drop(x), run);
    const read = drop(output);
    return this.heads.map(({ linear }) => linear.forward(tape, read));
  }

  /** Computes the loss of a batch: of all columns together, per token, in nats. */
  loss(tape: Tape, batch: LabeledBatch, random: Random): Tensor {
    return this.forward(tape, batch, random)
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

  /** Reads each distinct spelling of the batch once, in both directions: [spellings, 2 · characterHiddenSize]. */
  #readSpellings(tape: Tape, { characters, characterLengths }: PaddedBatch): Tensor {
    const count = characterLengths.length;
    const shape = [characters.length / count, count] as const;
    const run = { lengths: characterLengths };
    const { weight } = this.#characters;
    const { state } =
      weight.shape[0] <= characters.length
        ? this.#spelling.forwardLookUp(tape, weight, characters, shape, run)
        : this.#spelling.forward(tape, this.#characters.forward(tape, characters, shape), run);
    return concatenate(tape, state.h, 1);
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

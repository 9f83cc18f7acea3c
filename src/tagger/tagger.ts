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
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { Crf, Embedding, Linear, Recurrent } from '../nn/index.ts';
import type { TokenizerDescription } from '../text/tokenizer.ts';
import { groupSpellings, type LabeledBatch, type PaddedBatch } from './batches.ts';
import {
  type ContextModel,
  contextSize,
  expectCharacters,
  readContexts,
} from './character-context.ts';
import { type EncodedSentence, type LabeledSentence, NO_LABEL, SentenceEncoder } from './encode.ts';
import { type Lexicon, UNKNOWN } from './lexicon.ts';
import { type TaggerOptions, taggerOptions } from './options.ts';

/** What a model file calls a tagger. */
export const TAGGER_KIND = 'tagger';

/** What a model file calls a tagger whose training goes on. */
export const TAGGER_CHECKPOINT_KIND = 'tagger-checkpoint';

/** Standard deviation of the first vectors. */
const FIRST_DEVIATION = 0.5;

/** The most spellings whose states are kept: some tens of megabytes. */
const MOST_SPELLINGS = 50_000;

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
  readonly #features: readonly Embedding[];
  readonly #characters: Embedding;
  readonly #spelling: Recurrent;
  readonly #sentence: Recurrent;
  /** The states of spellings that were read since the weights last changed. */
  readonly #read = new Map<number, Float32Array | Float64Array>();

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
    this.#features = this.encoder.features.map(({ name, count, size, frozen }) =>
      frozen
        ? new Embedding(engine, {
            ...{ name, count, size, random, frozen, sparse: true },
            vectors: (id) => (id === UNKNOWN ? new Float32Array(size) : vectors?.(id - 1)),
          })
        : table(name, count, size),
    );
    this.#characters = table('characters', lexicon.characters.length + 1, characterSize);
    const both = { cell, random, bidirectional: true, ...(cell === 'lstm' && { forgetBias: 1 }) };
    this.#spelling = new Recurrent(engine, {
      ...{ ...both, name: 'spelling', inputSize: characterSize, hiddenSize: characterHiddenSize },
    });
    this.#sentence = new Recurrent(engine, {
      ...{ ...both, name: 'sentence', layers, hiddenSize, dropout: options.dropout },
      inputSize:
        this.encoder.features.reduce((sum, { size }) => sum + size, wordSize) +
        2 * characterHiddenSize +
        contextSize(contexts),
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
      ...[this.#words, ...this.#features, this.#characters, this.#spelling, this.#sentence],
      ...this.heads.flatMap(({ linear, crf }) => (crf === undefined ? [linear] : [linear, crf])),
    ].flatMap(({ parameters }) => parameters);
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
        ...this.#features.map((table, i) => table.forward(tape, batch.features[i], shape)),
        embedding(tape, this.#spellings(tape, batch), batch.spellings, shape),
        ...this.#contexts(tape, batch),
      ],
      2,
    );
    const run = { lengths, ...(random !== undefined && { random }) };
    const { output } = this.#sentence.forward(tape, drop(x), run);
    const read = drop(output);
    return this.heads.map(({ linear }) => linear.forward(tape, read));
  }

  /** The language models' states at each token, where the tagger has such models. */
  #contexts(tape: Tape, { steps, batch, context }: PaddedBatch): Tensor[] {
    if (context === undefined) return [];
    const tensor = tape.create([steps, batch, contextSize(this.contexts)], false);
    tape.numbers(tensor).set(context);
    return [tensor];
  }

  /** Forgets what was read of spellings, which later calls use again; to be called after weights were changed. */
  forgetSpellings(): void {
    this.#read.clear();
  }

  /** Computes the loss of a batch: of all columns together, per token, in nats. */
  loss(tape: Tape, batch: LabeledBatch, random: Random): Tensor {
    this.forgetSpellings();
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

  /**
   * The states of a batch's spellings: [spellings, 2 · characterHiddenSize]. In use, those that were read before are
   * taken from memory: most words of a text come again.
   */
  #spellings(tape: Tape, { distinct }: PaddedBatch): Tensor {
    if (tape.mode === 'training') return this.#readSpellings(tape, distinct);
    const size = 2 * this.options.characterHiddenSize;
    const unread = distinct.filter((spelling) => !this.#read.has(spelling));
    if (unread.length > 0) {
      const states = tape.numbers(this.#readSpellings(tape, unread));
      unread.forEach((spelling, row) => {
        this.#read.set(spelling, states.slice(row * size, (row + 1) * size));
      });
    }
    const all = tape.create([distinct.length, size], false);
    const view = tape.numbers(all);
    distinct.forEach((spelling, row) => {
      const state = this.#read.get(spelling);
      if (state !== undefined) view.set(state, row * size);
    });
    if (this.#read.size > MOST_SPELLINGS) this.#read.clear();
    return all;
  }

  /** Reads spellings in both directions: [spellings, 2 · characterHiddenSize]. */
  #readSpellings(tape: Tape, spellings: readonly number[]): Tensor {
    const { weight } = this.#characters;
    const groups = groupSpellings(spellings, this.encoder).map(({ ids, lengths, steps, batch }) => {
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

import {
  add,
  concatenate,
  dropout,
  embedding,
  maxOverTime,
  meanOverTime,
  multiply,
  relu,
} from '../../autodiff/operations.ts';
import { createParameter } from '../../autodiff/parameters.ts';
import type { Engine, Tape } from '../../autodiff/tape.ts';
import type { Parameter, Tensor } from '../../autodiff/tensor.ts';
import { createRandom, type Random } from '../../base/random.ts';
import { AttentionPooling, Convolution, Embedding, Linear, Recurrent } from '../../nn/index.ts';
import { type PaddedSequences, padSequences } from '../../training/index.ts';
import { hashNgrams } from './hash-ngrams.ts';
import type { NeuralClassifierOptions } from './options.ts';

/** The sizes of a network that come from its data, and the vectors that its units begin with. */
export interface NetworkSizes {
  readonly units: number;
  readonly classes: number;
  /** Gives a unit's first vector; for undefined it is random. */
  readonly vectors?: ((id: number) => ArrayLike<number> | undefined) | undefined;
}

/** What a pass over a batch gives. */
export interface NetworkResult {
  /** [batch, classes] */
  readonly logits: Tensor;
  /** What the logits are the sum of, each [batch, classes]: what the encoder gives, and the wide part where there is one. */
  readonly parts: readonly Tensor[];
  /** [steps, batch]: the share of each unit in the pooled vector; absent without attention. */
  readonly attention?: Float64Array;
}

/**
 * Computes a text's logits from its units: a table of vectors, recurrent layers or convolutions over them, pooling over
 * time, and a linear map. The wide part (Cheng et al. 2016) adds the weights of the text's n hashed n-grams, times 4/√n.
 */
export class NeuralNetwork {
  readonly engine: Engine;
  readonly options: NeuralClassifierOptions;
  /** All parameters, always in the same order, a frozen table among them. */
  readonly parameters: readonly Parameter[];
  readonly #table: Embedding;
  readonly #recurrent: Recurrent | undefined;
  readonly #convolutions: readonly Convolution[];
  readonly #attention: AttentionPooling | undefined;
  readonly #decoder: Linear;
  /** [wideFeatures, classes] */
  readonly #wide: Parameter | undefined;

  constructor(
    engine: Engine,
    options: NeuralClassifierOptions,
    { units, classes, vectors }: NetworkSizes,
  ) {
    const { encoder, embeddingSize, hiddenSize, layers, bidirectional, pooling, seed } = options;
    const random = createRandom(seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.#table = new Embedding(engine, {
      ...{ count: units, size: embeddingSize, random, sparse: true, name: 'embedding' },
      // Vectors as long as those of the layers' first states; given ones say themselves how long the others are.
      ...(vectors === undefined
        ? { standardDeviation: FIRST_DEVIATION }
        : { vectors, frozen: options.frozen }),
    });
    const sizes = { inputSize: embeddingSize, random } as const;
    this.#recurrent =
      encoder === 'cnn'
        ? undefined
        : new Recurrent(engine, {
            ...{ ...sizes, cell: encoder, hiddenSize, layers, bidirectional, name: 'recurrent' },
            dropout: layers > 1 ? options.dropout : 0,
          });
    this.#convolutions =
      encoder === 'cnn'
        ? options.filterWidths.map((width, i) => {
            const name = `convolutions.${i}`;
            return new Convolution(engine, { ...sizes, outputSize: hiddenSize, width, name });
          })
        : [];
    const width = featureWidth(options);
    this.#attention =
      pooling === 'attention'
        ? new AttentionPooling(engine, { inputSize: width, random, name: 'attention' })
        : undefined;
    const inputSize = pooling === 'max-mean-last' ? 3 * width : width;
    this.#decoder = new Linear(engine, { inputSize, outputSize: classes, random, name: 'decoder' });
    this.#wide =
      options.wideNgrams === 0
        ? undefined
        : createParameter(engine, 'wide.weight', [options.wideFeatures, classes], { sparse: true });
    this.parameters = [
      ...this.#table.parameters,
      ...(this.#recurrent?.parameters ?? []),
      ...this.#convolutions.flatMap(({ parameters }) => parameters),
      ...(this.#attention?.parameters ?? []),
      ...this.#decoder.parameters,
      ...(this.#wide === undefined ? [] : [this.#wide]),
    ];
  }

  /**
   * Runs over a batch of texts.
   * @param texts the units of each, one or more
   * @param random where dropout is drawn from; without it nothing is dropped
   */
  forward(tape: Tape, texts: readonly Int32Array[], random?: Random): NetworkResult {
    const padded = padSequences(texts, 0);
    const x = this.embed(tape, padded, random);
    const result = this.encode(tape, x, padded.lengths, random);
    const wide = this.wideLogits(tape, texts);
    if (wide === undefined) return result;
    const parts = [result.logits, wide];
    return { ...result, parts, logits: add(tape, result.logits, wide) };
  }

  /** Looks the units' vectors up: [steps, batch, embeddingSize]. */
  embed(tape: Tape, { ids, steps, batch }: PaddedSequences, random?: Random): Tensor {
    const { wordDropout, embeddingDropout } = this.options;
    if (random !== undefined && wordDropout > 0) {
      for (let i = 0; i < ids.length; i++) if (random.float() < wordDropout) ids[i] = UNKNOWN;
    }
    const x = this.#table.forward(tape, ids, [steps, batch]);
    return random === undefined ? x : dropout(tape, x, embeddingDropout, random);
  }

  /** Computes the deep part of the logits from the units' vectors. */
  encode(tape: Tape, x: Tensor, lengths: ArrayLike<number>, random?: Random): NetworkResult {
    let features: Tensor;
    let last: readonly Tensor[] = [];
    if (this.#recurrent !== undefined) {
      const { output, state } = this.#recurrent.forward(tape, x, {
        lengths,
        ...(random === undefined ? { dropout: false } : { random }),
      });
      features = output;
      last = state.h.slice(-(this.options.bidirectional ? 2 : 1));
    } else {
      const parts = this.#convolutions.map((one) => relu(tape, one.forward(tape, x, lengths)));
      features = parts.length === 1 ? parts[0] : concatenate(tape, parts, 2);
    }
    const { pooled, attention } = this.#pool(tape, features, last, lengths);
    const kept =
      random === undefined ? pooled : dropout(tape, pooled, this.options.dropout, random);
    const logits = this.#decoder.forward(tape, kept);
    const parts = [logits];
    return attention === undefined ? { logits, parts } : { logits, parts, attention };
  }

  /** Computes the wide part of the logits; undefined where there is none. */
  wideLogits(tape: Tape, texts: readonly Int32Array[]): Tensor | undefined {
    if (this.#wide === undefined) return undefined;
    const { wideNgrams, wideFeatures } = this.options;
    const { ids, lengths, steps, batch } = padSequences(
      texts.map((text) => hashNgrams(text, wideNgrams, wideFeatures)),
      0,
    );
    const mean = meanOverTime(tape, embedding(tape, this.#wide, ids, [steps, batch]), lengths);
    const classes = mean.shape[1];
    const factors = Float64Array.from(
      { length: mean.length },
      (_, i) => WIDE_FACTOR * Math.sqrt(lengths[Math.floor(i / classes)]),
    );
    return multiply(tape, mean, tape.constant(mean.shape, factors));
  }

  #pool(
    tape: Tape,
    x: Tensor,
    last: readonly Tensor[],
    lengths: ArrayLike<number>,
  ): { readonly pooled: Tensor; readonly attention?: Float64Array } {
    switch (this.options.pooling) {
      case 'last':
        return { pooled: last.length === 1 ? last[0] : concatenate(tape, last, 1) };
      case 'max':
        return { pooled: maxOverTime(tape, x, lengths) };
      case 'mean':
        return { pooled: meanOverTime(tape, x, lengths) };
      case 'max-mean-last': {
        const parts = [maxOverTime(tape, x, lengths), meanOverTime(tape, x, lengths), ...last];
        return { pooled: concatenate(tape, parts, 1) };
      }
      case 'attention': {
        const { output, weights } = (this.#attention as AttentionPooling).forward(tape, x, lengths);
        return { pooled: output, attention: weights };
      }
    }
  }
}

/** The number of the unknown unit, the first of every vocabulary. */
export const UNKNOWN = 0;

/**
 * What n-grams' weights are multiplied by, beside 1/√n: Adam moves a weight by about the learning rate at a time, and
 * n-grams, of which most are rare, want larger steps than the encoder (chosen on held-out documents of NSMC).
 */
const WIDE_FACTOR = 4;

/** Of the units' first vectors. */
const FIRST_DEVIATION = 0.1;

/** Returns how many features each unit has above the encoder. */
export function featureWidth(options: NeuralClassifierOptions): number {
  const { encoder, hiddenSize, bidirectional, filterWidths } = options;
  return hiddenSize * (encoder === 'cnn' ? filterWidths.length : bidirectional ? 2 : 1);
}

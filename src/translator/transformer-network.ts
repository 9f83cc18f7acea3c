import { dropout, linear, scale } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import { Embedding, Positions, Transformer } from '../nn/index.ts';
import type { PaddedSequences } from '../training/index.ts';
import type { PaddedPairs } from './batches.ts';
import type { TranslatorShape } from './options.ts';
import type { TranslatorWatch } from './watch.ts';

/** The most places of a source or a target. */
export const MOST_PLACES = 2048;

/**
 * The encoder and the decoder of a Transformer (Vaswani et al. 2017): blocks read the source at once, and blocks write
 * the target, each unit looking at those before it and at the source.
 *
 *     H = encoder(√size E(source) + P),   O = decoder(√size E(before) + P, H),   P(y_t) = softmax(W o_t)
 *
 * P are waves, norms come before each part, and W may be the table of vectors E itself (Press & Wolf 2017).
 */
export class TransformerNetwork {
  readonly options: TranslatorShape;
  readonly parameters: readonly Parameter[];
  readonly target: Embedding;
  readonly positions: Positions;
  readonly decoder: Transformer;
  /** [units, hiddenSize] */
  readonly outputWeight: Parameter;
  readonly #source: Embedding;
  readonly #encoder: Transformer;

  /** @param count the number of units */
  constructor(engine: Engine, options: TranslatorShape, count: number) {
    const { layers, hiddenSize: size, heads, feedForwardSize, tied, dropout: rate } = options;
    const random = createRandom(options.seed, 'weights');
    const standardDeviation = 1 / Math.sqrt(size);
    const table = (name: string): Embedding =>
      new Embedding(engine, { name, count, size, random, standardDeviation });
    this.options = options;
    this.#source = table('source');
    this.target = tied === 'all' ? this.#source : table('target');
    const output = tied === 'none' ? table('output') : this.target;
    this.outputWeight = output.weight;
    this.positions = new Positions(engine, {
      ...{ kind: 'sinusoidal', count: MOST_PLACES, size, headSize: size / heads, random },
    });
    const shape = { layers, size, heads, feedForwardSize, random, dropout: rate };
    const usual = { ...shape, attentionDropout: 0, activation: 'relu' } as const;
    this.#encoder = new Transformer(engine, { ...usual, name: 'encoder' });
    this.decoder = new Transformer(engine, { ...usual, name: 'decoder', cross: true });
    const tables = new Set([this.#source, this.target, output]);
    const modules = [...tables, this.#encoder, this.decoder];
    this.parameters = modules.flatMap(({ parameters }) => parameters);
  }

  /**
   * Reads sources.
   * @param random where dropout is drawn from, in training
   * @returns [steps, batch, hiddenSize]
   */
  encode(
    tape: Tape,
    { ids, lengths, steps, batch }: PaddedSequences,
    random?: Random,
    watch: TranslatorWatch = {},
  ): Tensor {
    const vectors = this.#source.forward(tape, ids, [steps, batch]);
    watch.source?.(vectors);
    const x = this.#place(tape, vectors, random);
    return this.#encoder.forward(tape, x, { lengths, random, watch: watch.encoder });
  }

  /**
   * Decodes targets that are known.
   * @returns the logits, [steps, batch, units]; the shares of attention are not kept
   */
  forward(
    tape: Tape,
    { source, target }: PaddedPairs,
    random?: Random,
    watch: TranslatorWatch = {},
  ): { readonly logits: Tensor; readonly weights: readonly Tensor[] } {
    const memory = this.encode(tape, source, random, watch);
    const { before, steps, batch } = target;
    const y = this.#place(tape, this.target.forward(tape, before, [steps, batch]), random);
    const output = this.decoder.forward(tape, y, {
      ...{ causal: true, memory, memoryLengths: source.lengths, random },
      ...{ watch: watch.decoder, watchMemory: watch.memory },
    });
    return { logits: linear(tape, output, this.outputWeight), weights: [] };
  }

  /** Adds their places to vectors. */
  #place(tape: Tape, vectors: Tensor, random: Random | undefined): Tensor {
    const { hiddenSize, embeddingDropout } = this.options;
    const x = this.positions.add(tape, scale(tape, vectors, Math.sqrt(hiddenSize)));
    return random === undefined ? x : dropout(tape, x, embeddingDropout, random);
  }
}

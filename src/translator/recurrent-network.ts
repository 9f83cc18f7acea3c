import { concatenate, dropout, linear, meanOverTime } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import { Embedding, Recurrent, type RecurrentState } from '../nn/index.ts';
import type { RecurrentRun } from '../nn/recurrent.ts';
import type { PaddedSequences } from '../training/index.ts';
import type { PaddedPairs } from './batches.ts';
import { Decoder, type SourceMemory } from './decoder.ts';
import type { TranslatorShape } from './options.ts';
import type { TranslatorWatch } from './watch.ts';

/** Standard deviation of the first vectors: smaller than usual (1), since the output layer may share them. */
const FIRST_DEVIATION = 0.3;

/**
 * Recurrent encoder and decoder: layers read the source, in both directions, and a decoder writes the target unit by
 * unit,
 *
 *     H = recurrent(E(source)),   o_t = decoder(E(y_{t−1}), H),   P(y_t) = softmax(W o_t + b)
 *
 * where W may be the table of vectors E itself (Press & Wolf 2017).
 */
export class RecurrentNetwork {
  readonly options: TranslatorShape;
  readonly parameters: readonly Parameter[];
  readonly target: Embedding;
  readonly decoder: Decoder;
  /** [units, embeddingSize] */
  readonly outputWeight: Parameter;
  readonly outputBias: Parameter;
  readonly #source: Embedding;
  readonly #encoder: Recurrent;

  /** @param count the number of units */
  constructor(engine: Engine, options: TranslatorShape, count: number) {
    const { cell, layers, hiddenSize, embeddingSize, bidirectional, tied } = options;
    const random = createRandom(options.seed, 'weights');
    const table = (name: string): Embedding =>
      new Embedding(engine, {
        ...{ name, count, size: embeddingSize, random, standardDeviation: FIRST_DEVIATION },
      });
    this.options = options;
    this.#source = table('source');
    this.target = tied === 'all' ? this.#source : table('target');
    const output = tied === 'none' ? table('output') : this.target;
    this.outputWeight = output.weight;
    this.outputBias = createParameter(engine, 'output.bias', [count]);
    this.#encoder = new Recurrent(engine, {
      ...{ cell, layers, hiddenSize, bidirectional, random, dropout: options.dropout },
      ...{ name: 'encoder', inputSize: embeddingSize, ...(cell === 'lstm' && { forgetBias: 1 }) },
    });
    const width = hiddenSize * (bidirectional ? 2 : 1);
    this.decoder = new Decoder(engine, { ...decoderOptions(options), width, random });
    const tables = new Set([this.#source, this.target, output]);
    this.parameters = [
      ...[...tables, this.#encoder, this.decoder].flatMap(({ parameters }) => parameters),
      this.outputBias,
    ];
  }

  /**
   * Reads sources.
   * @param random where dropout is drawn from, in training
   */
  encode(
    tape: Tape,
    source: PaddedSequences,
    random?: Random,
    watch: TranslatorWatch = {},
  ): SourceMemory {
    const { ids, lengths, steps, batch } = source;
    const { embeddingDropout, dropout: rate, attention, bidirectional } = this.options;
    const drop = (x: Tensor, share: number): Tensor =>
      random === undefined ? x : dropout(tape, x, share, random);
    const vectors = this.#source.forward(tape, ids, [steps, batch]);
    watch.source?.(vectors);
    const x = drop(vectors, embeddingDropout);
    const run: RecurrentRun =
      random === undefined ? { lengths, dropout: false } : { lengths, random };
    const { output, state } = this.#encoder.forward(tape, x, run);
    const annotations = drop(output, rate);
    const last = state.h.slice(bidirectional ? -2 : -1);
    const summary =
      attention === 'none'
        ? drop(last.length === 1 ? last[0] : concatenate(tape, last, 1), rate)
        : meanOverTime(tape, annotations, lengths);
    return { annotations, keys: this.decoder.keysOf(tape, annotations), summary, lengths };
  }

  /** Computes the states that decoding begins with. */
  begin(tape: Tape, summary: Tensor): RecurrentState {
    return this.decoder.begin(tape, summary);
  }

  /**
   * Decodes targets that are known.
   * @returns the logits, [steps, batch, units], and of each step the shares of attention
   */
  forward(
    tape: Tape,
    { source, target }: PaddedPairs,
    random?: Random,
    watch: TranslatorWatch = {},
  ): { readonly logits: Tensor; readonly weights: readonly Tensor[] } {
    const memory = this.encode(tape, source, random, watch);
    const { before, steps, batch } = target;
    const embedded = this.target.forward(tape, before, [steps, batch]);
    const state = this.begin(tape, memory.summary);
    const { output, weights } = this.decoder.run(tape, embedded, memory, state, random);
    const read =
      random === undefined ? output : dropout(tape, output, this.options.dropout, random);
    return { logits: linear(tape, read, this.outputWeight, this.outputBias), weights };
  }
}

function decoderOptions(options: TranslatorShape) {
  const { cell, layers, hiddenSize, embeddingSize, attention, dropout: rate } = options;
  return { cell, layers, hiddenSize, embeddingSize, attention, dropout: rate };
}

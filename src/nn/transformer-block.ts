import { add, dropout, gelu, linear, relu } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { option, sentence } from '../base/sentence.ts';
import type { WatchAttention } from './attention-shares.ts';
import { createBias, createWeight } from './initialize.ts';
import { LayerNorm } from './layer-norm.ts';
import { type Module, qualify } from './module.ts';
import {
  type AttentionRun,
  CrossAttention,
  type Projection,
  SelfAttention,
} from './multi-head-attention.ts';

/** Where a block normalizes: before each of its parts (GPT-2), or after each sum (Vaswani et al. 2017). */
export type NormPlace = 'before' | 'after';

/** The function between the two products of a block's feed-forward part. */
export type FeedForwardActivation = 'gelu' | 'relu';

/** Options of a `TransformerBlock`. */
export interface TransformerBlockOptions {
  /** The width of a token's vector. */
  readonly size: number;
  readonly heads: number;
  /** The width between the two products of the feed-forward part. */
  readonly feedForwardSize: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Whether the block looks at another sequence, too, as a decoder's does; default false. */
  readonly cross?: boolean;
  /** Default `before`. */
  readonly norm?: NormPlace;
  /** Default `gelu`. */
  readonly activation?: FeedForwardActivation;
  /** Share of what each part adds that is dropped in training; default 0. */
  readonly dropout?: number;
  /** Share of the attention's weights that is dropped in training; default: as `dropout`. */
  readonly attentionDropout?: number;
  /** Whether products and norms have biases; default true. */
  readonly bias?: boolean;
  /** Factor of the first weights of the products whose results are added up; default 1. */
  readonly outputScale?: number;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const TRANSFORMER_BLOCK_OPTIONS: OptionTable<TransformerBlockOptions> = {
  size: { kind: 'whole', least: 1, required: true, unit: 'width' },
  heads: { kind: 'whole', least: 1, required: true, unit: 'count' },
  feedForwardSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  cross: { kind: 'switch' },
  norm: { kind: 'choice', choices: ['before', 'after'] },
  activation: { kind: 'choice', choices: ['gelu', 'relu'] },
  dropout: { kind: 'number', least: 0, below: 1, unit: 'share' },
  attentionDropout: { kind: 'number', least: 0, below: 1, unit: 'share' },
  bias: { kind: 'switch' },
  outputScale: { kind: 'number', above: 0 },
  name: { kind: 'text' },
};

/** A pass of a block over a batch of sequences. */
export interface TransformerRun extends AttentionRun {
  /** [keys, batch, size]: what a decoder's block looks at. */
  readonly memory?: Tensor;
  /** Tokens that each sequence of the memory has; default all. */
  readonly memoryLengths?: ArrayLike<number> | undefined;
  /** Called by each block with what it looks at the memory by. */
  readonly watchMemory?: WatchAttention | undefined;
}

/**
 * One layer of a Transformer (Vaswani et al. 2017): attention within the sequence, in a decoder attention to another
 * sequence, and two products with a function in between; what each part gives is added to what it was given.
 *
 *     before:  x ← x + part(norm(x))        after:  x ← norm(x + part(x))
 *
 * Parameters have the names of PyTorch's `nn.TransformerEncoderLayer`, with `cross` mostly those of
 * `nn.TransformerDecoderLayer`.
 */
export class TransformerBlock implements Module {
  readonly options: TransformerBlockOptions;
  readonly selfAttention: SelfAttention;
  readonly crossAttention: CrossAttention | undefined;
  /** W: [feedForwardSize, size] */
  readonly wide: Projection;
  /** W: [size, feedForwardSize] */
  readonly narrow: Projection;
  /** One for each part, in order. */
  readonly norms: readonly LayerNorm[];
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: TransformerBlockOptions) {
    checkOptions('TransformerBlock', TRANSFORMER_BLOCK_OPTIONS, options);
    const { size, heads, feedForwardSize, random, cross = false, name } = options;
    const { dropout: rate = 0, attentionDropout = rate, bias = true, outputScale = 1 } = options;
    this.options = options;
    const shared = { size, heads, random, bias, outputScale, dropout: attentionDropout };
    this.selfAttention = new SelfAttention(engine, { ...shared, name: qualify(name, 'self_attn') });
    this.crossAttention = cross
      ? new CrossAttention(engine, { ...shared, name: qualify(name, 'multihead_attn') })
      : undefined;
    const project = (own: string, rows: number, inner: number, scale: number): Projection => ({
      weight: createWeight(engine, qualify(name, `${own}.weight`), [rows, inner], {
        random,
        scale,
      }),
      bias: bias ? createBias(engine, qualify(name, `${own}.bias`), rows) : undefined,
    });
    this.wide = project('linear1', feedForwardSize, size, 1);
    this.narrow = project('linear2', size, feedForwardSize, outputScale);
    this.norms = Array.from(
      { length: cross ? 3 : 2 },
      (_, i) => new LayerNorm(engine, { size, bias, name: qualify(name, `norm${i + 1}`) }),
    );
    const layers = [this.selfAttention, this.crossAttention].filter((layer) => layer !== undefined);
    this.parameters = [
      ...layers.flatMap(({ parameters }) => parameters),
      ...[this.wide, this.narrow].flatMap(({ weight, bias: own }) =>
        own === undefined ? [weight] : [weight, own],
      ),
      ...this.norms.flatMap(({ parameters }) => parameters),
    ];
  }

  /**
   * @param x [steps, batch, size]
   * @returns [steps, batch, size]
   * @throws UsageError when a decoder's block has nothing to look at, or dropout has no random numbers
   */
  forward(tape: Tape, x: Tensor, run: TransformerRun = {}): Tensor {
    const { memory, memoryLengths, watchMemory, ...own } = run;
    const { crossAttention } = this;
    let [y, part] = [x, 0];
    const add = (apply: (given: Tensor) => Tensor): void => {
      y = this.#addPart(tape, y, apply, { norm: this.norms[part], random: run.random });
      part += 1;
    };
    add((given) => this.selfAttention.forward(tape, given, own));
    if (crossAttention !== undefined) {
      if (memory === undefined) {
        throw new UsageError(
          sentence(
            'nn/no-memory',
          )`A decoder's block needs the sequence that it looks at: give ${{ option: option('memory') }}.`,
        );
      }
      const looked = { lengths: memoryLengths, random: run.random, watch: watchMemory };
      add((given) => crossAttention.forward(tape, given, memory, looked));
    }
    add((given) => this.#feedForward(tape, given));
    return y;
  }

  #feedForward(tape: Tape, x: Tensor): Tensor {
    const activate = this.options.activation === 'relu' ? relu : gelu;
    const wide = activate(tape, linear(tape, x, this.wide.weight, this.wide.bias));
    return linear(tape, wide, this.narrow.weight, this.narrow.bias);
  }

  #addPart(
    tape: Tape,
    x: Tensor,
    apply: (given: Tensor) => Tensor,
    { norm, random }: { readonly norm: LayerNorm; readonly random: Random | undefined },
  ): Tensor {
    const { dropout: rate = 0, norm: place = 'before' } = this.options;
    const given = apply(place === 'before' ? norm.forward(tape, x) : x);
    // In training the attention within has asked for random numbers, where there is dropout.
    const kept = random === undefined ? given : dropout(tape, given, rate, random);
    const sum = add(tape, x, kept);
    return place === 'before' ? sum : norm.forward(tape, sum);
  }
}

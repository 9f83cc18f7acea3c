import { linear, multiHeadAttention, rotateHeads } from '../autodiff/operations.ts';
import type { Rotation } from '../autodiff/ops/rotate-heads.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import type { WatchAttention } from './attention-shares.ts';
import { createBias, createWeight } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of `SelfAttention` and `CrossAttention`. */
export interface MultiHeadAttentionOptions {
  /** The width of a token's vector, and of all heads together. */
  readonly size: number;
  /** Into how many heads it is cut. */
  readonly heads: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Whether the four products have biases; default true. */
  readonly bias?: boolean;
  /** Share of the attention's weights that is dropped in training; default 0. */
  readonly dropout?: number;
  /** Factor of the first weights of the last product; default 1. Deep stacks begin with less (GPT-2). */
  readonly outputScale?: number;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const MULTI_HEAD_ATTENTION_OPTIONS: OptionTable<MultiHeadAttentionOptions> = {
  size: { kind: 'whole', least: 1, required: true, unit: 'width' },
  heads: { kind: 'whole', least: 1, required: true, unit: 'count' },
  random: { kind: 'object', required: true },
  bias: { kind: 'switch' },
  dropout: { kind: 'number', least: 0, below: 1, unit: 'share' },
  outputScale: { kind: 'number', above: 0 },
  name: { kind: 'text' },
};

/** How a pass over a batch of sequences attends. */
export interface AttentionRun {
  /** Whether no token sees those after it; default false. */
  readonly causal?: boolean;
  /** Tokens that each sequence has, of those that are looked at; default all steps. */
  readonly lengths?: ArrayLike<number> | undefined;
  /** How queries and keys are turned, with rotary positions; default: not at all. */
  readonly rotation?: Pick<Rotation, 'cosines' | 'sines'> | undefined;
  /** Where dropout is drawn from; needed in training when there is any. */
  readonly random?: Random | undefined;
  /** Called with the queries and keys: `attentionShares` tells where each token looked. */
  readonly watch?: WatchAttention | undefined;
}

/** A weight and a bias: y = W x + b. */
export interface Projection {
  readonly weight: Parameter;
  readonly bias: Parameter | undefined;
}

/**
 * Lets each token of a sequence look at the sequence's tokens (Vaswani et al. 2017), with PyTorch's parameters of
 * `nn.MultiheadAttention`: `in_proj_weight` makes queries, keys and values in one product.
 */
export class SelfAttention implements Module {
  readonly options: MultiHeadAttentionOptions;
  /** W: [3 · size, size] */
  readonly input: Projection;
  /** W: [size, size] */
  readonly output: Projection;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: MultiHeadAttentionOptions) {
    checkOptions('SelfAttention', MULTI_HEAD_ATTENTION_OPTIONS, options);
    const { size, name } = options;
    this.options = options;
    this.input = createProjection(engine, options, {
      ...{ weight: qualify(name, 'in_proj_weight'), bias: qualify(name, 'in_proj_bias') },
      rows: 3 * size,
    });
    this.output = createOutput(engine, options);
    this.parameters = parametersOf([this.input, this.output]);
  }

  /**
   * @param x [steps, batch, size]
   * @returns [steps, batch, size]
   */
  forward(tape: Tape, x: Tensor, { rotation, watch, ...run }: AttentionRun = {}): Tensor {
    const { size: width, heads, dropout = 0 } = this.options;
    const projected = linear(tape, x, this.input.weight, this.input.bias);
    const turn = { ...rotation, heads: 2 * heads, size: width / heads };
    const tensor = hasTables(turn) ? rotateHeads(tape, projected, turn) : projected;
    const parts = { query: { tensor }, key: { tensor, part: 1 }, value: { tensor, part: 2 } };
    watch?.({ ...parts, width, heads, ...run });
    const attended = multiHeadAttention(tape, { ...parts, width, heads, dropout, ...run });
    return linear(tape, attended, this.output.weight, this.output.bias);
  }
}

/** Lets each token of one sequence look at the tokens of another: a decoder's at the encoder's. */
export class CrossAttention implements Module {
  readonly options: MultiHeadAttentionOptions;
  /** W: [size, size] */
  readonly query: Projection;
  /** W: [2 · size, size], of keys and values. */
  readonly memory: Projection;
  /** W: [size, size] */
  readonly output: Projection;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: MultiHeadAttentionOptions) {
    checkOptions('CrossAttention', MULTI_HEAD_ATTENTION_OPTIONS, options);
    const { size, name } = options;
    this.options = options;
    this.query = createProjection(engine, options, {
      ...{ weight: qualify(name, 'q_proj_weight'), bias: qualify(name, 'q_proj_bias') },
      rows: size,
    });
    this.memory = createProjection(engine, options, {
      ...{ weight: qualify(name, 'kv_proj_weight'), bias: qualify(name, 'kv_proj_bias') },
      rows: 2 * size,
    });
    this.output = createOutput(engine, options);
    this.parameters = parametersOf([this.query, this.memory, this.output]);
  }

  /**
   * @param x [queries, batch, size]
   * @param memory [keys, batch, size]
   * @returns [queries, batch, size]
   */
  forward(
    tape: Tape,
    x: Tensor,
    memory: Tensor,
    { watch, ...run }: Omit<AttentionRun, 'causal' | 'rotation'> = {},
  ): Tensor {
    const { size: width, heads, dropout = 0 } = this.options;
    const query = { tensor: linear(tape, x, this.query.weight, this.query.bias) };
    const tensor = linear(tape, memory, this.memory.weight, this.memory.bias);
    const parts = { query, key: { tensor }, value: { tensor, part: 1 } };
    watch?.({ ...parts, width, heads, ...run });
    const attended = multiHeadAttention(tape, { ...parts, width, heads, dropout, ...run });
    return linear(tape, attended, this.output.weight, this.output.bias);
  }
}

function hasTables(
  turn: Omit<Rotation, 'cosines' | 'sines'> & Partial<Rotation>,
): turn is Rotation {
  return turn.cosines !== undefined;
}

function createOutput(engine: Engine, options: MultiHeadAttentionOptions): Projection {
  const { name, size } = options;
  return createProjection(engine, options, {
    ...{ weight: qualify(name, 'out_proj.weight'), bias: qualify(name, 'out_proj.bias') },
    ...{ rows: size, scale: options.outputScale ?? 1 },
  });
}

function createProjection(
  engine: Engine,
  { size, random, bias = true }: MultiHeadAttentionOptions,
  names: { weight: string; bias: string; rows: number; scale?: number },
): Projection {
  return {
    weight: createWeight(engine, names.weight, [names.rows, size], { random, ...names }),
    bias: bias ? createBias(engine, names.bias, names.rows) : undefined,
  };
}

function parametersOf(projections: readonly Projection[]): Parameter[] {
  return projections.flatMap(({ weight, bias }) =>
    bias === undefined ? [weight] : [weight, bias],
  );
}

import { attentionOverTime, linear, tanh } from '../autodiff/operations.ts';
import type { AttentionOverTime } from '../autodiff/ops/attention-over-time.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { Linear } from './linear.ts';
import { type Module, qualify } from './module.ts';

/** Options of an `AttentionPooling` layer. */
export interface AttentionPoolingOptions {
  /** The width of the vectors that are pooled. */
  readonly inputSize: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const ATTENTION_POOLING_OPTIONS: OptionTable<AttentionPoolingOptions> = {
  inputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  name: { kind: 'text' },
};

/**
 * Makes one vector of a sequence's: their mean, weighted by how much each matters (Yang et al. 2016).
 *
 *     s_t = v · tanh(W x_t + b),   a = softmax(s) over the sequence's steps,   y = Σ_t a_t x_t
 */
export class AttentionPooling implements Module {
  /** W and b */
  readonly projection: Linear;
  /** v, [1, inputSize] */
  readonly context: Linear;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: AttentionPoolingOptions) {
    checkOptions('AttentionPooling', ATTENTION_POOLING_OPTIONS, options);
    const { inputSize, random, name } = options;
    const sizes = { inputSize, random } as const;
    this.projection = new Linear(engine, {
      ...sizes,
      outputSize: inputSize,
      name: qualify(name, 'projection'),
    });
    this.context = new Linear(engine, {
      ...sizes,
      ...{ outputSize: 1, bias: false, name: qualify(name, 'context') },
    });
    this.parameters = [...this.projection.parameters, ...this.context.parameters];
  }

  /**
   * @param x [steps, batch, inputSize]
   * @param lengths of the sequences; default all steps
   */
  forward(tape: Tape, x: Tensor, lengths?: ArrayLike<number>): AttentionOverTime {
    const seen = tanh(tape, this.projection.forward(tape, x));
    return attentionOverTime(tape, x, linear(tape, seen, this.context.weight), lengths);
  }
}

import { layerNorm } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `LayerNorm`. */
export interface LayerNormOptions {
  /** The width of a row. */
  readonly size: number;
  /** Whether a bias is added; default true. */
  readonly bias?: boolean;
  /** Added to the variance, against division by zero; default 1e-5, as in PyTorch. */
  readonly epsilon?: number;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const LAYER_NORM_OPTIONS: OptionTable<LayerNormOptions> = {
  size: { kind: 'whole', least: 1, required: true, unit: 'width' },
  bias: { kind: 'switch' },
  epsilon: { kind: 'number', above: 0 },
  name: { kind: 'text' },
};

/** Normalizes every row, then scales it by `weight`, ones at first, and shifts it by `bias`, zeros at first. */
export class LayerNorm implements Module {
  /** [size] */
  readonly weight: Parameter;
  /** [size] */
  readonly bias: Parameter | undefined;
  readonly epsilon: number;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: LayerNormOptions) {
    checkOptions('LayerNorm', LAYER_NORM_OPTIONS, options);
    const { size, bias = true, epsilon = 1e-5, name } = options;
    this.weight = createParameter(engine, qualify(name, 'weight'), [size]);
    engine.heap.numbers(this.weight.offset, size).fill(1);
    this.bias = bias ? createParameter(engine, qualify(name, 'bias'), [size]) : undefined;
    this.epsilon = epsilon;
    this.parameters = this.bias === undefined ? [this.weight] : [this.weight, this.bias];
  }

  /**
   * @param x [..., size]
   * @returns [..., size]
   */
  forward(tape: Tape, x: Tensor): Tensor {
    return layerNorm(tape, x, this);
  }
}

import { linear } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import { expectShape } from '../autodiff/shapes.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { fillUniform } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `Linear` layer. */
export interface LinearOptions {
  readonly inputSize: number;
  readonly outputSize: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Whether a bias is added; default true. */
  readonly bias?: boolean;
  /**
   * Another layer's weight to share, [outputSize, inputSize]: an embedding's, as language models do
   * (Press & Wolf 2017). It is then not among this layer's parameters. Default: a weight of its own.
   */
  readonly weight?: Parameter;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const LINEAR_OPTIONS: OptionTable<LinearOptions> = {
  inputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  outputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  bias: { kind: 'switch' },
  weight: { kind: 'object' },
  name: { kind: 'text' },
};

/** y = x Wᵀ + b, with PyTorch's first weights: uniform in ±1/√inputSize. */
export class Linear implements Module {
  /** [outputSize, inputSize] */
  readonly weight: Parameter;
  /** [outputSize] */
  readonly bias: Parameter | undefined;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: LinearOptions) {
    checkOptions('Linear', LINEAR_OPTIONS, options);
    const { inputSize, outputSize, random, name, weight } = options;
    if (weight !== undefined) {
      expectShape('Linear', 'weight', weight.shape, [outputSize, inputSize]);
    }
    const create = (own: string, shape: number[]): Parameter => {
      const parameter = createParameter(engine, qualify(name, own), shape);
      const view = engine.heap.numbers(parameter.offset, parameter.length);
      fillUniform(view, 1 / Math.sqrt(inputSize), random);
      return parameter;
    };
    this.weight = weight ?? create('weight', [outputSize, inputSize]);
    this.bias = (options.bias ?? true) ? create('bias', [outputSize]) : undefined;
    const own = weight === undefined ? [this.weight] : [];
    this.parameters = this.bias === undefined ? own : [...own, this.bias];
  }

  /**
   * @param x [..., inputSize]
   * @returns [..., outputSize]
   */
  forward(tape: Tape, x: Tensor): Tensor {
    return linear(tape, x, this.weight, this.bias);
  }
}

import { linear } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { Random } from '../base/random.ts';
import { fillUniform } from './initialise.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `Linear` layer. */
export interface LinearOptions {
  readonly inputSize: number;
  readonly outputSize: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Whether a bias is added; default true. */
  readonly bias?: boolean;
  /** Put before the parameters' names; default none. */
  readonly name?: string;
}

/** y = x Wᵀ + b, with PyTorch's first weights: uniform in ±1/√inputSize. */
export class Linear implements Module {
  /** [outputSize, inputSize] */
  readonly weight: Parameter;
  /** [outputSize] */
  readonly bias: Parameter | undefined;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: LinearOptions) {
    const { inputSize, outputSize, random, name } = options;
    const create = (own: string, shape: number[]): Parameter => {
      const parameter = createParameter(engine, qualify(name, own), shape);
      const view = engine.heap.numbers(parameter.offset, parameter.length);
      fillUniform(view, 1 / Math.sqrt(inputSize), random);
      return parameter;
    };
    this.weight = create('weight', [outputSize, inputSize]);
    this.bias = (options.bias ?? true) ? create('bias', [outputSize]) : undefined;
    this.parameters = this.bias === undefined ? [this.weight] : [this.weight, this.bias];
  }

  /**
   * @param x [..., inputSize]
   * @returns [..., outputSize]
   */
  forward(tape: Tape, x: Tensor): Tensor {
    return linear(tape, x, this.weight, this.bias);
  }
}

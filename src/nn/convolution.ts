import { convolveTime } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { fillUniform } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `Convolution` layer. */
export interface ConvolutionOptions {
  readonly inputSize: number;
  /** How many filters: the width of the output. */
  readonly outputSize: number;
  /** Steps that a filter sees at a time. */
  readonly width: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const CONVOLUTION_OPTIONS: OptionTable<ConvolutionOptions> = {
  inputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  outputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  width: { kind: 'whole', least: 1, required: true, unit: 'steps' },
  random: { kind: 'object', required: true },
  name: { kind: 'text' },
};

/** A convolution over time, with the shapes and the first weights of PyTorch's `Conv1d`: uniform in ±1/√(inputSize · width). */
export class Convolution implements Module {
  /** [outputSize, inputSize, width] */
  readonly weight: Parameter;
  /** [outputSize] */
  readonly bias: Parameter;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: ConvolutionOptions) {
    checkOptions('Convolution', CONVOLUTION_OPTIONS, options);
    const { inputSize, outputSize, width, random, name } = options;
    const create = (own: string, shape: number[]): Parameter => {
      const parameter = createParameter(engine, qualify(name, own), shape);
      const view = engine.heap.numbers(parameter.offset, parameter.length);
      fillUniform(view, 1 / Math.sqrt(inputSize * width), random);
      return parameter;
    };
    this.weight = create('weight', [outputSize, inputSize, width]);
    this.bias = create('bias', [outputSize]);
    this.parameters = [this.weight, this.bias];
  }

  /**
   * @param x [steps, batch, inputSize]
   * @param lengths of the sequences; default all steps
   * @returns [steps, batch, outputSize]
   */
  forward(tape: Tape, x: Tensor, lengths?: ArrayLike<number>): Tensor {
    return convolveTime(tape, { x, weight: this.weight, bias: this.bias, lengths });
  }
}

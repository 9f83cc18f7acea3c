import { embedding, linear, reshape } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import { expectShape } from '../autodiff/shapes.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { fillUniform } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `PictureConvolution` layer. */
export interface PictureConvolutionOptions {
  /** Numbers of a place of the input, and of the output. */
  readonly inputSize: number;
  readonly outputSize: number;
  /** Where the first weights come from. */
  readonly random: Random;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const PICTURE_CONVOLUTION_OPTIONS: OptionTable<PictureConvolutionOptions> = {
  inputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  outputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  name: { kind: 'text' },
};

/** Width and height of what a filter sees. */
const WIDTH = 3;

/**
 * A convolution over square pictures: each filter sees three by three places, every second place in each direction, and
 * beyond the edge those at the edge once more. As a product of gathered rows, y = W [x of the nine places] + b.
 */
export class PictureConvolution implements Module {
  /** [outputSize, 9 · inputSize]: of each place in turn, row by row. */
  readonly weight: Parameter;
  /** [outputSize] */
  readonly bias: Parameter;
  readonly parameters: readonly Parameter[];
  readonly #inputSize: number;

  constructor(engine: Engine, options: PictureConvolutionOptions) {
    checkOptions('PictureConvolution', PICTURE_CONVOLUTION_OPTIONS, options);
    const { inputSize, outputSize, random, name } = options;
    const inner = WIDTH * WIDTH * inputSize;
    this.#inputSize = inputSize;
    this.weight = createParameter(engine, qualify(name, 'weight'), [outputSize, inner]);
    this.bias = createParameter(engine, qualify(name, 'bias'), [outputSize]);
    this.parameters = [this.weight, this.bias];
    for (const { offset, length } of this.parameters) {
      fillUniform(engine.heap.numbers(offset, length), 1 / Math.sqrt(inner), random);
    }
  }

  /**
   * @param x [pictures · side², inputSize]: each picture's places, row by row
   * @param side of the pictures, an even number
   * @returns [pictures · (side / 2)², outputSize]
   * @throws UsageError when the rows are not those of whole pictures
   */
  forward(tape: Tape, x: Tensor, side: number): Tensor {
    const pictures = Math.floor(x.shape[0] / (side * side));
    expectShape('PictureConvolution', 'x', x.shape, [pictures * side * side, this.#inputSize]);
    const seen = embedding(tape, x, placesSeen(pictures, side));
    const rows = (pictures * side * side) / 4;
    const gathered = reshape(tape, seen, [rows, WIDTH * WIDTH * this.#inputSize]);
    return linear(tape, gathered, this.weight, this.bias);
  }
}

/** Lists the rows that the filter sees at each place of the output, nine each. */
function placesSeen(pictures: number, side: number): Int32Array {
  const half = side / 2;
  const rows = new Int32Array(pictures * half * half * WIDTH * WIDTH);
  const within = (index: number): number => Math.min(side - 1, Math.max(0, index));
  let at = 0;
  for (let picture = 0; picture < pictures; picture++) {
    for (let y = 0; y < half; y++) {
      for (let x = 0; x < half; x++) {
        for (let i = 0; i < WIDTH * WIDTH; i++) {
          const row = within(2 * y + Math.floor(i / WIDTH));
          const column = within(2 * x + (i % WIDTH));
          rows[at++] = (picture * side + row) * side + column;
        }
      }
    }
  }
  return rows;
}

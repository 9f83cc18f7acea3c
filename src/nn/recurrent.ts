import { concatenate, dropout, embedding, linear } from '../autodiff/operations.ts';
import type { GruForm } from '../autodiff/ops/gru-window.ts';
import { createParameter } from '../autodiff/parameters.ts';
import { expectShape } from '../autodiff/shapes.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { option, sentence } from '../base/sentence.ts';
import type { CellParameters, CellWindowResult } from './cells/cell.ts';
import { CELL_KINDS, CELLS, type CellKind, type CellWeights } from './cells/index.ts';
import { fillUniform } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `Recurrent` stack. */
export interface RecurrentOptions {
  readonly cell: CellKind;
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Source of the initial weights. */
  readonly random: Random;
  /** Layers, each fed with the outputs of the one below; default 1. */
  readonly layers?: number;
  /** Whether each layer also reads backwards, its outputs side by side with the others; default false. */
  readonly bidirectional?: boolean;
  /** Share of the outputs between layers that dropout zeroes in training; default 0. */
  readonly dropout?: number;
  /** Whether the cells have biases; default true. */
  readonly bias?: boolean;
  /** GRU: which form; default the course's, `reset-before`. Weights from PyTorch need `reset-after`. */
  readonly form?: GruForm;
  /**
   * Of cells with a forget gate: the initial value of its bias, in place of a random number; 1 keeps the cell
   * from forgetting at first (Jozefowicz et al. 2015). Default: random, as in PyTorch.
   */
  readonly forgetBias?: number;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const RECURRENT_OPTIONS: OptionTable<RecurrentOptions> = {
  cell: { kind: 'text', required: true },
  inputSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  hiddenSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  layers: { kind: 'whole', least: 1, unit: 'count' },
  bidirectional: { kind: 'switch' },
  dropout: { kind: 'number', least: 0, most: 1, unit: 'share' },
  bias: { kind: 'switch' },
  form: { kind: 'choice', choices: ['reset-before', 'reset-after'] },
  forgetBias: { kind: 'number' },
  name: { kind: 'text' },
};

/**
 * States of all layers, each [batch, hiddenSize]; layer by layer, and in each the forward
 * direction first: PyTorch's h_n and c_n, unstacked.
 */
export interface RecurrentState {
  readonly h: readonly Tensor[];
  /** The cell states; empty for cells without one. */
  readonly c: readonly Tensor[];
}

/** Options of a run over a batch of sequences. */
export interface RecurrentRun {
  /** The states to begin with; default zeros. */
  readonly state?: RecurrentState;
  /** Length of each sequence, 1 to steps; default all steps. Outputs after the end are zeros. */
  readonly lengths?: ArrayLike<number>;
  /** Where the dropout between layers is drawn from; needed in training when there is any. */
  readonly random?: Random;
  /** False: nothing is dropped out between layers, in training neither. */
  readonly dropout?: false;
}

/** The results of a run. */
export interface RecurrentResult {
  /** [steps, batch, hiddenSize · directions]: the top layer's hidden states. */
  readonly output: Tensor;
  /** The state after each sequence's last token. */
  readonly state: RecurrentState;
}

/**
 * A stack of recurrent layers over whole windows of a batch, time first.
 * Parameters have PyTorch's names, order of gates, and first values: uniform in ±1/√hiddenSize.
 */
export class Recurrent implements Module {
  readonly options: Required<
    Pick<RecurrentOptions, 'layers' | 'bidirectional' | 'dropout' | 'form'>
  > &
    Pick<RecurrentOptions, 'cell' | 'inputSize' | 'hiddenSize'>;
  readonly parameters: readonly Parameter[];
  /** The same by layer, then by direction. */
  readonly cells: readonly (readonly CellParameters[])[];

  constructor(engine: Engine, options: RecurrentOptions) {
    checkOptions('Recurrent', RECURRENT_OPTIONS, options);
    const { cell, inputSize, hiddenSize, random, name, bias = true } = options;
    const { layers = 1, bidirectional = false, form = 'reset-before' } = options;
    this.options = {
      cell,
      inputSize,
      hiddenSize,
      layers,
      bidirectional,
      form,
      dropout: options.dropout ?? 0,
    };
    const { gates, ownParameters = [] } = CELLS[cell];
    const rows = gates.length * hiddenSize;
    const parameters: Parameter[] = [];
    const create = (own: string, shape: number[]): Parameter => {
      const parameter = createParameter(engine, qualify(name, own), shape);
      const view = engine.heap.numbers(parameter.offset, parameter.length);
      fillUniform(view, 1 / Math.sqrt(hiddenSize), random);
      parameters.push(parameter);
      return parameter;
    };
    const directions = bidirectional ? ['', '_reverse'] : [''];
    this.cells = Array.from({ length: layers }, (_, layer) =>
      directions.map((suffix) => {
        const width = layer === 0 ? inputSize : hiddenSize * directions.length;
        const of = (what: string): string => `${what}_l${layer}${suffix}`;
        return {
          weightIh: create(of('weight_ih'), [rows, width]),
          weightHh: create(of('weight_hh'), [rows, hiddenSize]),
          biasIh: bias ? create(of('bias_ih'), [rows]) : undefined,
          biasHh: bias ? create(of('bias_hh'), [rows]) : undefined,
          ...Object.fromEntries(
            ownParameters.map(({ key, name, shape }) => [key, create(of(name), shape(hiddenSize))]),
          ),
          reverse: suffix !== '',
        };
      }),
    );
    this.parameters = parameters;
    if (options.forgetBias !== undefined) this.#setForgetBias(engine, options.forgetBias);
  }

  /** How many hidden states there are: layers · directions. */
  get states(): number {
    return this.options.layers * (this.options.bidirectional ? 2 : 1);
  }

  /**
   * Runs over whole sequences.
   * @param x [steps, batch, inputSize]
   * @throws UsageError when a shape does not fit, or dropout has no random numbers
   */
  forward(tape: Tape, x: Tensor, run: RecurrentRun = {}): RecurrentResult {
    expectShape('recurrent', 'x', x.shape, ['steps', 'batch', this.options.inputSize]);
    const bottom = this.cells[0].map((cell) => linear(tape, x, cell.weightIh, cell.biasIh));
    return this.forwardProjected(tape, bottom, run);
  }

  /**
   * Runs over sequences of ids whose vectors are rows of a table. The same numbers as looking the
   * rows up first, but each row of the table meets the input weights once, however often it is
   * read: cheaper while the table has fewer rows than the window has tokens (characters).
   * @param table [count, inputSize]
   * @param ids [steps, batch]
   */
  forwardLookUp(
    tape: Tape,
    table: Tensor,
    ids: ArrayLike<number>,
    shape: readonly [number, number],
    run: RecurrentRun = {},
  ): RecurrentResult {
    expectShape('recurrent', 'table', table.shape, ['count', this.options.inputSize]);
    const bottom = this.cells[0].map((cell) =>
      embedding(tape, linear(tape, table, cell.weightIh, cell.biasIh), ids, shape),
    );
    return this.forwardProjected(tape, bottom, run);
  }

  /**
   * Runs over sequences whose W_ih x + b_ih of the bottom layer are known.
   * @param projected for each direction [steps, batch, gates · hiddenSize]
   */
  forwardProjected(
    tape: Tape,
    projected: readonly Tensor[],
    run: RecurrentRun = {},
  ): RecurrentResult {
    const h: Tensor[] = [];
    const c: Tensor[] = [];
    let output: Tensor | undefined;
    for (const cells of this.cells) {
      const below = output === undefined ? undefined : this.#dropOut(tape, output, run);
      const outputs = cells.map((cell, direction) => {
        const input =
          below === undefined
            ? projected[direction]
            : linear(tape, below, cell.weightIh, cell.biasIh);
        const result = this.#runCell(tape, cell, input, h.length, run);
        h.push(result.h);
        if (result.c !== undefined) c.push(result.c);
        return result.output;
      });
      output = outputs.length === 1 ? outputs[0] : concatenate(tape, outputs, 2);
    }
    return { output: output as Tensor, state: { h, c } };
  }

  #runCell(
    tape: Tape,
    cell: CellParameters,
    projected: Tensor,
    index: number,
    run: RecurrentRun,
  ): CellWindowResult {
    return CELLS[this.options.cell].window(
      tape,
      cell,
      { projected, h0: run.state?.h[index], c0: run.state?.c[index], lengths: run.lengths },
      this.options.form,
    );
  }

  #dropOut(tape: Tape, x: Tensor, { random, dropout: drops }: RecurrentRun): Tensor {
    const rate = this.options.dropout;
    if (rate === 0 || drops === false || tape.mode === 'evaluation') return x;
    if (random === undefined) {
      throw new UsageError(
        sentence(
          'nn/dropout-needs-random',
        )`recurrent: dropout between layers needs random numbers; give ${{ option: option('random') }}.`,
      );
    }
    return dropout(tape, x, rate, random);
  }

  /** Sets the forget gate's rows of one of its two biases; of the other they become zero. */
  #setForgetBias(engine: Engine, value: number): void {
    const { cell, hiddenSize } = this.options;
    const { gates, forgetGate } = CELLS[cell];
    if (forgetGate === undefined) {
      const having = CELL_KINDS.filter((kind) => CELLS[kind].forgetGate !== undefined);
      throw new UsageError(
        sentence(
          'nn/no-forget-gate',
        )`recurrent: ${{ option: option('forgetBias') }} is for cells with a forget gate (${{ having }}); this cell is ${{ cell }}.`,
      );
    }
    const begin = gates.indexOf(forgetGate) * hiddenSize;
    for (const { biasIh, biasHh } of this.cells.flat()) {
      if (biasIh === undefined || biasHh === undefined) {
        throw new UsageError(
          sentence(
            'nn/forget-bias-needs-biases',
          )`recurrent: ${{ option: option('forgetBias') }} needs biases; leave ${{ biases: option('bias') }} at true.`,
        );
      }
      engine.heap.numbers(biasIh.offset, biasIh.length).fill(value, begin, begin + hiddenSize);
      engine.heap.numbers(biasHh.offset, biasHh.length).fill(0, begin, begin + hiddenSize);
    }
  }
}

/**
 * Copies one layer's weights out as plain numbers, for the plain steps.
 * @param direction 0 forward, 1 backwards
 * @throws UsageError when there is no such layer or direction
 */
export function cellWeightsOf(
  engine: Engine,
  recurrent: Recurrent,
  layer: number,
  direction: 0 | 1 = 0,
): CellWeights {
  const parameters = recurrent.cells[layer]?.[direction];
  if (parameters === undefined) {
    const layers = recurrent.cells.length;
    throw new UsageError(
      recurrent.options.bidirectional
        ? sentence(
            'nn/no-such-cell',
          )`cellWeightsOf: there is no layer ${{ layer }} in direction ${{ direction }}; there are ${{ layers }} layers in directions 0 and 1.`
        : sentence(
            'nn/no-such-layer',
          )`cellWeightsOf: there is no layer ${{ layer }} in direction ${{ direction }}; there are ${{ layers }} layers in direction 0.`,
    );
  }
  const { hiddenSize } = recurrent.options;
  const { reverse: _, ...named } = parameters;
  const numbers = Object.entries(named).flatMap(([key, parameter]) =>
    parameter === undefined
      ? []
      : [
          [
            key,
            Float64Array.from(engine.heap.numbers(parameter.offset, parameter.length)),
          ] as const,
        ],
  );
  const { weightIh, weightHh, ...others } = Object.fromEntries(numbers);
  return { inputSize: parameters.weightIh.shape[1], hiddenSize, weightIh, weightHh, ...others };
}

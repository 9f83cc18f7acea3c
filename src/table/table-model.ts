import { dropout, relu, tanh } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import { Linear, Recurrent } from '../nn/index.ts';
import { type InputColumn, RowEncoder } from './columns.ts';
import { type TableModelOptions, tableModelOptions } from './options.ts';
import type { Target } from './target.ts';

/** What a model file calls a table model. */
export const TABLE_MODEL_KIND = 'table-model';

/** What a model file calls a table model whose training goes on. */
export const TABLE_MODEL_CHECKPOINT_KIND = 'table-model-checkpoint';

/** What a table model learned of its table, beside the weights. */
export interface TableParts {
  readonly columns: readonly InputColumn[];
  readonly target: Target;
  /** The column whose equal values make rows the steps of one sequence; absent where each row stands alone. */
  readonly sequence?: string;
  /** Rows that it was trained on. */
  readonly rows: number;
}

/**
 * Predicts a column of a table from the others: from those of the same row,
 *
 *     h₁ = f(W₁ x + b₁),   h₂ = f(W₂ h₁ + b₂),   …,   y = W h + b
 *
 * or by a recurrent network from those of all rows of the sequence (of one direction: the rows before). y holds the logits
 * of the classes, or the one number as its distance from the mean.
 *
 * Parameters: `hidden.0.weight`, `hidden.0.bias`, …, or `recurrent.weight_ih_l0`, …; `decoder.weight`, `decoder.bias`,
 * with PyTorch's shapes and order of gates.
 */
export class TableModel {
  readonly engine: Engine;
  readonly options: TableModelOptions;
  readonly encoder: RowEncoder;
  readonly target: Target;
  readonly sequence: string | undefined;
  readonly rows: number;
  /** All parameters, always in the same order. */
  readonly parameters: readonly Parameter[];
  readonly #hidden: readonly Linear[];
  readonly #recurrent: Recurrent | undefined;
  readonly #decoder: Linear;

  /** @throws UsageError when an option is out of range */
  constructor(engine: Engine, parts: TableParts, given: Partial<TableModelOptions> = {}) {
    const options = tableModelOptions(given);
    const { network, hiddenSize, layers, bidirectional, seed } = options;
    const random = createRandom(seed, 'weights');
    this.engine = engine;
    this.options = options;
    this.encoder = new RowEncoder(parts.columns);
    this.target = parts.target;
    this.sequence = parts.sequence;
    this.rows = parts.rows;
    const { width } = this.encoder;
    this.#hidden =
      network === 'mlp'
        ? Array.from({ length: layers }, (_, i) => {
            const inputSize = i === 0 ? width : hiddenSize;
            const name = `hidden.${i}`;
            return new Linear(engine, { inputSize, outputSize: hiddenSize, random, name });
          })
        : [];
    this.#recurrent =
      network === 'mlp'
        ? undefined
        : new Recurrent(engine, {
            ...{ cell: network, inputSize: width, hiddenSize, layers, bidirectional, random },
            ...{ dropout: layers > 1 ? options.dropout : 0, name: 'recurrent' },
          });
    this.#decoder = new Linear(engine, {
      ...{ inputSize: decoderWidth(options, width), outputSize: outputsOf(parts.target) },
      ...{ random, name: 'decoder' },
    });
    const modules = [...this.#hidden, ...(this.#recurrent ? [this.#recurrent] : []), this.#decoder];
    this.parameters = modules.flatMap(({ parameters }) => parameters);
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Computes the outputs of rows.
   * @param x [steps, batch, width]: sequences side by side, time first; rows that stand alone are sequences of one step
   * @param random where dropout is drawn from; without it nothing is dropped
   * @returns [steps, batch, classes], or [steps, batch, 1] for a number
   */
  forward(tape: Tape, x: Tensor, lengths: ArrayLike<number>, random?: Random): Tensor {
    const drop = (hidden: Tensor): Tensor =>
      random === undefined ? hidden : dropout(tape, hidden, this.options.dropout, random);
    if (this.#recurrent !== undefined) {
      const { output } = this.#recurrent.forward(tape, x, {
        lengths,
        ...(random === undefined ? { dropout: false } : { random }),
      });
      return this.#decoder.forward(tape, drop(output));
    }
    const bend = this.options.activation === 'tanh' ? tanh : relu;
    const hidden = this.#hidden.reduce((h, layer) => drop(bend(tape, layer.forward(tape, h))), x);
    return this.#decoder.forward(tape, hidden);
  }
}

/** How many numbers the last layer gives for a row. */
export function outputsOf(target: Target): number {
  return target.task === 'classify' ? target.labels.length : 1;
}

/** How many numbers the last layer reads. */
export function decoderWidth(
  { network, hiddenSize, layers, bidirectional }: TableModelOptions,
  inputs: number,
): number {
  if (network === 'mlp') return layers === 0 ? inputs : hiddenSize;
  return bidirectional ? 2 * hiddenSize : hiddenSize;
}

import { embedding } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { fillNormal } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of an `Embedding` layer. */
export interface EmbeddingOptions {
  /** How many rows: the size of the vocabulary. */
  readonly count: number;
  /** The width of a row. */
  readonly size: number;
  /** Where the first vectors come from. */
  readonly random: Random;
  /** Whether optimizers update only the rows that were looked up; default false, as in PyTorch. */
  readonly sparse?: boolean;
  /** Of the first vectors, which are normal numbers; default 1, as in PyTorch. */
  readonly standardDeviation?: number;
  /** Prefix of the parameter's name; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const EMBEDDING_OPTIONS: OptionTable<EmbeddingOptions> = {
  count: { kind: 'whole', least: 1, required: true },
  size: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  sparse: { kind: 'switch' },
  standardDeviation: { kind: 'number', least: 0 },
  name: { kind: 'text' },
};

/** A table of vectors, one for each id, with PyTorch's first values: normal, standard deviation 1. */
export class Embedding implements Module {
  /** [count, size] */
  readonly weight: Parameter;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: EmbeddingOptions) {
    checkOptions('Embedding', EMBEDDING_OPTIONS, options);
    const { count, size, random, sparse = false, standardDeviation = 1, name } = options;
    this.weight = createParameter(engine, qualify(name, 'weight'), [count, size], { sparse });
    const view = engine.heap.numbers(this.weight.offset, this.weight.length);
    fillNormal(view, standardDeviation, random);
    this.parameters = [this.weight];
  }

  /**
   * @param ids the rows to look up
   * @param shape of the ids; default [ids.length]
   * @returns [...shape, size]
   */
  forward(tape: Tape, ids: ArrayLike<number>, shape?: readonly number[]): Tensor {
    return embedding(tape, this.weight, ids, shape);
  }
}
